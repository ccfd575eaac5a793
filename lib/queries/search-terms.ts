import type { Dataset } from '../catalog'
import type { Field } from '../search/fields'
import { intersection, neighbours, type Rows, union } from '../search/lists'
import { type Literal, literalOf } from '../search/literal'
import { LONGEST_PATTERN, requiredParts } from '../search/pattern'
import { type Places, readPlaces, readRows } from '../search/postings'
import type { Sought } from '../search/query'
import { LONGEST_TERM, tokensOf } from '../search/tokens'
import { join, type Sql, sql } from '../sql'

import { placesOf } from './held-places'
import { verifyLiteral, verifyPattern } from './search-texts'

/** One search under way. Rows are counted by `source`, as the index does. */
export interface Search {
  readonly dataset: Dataset
  readonly rowOf: Int32Array
  /** By `performance.now()`; texts that were not read by then are not read. */
  readonly until: number
  /** Share of the candidates whose texts were read. */
  read: number
}

/** Sources of the rows that hold what is sought in one of these fields. */
export async function findSought(search: Search, sought: Sought, fields: readonly Field[]): Promise<Rows> {
  const size = search.rowOf.length
  if (sought.kind === 'pattern') {
    return verifyPattern(search, await patternCandidates(search, sought.source, fields), sought, fields)
  }
  const literal = literalOf(sought.text, sought.open)
  if (literal.tokens.length === 0) return verifyPattern(search, undefined, sought, fields)
  const found = await Promise.all(fields.map((field) => literalCandidates(search, literal, field)))
  const rows = union(found, size)
  if (literal.exact || literal.term !== undefined) return rows
  // Signs stand in no list.
  return literal.folded.length > LONGEST_PATTERN
    ? verifyLiteral(search, rows, literal, fields)
    : verifyPattern(search, rows, sought, fields)
}

/** Rows that may hold a literal in a field, and that do where the literal is exact. */
async function literalCandidates(search: Search, literal: Literal, field: Field): Promise<Rows> {
  const { dataset, rowOf } = search
  if (literal.term !== undefined) return fetchTerm(dataset, literal.term, field)
  const terms = literal.tokens.map(({ text }) => text.slice(0, LONGEST_TERM))
  const open = literal.open ? terms.at(-1) : undefined
  const whole = open === undefined ? terms : terms.slice(0, -1)
  const [placed, begun] = await Promise.all([
    whole.length > 1
      ? Promise.all(
          whole.map((term) => placesOf(dataset, term, field, () => fetchPlaces(dataset, term, field))),
        )
      : undefined,
    open === undefined ? undefined : fetchTerms(dataset, field, sql`starts_with(term, ${open})`),
  ])
  const lists: Rows[] = []
  if (placed) lists.push(neighbours(placed, literal.offsets))
  else if (whole[0] !== undefined) lists.push(await fetchTerm(dataset, whole[0], field))
  if (begun) lists.push(union(begun, rowOf.length))
  return intersection(lists)
}

/** Rows that hold every part that a pattern cannot do without; undefined where it needs none. */
async function patternCandidates(
  { dataset, rowOf }: Search,
  source: string,
  fields: readonly Field[],
): Promise<Rows | undefined> {
  const tokens = requiredParts(source).flatMap(tokensOf)
  if (tokens.length === 0) return undefined
  const lists = await Promise.all(
    tokens.map(async ({ text, kind }) => {
      // A word of the pattern is any part of a word of the text, which may have been cut off before it.
      const condition = kind === 1 ? sql`(contains(term, ${text}) OR term = '')` : sql`term = ${text}`
      const found = await Promise.all(fields.map((field) => fetchTerms(dataset, field, condition)))
      return union(found.flat(), rowOf.length)
    }),
  )
  return intersection(lists)
}

interface PostingRow {
  readonly count: number
  readonly rows: Uint8Array
}

function fetchPostings<Row extends PostingRow>(
  { db }: Dataset,
  columns: Sql,
  condition: Sql,
  field: Field,
): Promise<Row[]> {
  return db.queryValues<Row>(
    sql`SELECT ${columns} FROM postings WHERE ${condition} AND field = ${field} ORDER BY piece`,
  )
}

const ROWS = sql`"count", "rows"`

async function fetchTerm(dataset: Dataset, term: string, field: Field): Promise<Rows> {
  const found = await fetchPostings<PostingRow>(dataset, ROWS, sql`term = ${term}`, field)
  return joined(found.map(({ count, rows }) => readRows(rows, count)))
}

async function fetchTerms(dataset: Dataset, field: Field, condition: Sql): Promise<Rows[]> {
  const found = await fetchPostings<PostingRow>(dataset, ROWS, condition, field)
  return found.map(({ count, rows }) => readRows(rows, count))
}

async function fetchPlaces(dataset: Dataset, term: string, field: Field): Promise<Places> {
  const found = await fetchPostings<PostingRow & { readonly places: Uint8Array }>(
    dataset,
    join([ROWS, sql`places`]),
    sql`term = ${term}`,
    field,
  )
  const pieces = found.map(({ count, rows, places }) => readPlaces(readRows(rows, count), places))
  if (pieces.length === 1 && pieces[0]) return pieces[0]
  const rows = joined(pieces.map((piece) => piece.rows))
  const total = pieces.reduce((sum, piece) => sum + (piece.from.at(-1) ?? 0), 0)
  const from = new Int32Array(rows.length + 1)
  const places = new Int32Array(total)
  let row = 0
  let place = 0
  for (const piece of pieces) {
    const count = piece.from.at(-1) ?? 0
    places.set(piece.places.subarray(0, count), place)
    for (let nth = 0; nth < piece.rows.length; nth++) from[row++] = place + piece.from[nth]!
    place += count
  }
  from[row] = place
  return { rows, from, places }
}

/** Pieces follow each other in the order of their rows. */
function joined(lists: readonly Rows[]): Rows {
  const [only, ...others] = lists
  if (only && others.length === 0) return only
  const all = new Int32Array(lists.reduce((sum, rows) => sum + rows.length, 0))
  let at = 0
  for (const rows of lists) {
    all.set(rows, at)
    at += rows.length
  }
  return all
}
