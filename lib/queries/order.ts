import type { Dataset } from '../catalog'
import { type Sql, sql } from '../sql'
import { defaultSort, emptyView, type Sort, type View } from '../view'
import type { Matches } from './matches'

/** Every sort ends with the id, and rows without the value come last. Rows lie in newest-first order. */
const ORDERS: Readonly<Record<Exclude<Sort, 'newest'>, Sql>> = {
  oldest: sql`"time" NULLS LAST, id_rank`,
  turns: sql`turns NULLS LAST, id_rank`,
  '-turns': sql`turns DESC NULLS LAST, id_rank`,
  length: sql`length NULLS LAST, id_rank`,
  '-length': sql`length DESC NULLS LAST, id_rank`,
  surprise: sql`surprise NULLS LAST, id_rank`,
  '-surprise': sql`surprise DESC NULLS LAST, id_rank`,
  id: sql`id_rank`,
}

const orders = new WeakMap<Dataset, Map<Sort, Promise<Int32Array | undefined>>>()

/** Row numbers of the whole dataset in the order of a view; undefined for the order they lie in. Sorted once a sort. */
export function fetchOrder(dataset: Dataset, view: View): Promise<Int32Array | undefined> {
  const sort = view.sort ?? defaultSort(dataset)
  if (sort === 'newest') return Promise.resolve(undefined)
  const known = orders.get(dataset) ?? new Map<Sort, Promise<Int32Array | undefined>>()
  orders.set(dataset, known)
  const order =
    known.get(sort) ??
    dataset.db
      .queryNumbers(sql`SELECT "row" FROM "rows" ORDER BY ${ORDERS[sort]}`)
      .then((columns) => Int32Array.from(columns.row ?? []))
  known.set(sort, order)
  order.catch(() => known.delete(sort))
  return order
}

/** These rows in the order of a sort, as a list of them has it. */
export async function inOrder(dataset: Dataset, rows: Int32Array, sort: Sort): Promise<Int32Array> {
  const order = await fetchOrder(dataset, { ...emptyView, sort })
  if (!order) return rows.slice().sort()
  const wanted = new Uint8Array(dataset.rows)
  for (const row of rows) wanted[row] = 1
  return order.filter((row) => wanted[row] === 1)
}

/** The matching rows from `offset` on in the given order, at most `count` of them. */
export function pageOf(
  matches: Matches,
  order: Int32Array | undefined,
  offset: number,
  count: number,
): number[] {
  const found: number[] = []
  if (offset >= matches.total) return found
  // The order a dataset lies in needs no search, nor does a view of all of its rows.
  const places = order === undefined ? matches.found : matches.filters.length === 0 ? order : undefined
  if (places) return [...places.subarray(offset, offset + count)]
  let seen = 0
  for (let place = 0; place < matches.rows && found.length < count; place++) {
    const row = order?.[place] ?? 0
    if (matches.misses[row] === 0 && seen++ >= offset) found.push(row)
  }
  return found
}

/** Place of a row in the view, from 0, with the rows before and behind it; undefined when it is not in the view. */
export function placeOf(
  matches: Matches,
  order: Int32Array | undefined,
  row: number,
): { place: number; previous: number | undefined; next: number | undefined } | undefined {
  if (matches.misses[row] !== 0) return undefined
  let place = 0
  let previous: number | undefined
  for (let index = 0; index < matches.rows; index++) {
    const candidate = order ? (order[index] ?? 0) : index
    if (matches.misses[candidate] !== 0) continue
    if (candidate === row) {
      for (let behind = index + 1; behind < matches.rows; behind++) {
        const next = order ? (order[behind] ?? 0) : behind
        if (matches.misses[next] === 0) return { place, previous, next }
      }
      return { place, previous, next: undefined }
    }
    previous = candidate
    place++
  }
  return undefined
}
