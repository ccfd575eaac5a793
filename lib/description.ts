import { z } from 'zod'

/** What a reader is told about a dataset; `dataset.json` in its folder overrides it field by field. */
export interface DatasetDescription {
  readonly title: string
  readonly source?: string
  readonly licence?: Licence
  readonly warning?: string
  /** Model whose rating fixes the scale: `MODEL:SCORE`, or its name alone for 1000. A choice above the board. */
  readonly anchor?: string
}

export interface Licence {
  readonly name: string
  readonly href?: string
  /** The publication this licence was given to, where nothing says that the dataset is that publication. */
  readonly published_for?: string
}

const FILE = z
  .object({
    title: z.string().min(1).optional(),
    source: z.string().nullish(),
    licence: z.object({ name: z.string(), href: z.string().optional() }).nullish(),
    warning: z.string().nullish(),
    anchor: z.string().nullish(),
  })
  .transform(({ title, ...rest }) => ({
    ...(title ? { title } : {}),
    // A null takes the family's default away: this data needs no warning, say.
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value ?? undefined])),
  }))

/** Reads `dataset.json`. @throws Error whose message is one line and names the field. */
export function parseDescription(text: string): Partial<DatasetDescription> {
  const read = FILE.safeParse(JSON.parse(text))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error([issue?.path.join('.'), issue?.message].filter(Boolean).join(': '))
}

/**
 * What a folder says of itself, over what its family's publication says. Columns alone do not tell where rows are from:
 * unless the folder's name, title or source names the publication, its source is not claimed, and its licence only as
 * that of the publication. Its warning and anchor stand either way.
 *
 * @param published the family's publication; its title is the name looked for
 * @param said what `dataset.json` holds, if there is one
 * @param folder the folder's own name; the hub's cache calls it `datasets--OWNER--NAME`
 */
export function describeDataset(
  published: DatasetDescription,
  said: Partial<DatasetDescription>,
  folder: string,
): DatasetDescription {
  const named = [folder, said.title, said.source].some(
    (text) => text && plain(text).includes(plain(published.title)),
  )
  const { source, licence, ...rest } = published
  const usual = named
    ? { source, licence }
    : { licence: licence && { ...licence, published_for: published.title } }
  const all = { ...rest, ...usual, title: folder, ...said }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as typeof all
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
