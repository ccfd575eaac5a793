import type { Dataset } from '../catalog'
import type { View } from '../view'
import { fetchMatches, type Matches } from './matches'
import { fetchOrder, pageOf } from './order'
import { fetchRows, type RowSummary } from './rows'

/** The rows of one page of a view, and what matched. */
export async function fetchPage(
  dataset: Dataset,
  view: View,
): Promise<{ readonly matches: Matches; readonly rows: readonly RowSummary[] }> {
  const [matches, order] = await Promise.all([fetchMatches(dataset, view.chosen), fetchOrder(dataset, view)])
  const numbers = pageOf(matches, order, (view.page - 1) * view.size, view.size)
  return { matches, rows: await fetchRows(dataset, numbers) }
}
