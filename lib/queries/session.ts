import type { Dataset } from '../catalog'
import { textOf } from '../conversation'
import { join, sql } from '../sql'
import { type ContextTurn, fetchRow, type Row } from './row'
import { fetchRows, type RowSummary } from './rows'

/** An evaluation session: its votes in the order they were given, and the orders that are not in the data. */
export interface Session {
  readonly id: string
  readonly votes: readonly RowSummary[]
  /** Evaluation orders between 1 and the last one that no row has, the first hundred of them. */
  readonly missing: readonly number[]
  /** Votes there are; `votes` ends before that where a session is endless. */
  readonly total: number
}

/** Real sessions hold up to 28 votes; data where one id stands for "none" may put all rows into one. */
const MOST_VOTES = 500
const MOST_MISSING = 100

/** `undefined` where no row belongs to it. */
export async function fetchSession(dataset: Dataset, id: string): Promise<Session | undefined> {
  const found = await dataset.db.query<{ row: number; total: number }>(
    sql`SELECT "row", count(*) OVER ()::INTEGER AS total FROM "rows" WHERE session = ${id}
      ORDER BY evaluation_order NULLS LAST, "time" NULLS LAST, id_rank LIMIT ${MOST_VOTES}`,
  )
  if (found.length === 0) return undefined
  const votes = await fetchRows(
    dataset,
    found.map(({ row }) => row),
  )
  const orders = new Set(votes.map((vote) => vote.order))
  const last = votes.reduce((most, { order }) => Math.max(most, order ?? 0), 0)
  const missing: number[] = []
  for (let order = 1; order < last && missing.length < MOST_MISSING; order++) {
    if (!orders.has(order)) missing.push(order)
  }
  return { id, votes, missing, total: found[0]?.total ?? votes.length }
}

/** These votes whole, in the order given. */
export async function fetchSessionRows(dataset: Dataset, votes: readonly RowSummary[]): Promise<Row[]> {
  if (votes.length === 0) return []
  const numbers = await dataset.db.query<{ id: string; row: number }>(
    sql`SELECT id, "row" FROM "rows" WHERE id IN (${join(votes.map(({ id }) => id))})`,
  )
  const numberOf = new Map(numbers.map(({ id, row }) => [id, row]))
  return Promise.all(
    votes.flatMap(({ id }) => {
      const number = numberOf.get(id)
      return number === undefined ? [] : [fetchRow(dataset, number)]
    }),
  )
}

/** A turn of the context, with the models that answered it where an earlier row of the session holds the same text. */
export interface NamedContextTurn extends ContextTurn {
  readonly models: { readonly a: string; readonly b: string; readonly id: string } | undefined
}

/** Most rows of a session that are looked through for the models of a context. */
const MOST_LOOKED_AT = 60

/** Never guesses: a context turn whose row is not in the data keeps its models unknown. */
export async function nameContext(
  dataset: Dataset,
  row: Row,
  session: Session | undefined,
): Promise<NamedContextTurn[]> {
  const order = row.summary.order ?? Number.POSITIVE_INFINITY
  const earlier = (session?.votes ?? [])
    .filter((vote) => vote.id !== row.summary.id && (vote.order ?? Number.POSITIVE_INFINITY) <= order)
    .slice(0, MOST_LOOKED_AT)
  if (row.context.length === 0 || earlier.length === 0) {
    return row.context.map((turn) => ({ ...turn, models: undefined }))
  }
  const numbers = await dataset.db.query<{ id: string; row: number }>(
    sql`SELECT id, "row" FROM "rows" WHERE session = ${session?.id ?? ''}`,
  )
  const numberOf = new Map(numbers.map((one) => [one.id, one.row]))
  const rows = await Promise.all(
    earlier.flatMap((vote) => {
      const number = numberOf.get(vote.id)
      return number === undefined ? [] : [fetchRow(dataset, number)]
    }),
  )
  return row.context.map((turn) => ({ ...turn, models: whoAnswered(turn, rows) }))
}

function whoAnswered(turn: ContextTurn, rows: readonly Row[]): NamedContextTurn['models'] {
  const [a, b] = [turn.a.map(textOf).join('\n'), turn.b.map(textOf).join('\n')]
  for (const { summary, conversations } of rows) {
    const said = conversations.map(({ messages }) =>
      messages.filter(({ role }) => role !== 'user').map(textOf),
    )
    if ((a || b) && said[0]?.includes(a) && said[1]?.includes(b)) {
      return { a: summary.model_a ?? '', b: summary.model_b ?? '', id: summary.id }
    }
  }
  return undefined
}
