import type { Dataset } from '../catalog'
import { join, sql } from '../sql'
import { heldMap } from './held-map'

/** One row as a list shows it. Keys are those of the API. */
export interface RowSummary {
  readonly id: string
  readonly model?: string
  readonly model_a?: string
  readonly model_b?: string
  /** `null` is a battle nobody voted on. */
  readonly winner?: string | null
  readonly language: string
  /** As stored. */
  readonly language_raw: string | null
  readonly turns: number | null
  /** ISO 8601, UTC. */
  readonly time: string | null
  readonly categories: readonly string[]
  readonly preset: string | null
  readonly code: boolean | null
  readonly prompt: string
  /** The start of each answer. */
  readonly answers: readonly string[]
  /** Characters of the longer side's answers. */
  readonly length: number
  readonly prompt_tokens: number | null
  readonly tokens_a: number | null
  readonly tokens_b: number | null
  readonly user: string | null
  readonly session: string | null
  readonly order: number | null
  readonly anonymous: boolean | null
  /** Bits of a vote under the fit of the whole dataset; null where nothing is expected of it. Votes only. */
  readonly surprise?: number | null
  /** SHA-256 of the first image; null while images are read, and where there is none. */
  readonly image: string | null
  readonly images: readonly (string | null)[]
  readonly question: string | null
  /** True when the row holds bytes that are not UTF-8, shown as U+FFFD. */
  readonly marked: boolean
  /** File and row of the parquet. */
  readonly source: { readonly file: string; readonly row: number }
}

/** Everything narrow about rows, by number, in the order asked for. */
export async function fetchRows(dataset: Dataset, numbers: readonly number[]): Promise<RowSummary[]> {
  if (numbers.length === 0) return []
  return (await fetchStoredRows(dataset, numbers)).map(({ summary }) => summary)
}

/** As `fetchRows`, with what only the page of a row needs. */
export async function fetchStoredRows(
  dataset: Dataset,
  numbers: readonly number[],
): Promise<{ readonly summary: RowSummary; readonly counts: SideCounts }[]> {
  const [found, pictures] = await Promise.all([fetchRaw(dataset, numbers), fetchPictures(dataset, numbers)])
  const byRow = new Map(found.map((row) => [row.row, row]))
  const picturesOf = new Map(pictures.map((row) => [row.row, row]))
  return numbers.flatMap((number) => {
    const row = byRow.get(number)
    return row ? [{ summary: summaryOf(dataset, row, picturesOf.get(number)), counts: row }] : []
  })
}

/** Counts that came with the data, a side. */
export type SideCounts = Readonly<
  Record<`${'tokens' | 'headers' | 'lists' | 'bold'}_${'a' | 'b'}`, number | null>
>

/** The number of the row with this id; undefined where there is none. */
export async function fetchRowNumber(dataset: Dataset, id: string): Promise<number | undefined> {
  const all = heldNumbers.of(dataset)
  if (all) return all.get(id)
  const [row] = await dataset.db.query<{ row: number }>(
    sql`SELECT "row" FROM "rows" WHERE id = ${id} LIMIT 1`,
  )
  return row?.row
}

/** Rows of which the ids are fetched at once: some 15 ms. */
const PART = 20_000

/** Some 150 bytes a row. */
export const heldNumbers = heldMap<number>('ids', async function* ({ db, rows }) {
  for (let start = 0; start < rows; start += PART) {
    const found = await db.query<{ row: number; id: string }>(
      sql`SELECT "row", id FROM "rows" WHERE "row" >= ${start} AND "row" < ${start + PART}`,
    )
    yield found.map(({ row, id }) => [id, row] as const)
  }
})

interface RawRow extends SideCounts {
  readonly row: number
  readonly id: string
  readonly time: number | null
  readonly file: number
  readonly file_row: number
  readonly model: number | null
  readonly model_a: number | null
  readonly model_b: number | null
  readonly winner: number
  readonly language: number
  readonly preset: number | null
  readonly categories: string
  readonly code: boolean | null
  readonly anonymous: boolean | null
  readonly turns: number | null
  readonly evaluation_order: number | null
  readonly prompt_tokens: number | null
  readonly tokens_a: number | null
  readonly tokens_b: number | null
  readonly length: number
  readonly user_id: string | null
  readonly session: string | null
  readonly language_raw: string | null
  readonly marked: boolean
  readonly prompt: string | null
  readonly answer_a: string | null
  readonly answer_b: string | null
  readonly prompt_hash: string
  readonly surprise: number | null
}

interface RowPictures {
  readonly row: number
  readonly images: (string | null)[] | null
  readonly question: string | null
}

/** By its index: a condition that is no plain list of numbers would read the whole table. */
function fetchRaw(dataset: Dataset, numbers: readonly number[]): Promise<RawRow[]> {
  return dataset.db.query<RawRow>(
    sql`SELECT * EXCLUDE (id_rank, source, categories), categories::VARCHAR AS categories
      FROM "rows" WHERE "row" IN (${join(numbers)})`,
  )
}

/** Asked for apart, since a join would not look either table up by its index. */
async function fetchPictures(dataset: Dataset, numbers: readonly number[]): Promise<RowPictures[]> {
  if (!dataset.hasImages) return []
  return dataset.db.query<RowPictures>(
    sql`SELECT "row", images, question FROM row_images WHERE "row" IN (${join(numbers)})`,
  )
}

function summaryOf(dataset: Dataset, row: RawRow, pictures: RowPictures | undefined): RowSummary {
  const { terms } = dataset.counted
  const model = (code: number | null) => (code === null ? '' : (terms.model?.[code] ?? ''))
  const bits = BigInt(row.categories)
  const winner = terms.winner?.[row.winner] ?? 'none'
  const preset = row.preset === null ? null : (terms.preset?.[row.preset] ?? null)
  const images = pictures?.images ?? []
  // A question of an image dataset is only known once its image is.
  const ownQuestion = dataset.imageColumn ? null : row.prompt_hash
  return {
    id: row.id,
    ...(dataset.kind === 'chat'
      ? { model: model(row.model) }
      : {
          model_a: model(row.model_a),
          model_b: model(row.model_b),
          winner: winner === 'none' ? null : winner,
        }),
    language: terms.language?.[row.language] ?? 'unknown',
    language_raw: row.language_raw,
    turns: row.turns,
    time: row.time === null ? null : isoTime(row.time),
    categories: (terms.category ?? []).filter((_, code) => (bits >> BigInt(code)) & 1n),
    preset: preset === 'none' ? null : preset,
    code: row.code,
    prompt: row.prompt ?? '',
    answers: dataset.kind === 'chat' ? [row.answer_a ?? ''] : [row.answer_a ?? '', row.answer_b ?? ''],
    length: row.length,
    prompt_tokens: row.prompt_tokens,
    tokens_a: row.tokens_a,
    tokens_b: row.tokens_b,
    user: row.user_id,
    session: row.session,
    order: row.evaluation_order,
    anonymous: row.anonymous,
    ...(dataset.kind === 'battle' ? { surprise: row.surprise } : {}),
    image: images.find((hash) => hash !== null) ?? null,
    images,
    question: dataset.hasImages ? (pictures?.question ?? null) : ownQuestion,
    marked: row.marked,
    source: { file: dataset.files[row.file]?.name ?? '', row: row.file_row },
  }
}

/** ISO 8601 in UTC of epoch seconds; null beyond what a date can hold. */
function isoTime(seconds: number): string | null {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
