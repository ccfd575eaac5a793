import type { Dataset } from '../catalog'
import { join, type Sql, sql } from '../sql'

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
  const found = await fetchRaw(dataset, sql`r."row" IN (${join(numbers)})`)
  const byRow = new Map(found.map((row) => [row.row, row]))
  return numbers.flatMap((number) => {
    const row = byRow.get(number)
    return row ? [summaryOf(dataset, row)] : []
  })
}

/** The number of the row with this id; undefined where there is none. */
export async function fetchRowNumber(dataset: Dataset, id: string): Promise<number | undefined> {
  const [row] = await dataset.db.query<{ row: number }>(
    sql`SELECT "row" FROM "rows" WHERE id = ${id} LIMIT 1`,
  )
  return row?.row
}

interface RawRow {
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
  readonly images: (string | null)[] | null
  readonly question: string | null
}

function fetchRaw(dataset: Dataset, condition: Sql): Promise<RawRow[]> {
  const { imageColumn, hasImages } = dataset
  const [images, from] = hasImages
    ? [sql`i.images, i.question`, sql`"rows" r LEFT JOIN row_images i ON i."row" = r."row"`]
    : [
        imageColumn ? sql`NULL AS images, NULL AS question` : sql`NULL AS images, r.prompt_hash AS question`,
        sql`"rows" r`,
      ]
  return dataset.db.query<RawRow>(
    sql`SELECT r.* EXCLUDE (id_rank, source, prompt_hash, categories), r.categories::VARCHAR AS categories, ${images}
      FROM ${from} WHERE ${condition}`,
  )
}

function summaryOf(dataset: Dataset, row: RawRow): RowSummary {
  const { terms } = dataset.counted
  const model = (code: number | null) => (code === null ? '' : (terms.model?.[code] ?? ''))
  const bits = BigInt(row.categories)
  const winner = terms.winner?.[row.winner] ?? 'none'
  const preset = row.preset === null ? null : (terms.preset?.[row.preset] ?? null)
  const images = row.images ?? []
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
    image: images.find((hash) => hash !== null) ?? null,
    images,
    question: row.question,
    marked: row.marked,
    source: { file: dataset.files[row.file]?.name ?? '', row: row.file_row },
  }
}

/** ISO 8601 in UTC of epoch seconds; null beyond what a date can hold. */
function isoTime(seconds: number): string | null {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
