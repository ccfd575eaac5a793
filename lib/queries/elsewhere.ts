import { type Dataset, listDatasets } from '../catalog'
import { sql } from '../sql'
import type { RowSummary } from './rows'

/** How often the question and the image of a row occur, itself not counted. */
export interface Elsewhere {
  readonly question: { readonly rows: number; readonly models: number }
  readonly image: { readonly rows: number; readonly models: number }
}

export async function fetchElsewhere(dataset: Dataset, summary: RowSummary): Promise<Elsewhere> {
  const count = async (from: ReturnType<typeof sql>) => {
    const [found] = await dataset.db.query<{ rows: number; models: number }>(
      sql`SELECT (count(DISTINCT id) - 1)::INTEGER AS "rows", count(DISTINCT model)::INTEGER AS models FROM (
        SELECT r.id, unnest(CASE WHEN r.model_b IS NULL THEN [r.model_a] ELSE [r.model_a, r.model_b] END) AS model
        FROM ${from})`,
    )
    return { rows: Math.max(0, found?.rows ?? 0), models: found?.models ?? 0 }
  }
  const none = Promise.resolve({ rows: 0, models: 0 })
  const [question, image] = await Promise.all([
    summary.question === null
      ? none
      : count(sql`"rows" r JOIN questions q USING ("row") WHERE q.question = ${summary.question}`),
    summary.image === null
      ? none
      : count(sql`"rows" r JOIN row_images i USING ("row") WHERE list_contains(i.images, ${summary.image})`),
  ])
  return { question, image }
}

export interface ImageFacts {
  readonly hash: string
  /** Sniffed, such as `image/png`. */
  readonly type: string
  readonly width: number | null
  readonly height: number | null
  readonly bytes: number
  readonly problem: string | null
}

/** `undefined` where the dataset has no image with this hash, or its images are not read yet. */
export async function fetchImageFacts(dataset: Dataset, hash: string): Promise<ImageFacts | undefined> {
  if (!dataset.hasImages) return undefined
  const [facts] = await dataset.db.query<ImageFacts>(
    sql`SELECT hash, type, width, height, bytes, problem FROM images WHERE hash = ${hash}`,
  )
  return facts
}

/** Rows of every other dataset that hold the image. */
export async function fetchOtherHolders(
  dataset: Dataset,
  hash: string,
): Promise<readonly { readonly slug: string; readonly title: string; readonly rows: number }[]> {
  const { entries } = await listDatasets()
  const counts = await Promise.all(
    entries.map(async (entry) => {
      const other = entry.dataset
      if (!other?.hasImages || other.slug === dataset.slug) return undefined
      const [found] = await other.db.query<{ rows: number }>(
        sql`SELECT count(*)::INTEGER AS "rows" FROM row_images WHERE list_contains(images, ${hash})`,
      )
      return found?.rows ? { slug: other.slug, title: other.description.title, rows: found.rows } : undefined
    }),
  )
  return counts.filter((one) => one !== undefined)
}
