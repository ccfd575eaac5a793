import type { Dataset } from '../catalog'
import type { View } from '../view'
import { type Comparison, fetchComparison, withThere } from './compare'
import { countFacets, type FacetCounts } from './facets'
import { fetchMatches, type Matches } from './matches'
import { fetchOrder, pageOf } from './order'
import { fetchRows, type RowSummary } from './rows'
import { type Found, fetchFound } from './search-hits'

/** All that the browse page shows of a view. */
export interface Browse {
  readonly total: number
  readonly rows: readonly RowSummary[]
  /** What a search found in these rows, by id. */
  readonly found: ReadonlyMap<string, Found>
  readonly facets: ReadonlyMap<string, FacetCounts>
  readonly comparison: Comparison | undefined
  /** Rows one would have without each chosen filter, most first; only where few are left. */
  readonly droppings: readonly { readonly filter: string; readonly total: number }[]
}

/** Below this many rows a reader is shown what each filter costs. */
const FEW = 30

export async function fetchBrowse(dataset: Dataset, view: View): Promise<Browse> {
  const [matches, order] = await Promise.all([fetchMatches(dataset, view.chosen), fetchOrder(dataset, view)])
  const numbers = pageOf(matches, order, (view.page - 1) * view.size, view.size)
  const rows = fetchRows(dataset, numbers)
  const found = fetchFound(dataset, view.chosen, numbers)
  const comparison = await fetchComparison(dataset, view, matches)
  const facets = withThere(countFacets(dataset, view.chosen, matches), comparison)
  return {
    total: matches.total,
    rows: await rows,
    found: byId(await rows, numbers, await found),
    facets,
    comparison,
    droppings: matches.total < FEW ? countDroppings(matches) : [],
  }
}

function byId(
  rows: readonly RowSummary[],
  numbers: readonly number[],
  found: ReadonlyMap<number, Found> | undefined,
): ReadonlyMap<string, Found> {
  return new Map(
    rows.flatMap(({ id }, at) => {
      const one = found?.get(numbers[at] ?? -1)
      return one ? [[id, one] as const] : []
    }),
  )
}

function countDroppings(matches: Matches): { filter: string; total: number }[] {
  return matches.filters
    .map((filter, number) => ({ filter, total: matches.total + (matches.nearly[number]?.length ?? 0) }))
    .sort((one, other) => other.total - one.total)
}
