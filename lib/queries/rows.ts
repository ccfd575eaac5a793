import type { Dataset } from '../catalog'
import { join, sql } from '../sql'
import { type Counted, NO_CODE } from './counted'
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

/** Rows by number, in the order asked for: their texts from the index, all else from memory. */
export async function fetchRows(dataset: Dataset, numbers: readonly number[]): Promise<RowSummary[]> {
  if (numbers.length === 0) return []
  const [found, pictures] = await Promise.all([fetchTexts(dataset, numbers), fetchPictures(dataset, numbers)])
  const textsOf = new Map(found.map((texts) => [texts.row, texts]))
  const picturesOf = new Map(pictures.map((row) => [row.row, row]))
  return numbers.flatMap((number) => {
    const texts = textsOf.get(number)
    return texts ? [summaryOf(dataset, texts, picturesOf.get(number))] : []
  })
}

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

/** What is too wide to be held in memory. */
interface RowTexts {
  readonly row: number
  readonly id: string
  readonly user_id: string | null
  readonly session: string | null
  readonly language_raw: string | null
  readonly prompt: string | null
  readonly answer_a: string | null
  readonly answer_b: string | null
  readonly prompt_hash: string
}

interface RowPictures {
  readonly row: number
  readonly images: (string | null)[] | null
  readonly question: string | null
}

/** By its index: a condition that is no plain list of numbers would read the whole table. */
function fetchTexts(dataset: Dataset, numbers: readonly number[]): Promise<RowTexts[]> {
  return dataset.db.query<RowTexts>(
    sql`SELECT "row", id, user_id, session, language_raw, prompt, answer_a, answer_b, prompt_hash
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

function summaryOf(dataset: Dataset, texts: RowTexts, pictures: RowPictures | undefined): RowSummary {
  const { row } = texts
  const { codes, categories, files, fileRows, flags, numbers, sides, terms } = dataset.counted
  const term = (field: string, code: keyof Counted['codes']) => terms[field]?.[codes[code][row] ?? NO_CODE]
  const winner = term('winner', 'winner') ?? 'none'
  const preset = term('preset', 'preset') ?? 'none'
  const time = orNull(numbers.time[row])
  const images = pictures?.images ?? []
  // A question of an image dataset is only known once its image is.
  const ownQuestion = dataset.imageColumn ? null : texts.prompt_hash
  return {
    id: texts.id,
    ...(dataset.kind === 'chat'
      ? { model: term('model', 'model') ?? '' }
      : {
          model_a: term('model', 'model_a') ?? '',
          model_b: term('model', 'model_b') ?? '',
          winner: winner === 'none' ? null : winner,
        }),
    language: term('language', 'language') ?? 'unknown',
    language_raw: texts.language_raw,
    turns: orNull(numbers.turns[row]),
    time: time === null ? null : isoTime(time),
    categories: (terms.category ?? []).filter(
      (_, code) => ((categories[code >> 5]?.[row] ?? 0) >>> (code & 31)) & 1,
    ),
    preset: preset === 'none' ? null : preset,
    code: saidOrNull(flags.code[row]),
    prompt: texts.prompt ?? '',
    answers: dataset.kind === 'chat' ? [texts.answer_a ?? ''] : [texts.answer_a ?? '', texts.answer_b ?? ''],
    length: numbers.length[row] ?? 0,
    prompt_tokens: orNull(numbers.prompt_tokens[row]),
    tokens_a: orNull(sides.a.tokens[row]),
    tokens_b: orNull(sides.b.tokens[row]),
    user: texts.user_id,
    session: texts.session,
    order: orNull(numbers.evaluation_order[row]),
    anonymous: saidOrNull(flags.anonymous[row]),
    ...(dataset.kind === 'battle' ? { surprise: orNull(numbers.surprise[row]) } : {}),
    image: images.find((hash) => hash !== null) ?? null,
    images,
    question: dataset.hasImages ? (pictures?.question ?? null) : ownQuestion,
    marked: flags.marked[row] === 1,
    source: { file: dataset.files[files[row] ?? -1]?.name ?? '', row: fileRows[row] ?? -1 },
  }
}

/** A number as `Counted` holds it, where a row without one has NaN. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}

function saidOrNull(flag: number | undefined): boolean | null {
  return flag === 0 || flag === 1 ? flag === 1 : null
}

/** ISO 8601 in UTC of epoch seconds; null beyond what a date can hold. */
function isoTime(seconds: number): string | null {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
