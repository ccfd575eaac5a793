import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import type { Selection } from '../filters/selection'
import { cutOffAnswer, type SearchedHow } from '../search/caveat'
import { FIELDS, type Field } from '../search/fields'
import type { Rows } from '../search/lists'
import { formatQuery, type Query, type Scope, type Term } from '../search/query'
import { scanOf } from '../search/scan'
import { sql } from '../sql'
import { findSought, type Search } from './search-terms'

/** Which rows a query finds, and what a reader must know about how they were found. */
export interface SearchAnswer extends SearchedHow {
  /** 1 where a row matches, newest first. */
  readonly mask: Uint8Array
}

const answers = new WeakMap<Dataset, Map<string, Promise<SearchAnswer>>>()
/** Answers kept of a dataset, the last ones asked for: a page asks for the same one several times over. */
const KEPT = 24

export function queryOf(selection: Selection<unknown>): Query {
  return (selection as Selection<Query>).any.flat()
}

/** How the search of a view was answered; undefined where nothing is searched for. */
export async function fetchSearchOf(dataset: Dataset, chosen: Chosen): Promise<SearchAnswer | undefined> {
  const sought = chosen.get('q')
  return sought && fetchSearch(dataset, queryOf(sought))
}

/** To be spread into an answer for programs: says so where the search of a view was cut off. */
export async function fetchCutOff(
  dataset: Dataset,
  chosen: Chosen,
): Promise<ReturnType<typeof cutOffAnswer>> {
  return cutOffAnswer(await fetchSearchOf(dataset, chosen))
}

/** The rows that a query finds, by the index of words where it is there. */
export function fetchSearch(dataset: Dataset, query: Query): Promise<SearchAnswer> {
  const kept = answers.get(dataset) ?? new Map<string, Promise<SearchAnswer>>()
  answers.set(dataset, kept)
  const key = formatQuery(query)
  const known = kept.get(key)
  kept.delete(key)
  const answer = known ?? answerTo(dataset, query)
  kept.set(key, answer)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  answer.catch(() => kept.delete(key))
  return answer
}

/** As `fetchSearch`, without remembering: for the bench. */
export async function answerTo(dataset: Dataset, query: Query): Promise<SearchAnswer> {
  if (dataset.rows === 0) return { mask: new Uint8Array(), scanned: false, read: 1 }
  if (!dataset.hasWords) return { mask: await scan(dataset, query), scanned: true, read: 1 }
  const search: Search = {
    dataset,
    rowOf: rowsBySource(dataset),
    until: performance.now() + PATIENCE,
    read: 1,
  }
  const groups = await Promise.all(
    query.map((group) => Promise.all(group.map((term) => findTerm(search, term)))),
  )
  const mask = new Uint8Array(dataset.rows).fill(1)
  for (const masks of groups) {
    for (let row = 0; row < mask.length; row++) {
      if (mask[row] === 1 && !masks.some((one) => one[row] === 1)) mask[row] = 0
    }
  }
  return { mask, scanned: false, read: search.read }
}

/** Milliseconds for what only the texts themselves can tell. */
const PATIENCE = 4000

async function scan({ db, rows }: Dataset, query: Query): Promise<Uint8Array> {
  const { row } = await db.queryNumbers(sql`SELECT "row" FROM "rows" WHERE ${scanOf(query)}`)
  const mask = new Uint8Array(rows)
  for (const one of row ?? []) mask[one] = 1
  return mask
}

async function findTerm(search: Search, { scope, without, sought }: Term): Promise<Uint8Array> {
  const { dataset } = search
  const mask = new Uint8Array(dataset.rows)
  if (scope === 'winner' || scope === 'loser') {
    const sides = await Promise.all([
      findSought(search, sought, [FIELDS.a]),
      findSought(search, sought, [FIELDS.b]),
    ])
    for (const [side, found] of sides.entries()) {
      mark(search, mask, found, scope === 'winner' ? side : 1 - side)
    }
  } else mark(search, mask, await findSought(search, sought, fieldsOf(scope)))
  if (without) for (let row = 0; row < mask.length; row++) mask[row] = 1 - mask[row]!
  return mask
}

/** Sets what was found, of votes with this winner alone where one is given. */
function mark({ dataset, rowOf }: Search, mask: Uint8Array, found: Rows, winner?: number): void {
  const winners = dataset.counted.codes.winner
  for (let at = 0; at < found.length; at++) {
    const row = rowOf[found[at]!]!
    if (winner === undefined || winners[row] === winner) mask[row] = 1
  }
}

function fieldsOf(scope: Exclude<Scope, 'winner' | 'loser'> | undefined): readonly Field[] {
  switch (scope) {
    case undefined:
      return [FIELDS.prompt, FIELDS.a, FIELDS.b]
    case 'prompt':
      return [FIELDS.prompt]
    case 'answer':
      return [FIELDS.a, FIELDS.b]
    case 'a':
      return [FIELDS.a]
    case 'b':
      return [FIELDS.b]
  }
}

const placed = new WeakMap<Int32Array, Int32Array>()

/** Row by source. Sources of groups that could not be read are nobody's. */
function rowsBySource({ counted: { sources } }: Dataset): Int32Array {
  const known = placed.get(sources)
  if (known) return known
  const rowOf = new Int32Array(sources.reduce((most, source) => Math.max(most, source), -1) + 1)
  for (let row = 0; row < sources.length; row++) rowOf[sources[row]!] = row
  placed.set(sources, rowOf)
  return rowOf
}
