import { FIELDS, type Field } from '../search/fields'
import { fold } from '../search/fold'
import type { Rows } from '../search/lists'
import { type Literal, occurs } from '../search/literal'
import type { Sought } from '../search/query'
import { fieldsHold, messageHolds } from '../search/scan'
import { join, type Sql, sql, wholeNumber } from '../sql'
import type { Search } from './search-terms'

/** Candidates whose texts hold a literal that is too long for a pattern. */
export async function verifyLiteral(
  search: Search,
  candidates: Rows,
  literal: Literal,
  fields: readonly Field[],
): Promise<Rows> {
  const texts = sql`list_concat(${join(fields.flatMap(messagesOf))})`
  return verify(search, candidates, 250, async (rows) => {
    const found = await search.dataset.db.queryValues<{ source: number; texts: string[] }>(
      sql`SELECT source, ${texts} AS texts FROM transcripts WHERE ${within(rows)}`,
    )
    return found.flatMap(({ source, texts }) =>
      texts.some((text) => occurs(fold(text), literal)) ? [source] : [],
    )
  })
}

/** Candidates (all rows when undefined) of which a message holds what only the database can look for. */
export async function verifyPattern(
  search: Search,
  candidates: Rows | undefined,
  sought: Sought,
  fields: readonly Field[],
): Promise<Rows> {
  const rows = candidates ?? search.dataset.counted.sources.slice().sort()
  const holds = fieldsHold(fields, messageHolds(sought, sql`m."content"`))
  // Two threads share a scan once it goes through several groups of rows.
  return verify(search, rows, liesClose(rows) ? 16_000 : 4000, async (some) => {
    // Materialised, so that the pattern is tried on the candidates alone.
    const statement = liesClose(some)
      ? sql`SELECT source FROM transcripts WHERE ${within(some)} AND ${holds}`
      : sql`WITH candidates AS MATERIALIZED (SELECT source, a, b FROM transcripts WHERE ${within(some)})
          SELECT source FROM candidates WHERE ${holds}`
    const found = await search.dataset.db.queryNumbers(statement)
    return [...(found.source ?? [])]
  })
}

/** Looks at candidates portion by portion for as long as there is time. */
async function verify(
  search: Search,
  candidates: Rows,
  portion: number,
  look: (rows: Rows) => Promise<number[]>,
): Promise<Rows> {
  const found: number[] = []
  for (let start = 0; start < candidates.length; start += portion) {
    if (performance.now() > search.until) {
      search.read = Math.min(search.read, start / candidates.length)
      break
    }
    const rows = candidates.subarray(start, start + portion)
    const wanted = new Set(rows)
    for (const source of await look(rows)) if (wanted.has(source)) found.push(source)
  }
  return Int32Array.from(found).sort()
}

/** Messages of a field as lists of texts. The sides were asked the same, mostly, but need not have been. */
function messagesOf(field: Field): Sql[] {
  const isPrompt = sql`m."role" IN ('user', 'system')`
  const texts = (side: Sql, role: Sql) =>
    sql`coalesce(list_transform(list_filter(${side}, lambda m: ${role}), lambda m: m."content"), []::VARCHAR[])`
  switch (field) {
    case FIELDS.prompt:
      return [texts(sql`a`, isPrompt), texts(sql`b`, isPrompt)]
    case FIELDS.a:
      return [texts(sql`a`, sql`NOT ${isPrompt}`)]
    case FIELDS.b:
      return [texts(sql`b`, sql`NOT ${isPrompt}`)]
  }
}

/** To go through ten rows takes less than to look one up. */
function liesClose(rows: Rows): boolean {
  return (rows.at(-1) ?? 0) - (rows[0] ?? 0) < rows.length * 10
}

function within(rows: Rows): Sql {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)]
  return liesClose(rows)
    ? sql`source BETWEEN ${first} AND ${last}`
    : sql`source IN (${join([...rows].map(wholeNumber))})`
}
