import type { Dataset } from '../catalog'
import type { OUTCOMES } from '../filters/sides'
import { sql } from '../sql'

/** One answer to a question, given once or many times in the same words by the same model. */
export interface Answer {
  readonly model: string
  readonly text: string
  /** The newest row with it, and the side it stands on there. */
  readonly id: string
  readonly side: 'a' | 'b'
  readonly rows: number
  /** How the votes on this answer ended for it; undefined for chats. */
  readonly outcomes?: Readonly<Record<(typeof OUTCOMES)[number], number>>
  /** The most surprising of these votes, in bits, and its row; undefined where none has a surprise. */
  readonly surprise?: { readonly bits: number; readonly id: string }
}

export interface Question {
  readonly hash: string
  readonly prompt: string
  readonly image: string | null
  /** Rows that ask it, in the whole dataset. */
  readonly rows: number
  /** By model name, then from the most frequent answer down. */
  readonly answers: readonly Answer[]
}

/** Answers shown for one question; beyond that the reader is sent to the list of rows. */
export const MOST_ANSWERS = 500

/** The same normalised prompt, image and earlier context, put to every model; undefined where nobody asked it. */
export async function fetchQuestion(dataset: Dataset, hash: string): Promise<Question | undefined> {
  const image = dataset.hasImages
    ? sql`(SELECT image FROM row_images i WHERE i."row" = r."row")`
    : sql`NULL::VARCHAR`
  const [first] = await dataset.db.query<{ rows: number; source: number; image: string | null }>(
    sql`SELECT count(*)::INTEGER AS "rows", arg_min(r.source, r."row") AS source, any_value(${image}) AS image
      FROM "rows" r JOIN questions USING ("row") WHERE question = ${hash} HAVING count(*) > 0`,
  )
  if (!first) return undefined
  const [asked] = await dataset.db.query<{ prompt: string | null }>(
    sql`SELECT list_filter(a, lambda m: m."role" = 'user')[1]."content" AS prompt
      FROM transcripts WHERE source = ${first.source}`,
  )
  const side = (name: 'a' | 'b') => sql`SELECT r."row", r.id, r.surprise, ${name}::VARCHAR AS side,
    ${name === 'a' ? sql`r.model_a` : sql`r.model_b`} AS model,
    CASE WHEN r.winner > 1 THEN r.winner WHEN ${name === 'a'} THEN r.winner ELSE 1 - r.winner END AS outcome,
    coalesce(list_filter(${name === 'a' ? sql`t.a` : sql`t.b`}, lambda m: m."role" NOT IN ('user', 'system'))[1]."content", '') AS text
    FROM "rows" r JOIN questions USING ("row") JOIN transcripts t ON t.source = r.source WHERE question = ${hash}`
  const found = await dataset.db.query<{
    model: number
    text: string
    id: string
    side: 'a' | 'b'
    rows: number
    win: number
    loss: number
    tie: number
    both_bad: number
    bits: number | null
    surprising: string | null
  }>(sql`SELECT model, text, arg_min(id, "row") AS id, arg_min(side, "row") AS side, count(*)::INTEGER AS "rows",
      count(*) FILTER (outcome = 0)::INTEGER AS win, count(*) FILTER (outcome = 1)::INTEGER AS loss,
      count(*) FILTER (outcome = 2)::INTEGER AS tie, count(*) FILTER (outcome = 3)::INTEGER AS both_bad,
      max(surprise) AS bits, arg_max(id, surprise) AS surprising
    FROM (${dataset.kind === 'chat' ? side('a') : sql`${side('a')} UNION ALL ${side('b')}`})
    GROUP BY model, text ORDER BY "rows" DESC, id LIMIT ${MOST_ANSWERS}`)
  const models = dataset.counted.terms.model ?? []
  return {
    hash,
    prompt: asked?.prompt ?? '',
    image: first.image,
    rows: first.rows,
    answers: found
      .map(({ model, win, loss, tie, both_bad, bits, surprising, ...answer }) => ({
        ...answer,
        model: models[model] ?? '',
        ...(dataset.kind === 'battle' ? { outcomes: { win, loss, tie, both_bad } } : {}),
        ...(bits !== null && surprising !== null ? { surprise: { bits, id: surprising } } : {}),
      }))
      .sort((one, other) =>
        one.model === other.model ? other.rows - one.rows : one.model < other.model ? -1 : 1,
      ),
  }
}
