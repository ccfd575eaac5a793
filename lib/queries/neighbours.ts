import type { Dataset } from '../catalog'
import { join, sql } from '../sql'
import type { View } from '../view'
import { fetchMatches } from './matches'
import { fetchOrder, placeOf } from './order'

/** Where a row stands in the view it was opened from. */
export interface Neighbours {
  readonly total: number
  /** From 1; null when the view does not hold the row. */
  readonly position: number | null
  readonly previous: string | null
  readonly next: string | null
}

export async function fetchNeighbours(dataset: Dataset, view: View, row: number): Promise<Neighbours> {
  const [matches, order] = await Promise.all([fetchMatches(dataset, view.chosen), fetchOrder(dataset, view)])
  const found = placeOf(matches, order, row)
  if (!found) return { total: matches.total, position: null, previous: null, next: null }
  const { place, previous, next } = found
  const numbers = [previous, next].filter((number) => number !== undefined)
  const ids = numbers.length
    ? await dataset.db.query<{ row: number; id: string }>(
        sql`SELECT "row", id FROM "rows" WHERE "row" IN (${join(numbers)})`,
      )
    : []
  const idOf = (number: number | undefined) => ids.find((one) => one.row === number)?.id ?? null
  return { total: matches.total, position: place + 1, previous: idOf(previous), next: idOf(next) }
}
