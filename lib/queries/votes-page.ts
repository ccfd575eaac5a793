import type { BoardSort, CellKind, Slice } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Ignored, View } from '../view'
import { type Comparison, fetchComparison, withThere } from './compare'
import { type Coverage, coverageOf } from './coverage'
import { countFacets, type FacetCounts } from './facets'
import {
  type Board,
  type BoardRow,
  type Difference,
  type Differences,
  fetchBoard,
  fetchDifferences,
  shownRows,
} from './leaderboard'
import { fetchMatches, type Matches } from './matches'
import { type Matrix, matrixOf } from './matrix'
import { readPolicy } from './policy'
import { type ComparedBoard, comparePublished } from './published'

/** All that the explorer shows of a view. */
export interface VotesPage {
  readonly board: Board
  /** Rows of the board as they are to be shown: without those under `min_votes`, in the order of `by`. */
  readonly rows: readonly ShownRow[]
  readonly hidden: number
  readonly sort: BoardSort
  readonly cells: CellKind
  /** What the address wants the votes broken down by, if it says. */
  readonly slices: Slice | undefined
  readonly from: Differences['from'] | undefined
  /** The view beside another one, where `against` names it. */
  readonly comparison: Comparison | undefined
  /** The board published beside the dataset, where there is one. */
  readonly published: ComparedBoard | undefined
  readonly matches: Matches
  readonly matrix: Matrix
  readonly coverage: Coverage | undefined
  readonly facets: ReadonlyMap<string, FacetCounts>
  /** Rows one would have without each chosen filter, most first. */
  readonly droppings: readonly { readonly filter: string; readonly total: number }[]
  /** Policies that were not understood. */
  readonly ignored: readonly Ignored[]
}

export interface ShownRow extends BoardRow {
  readonly difference: Difference | undefined
}

export async function fetchVotesPage(dataset: Dataset, view: View): Promise<VotesPage> {
  const { policy, sort, cells, slices, ignored } = readPolicy(dataset, view)
  const matches = await fetchMatches(dataset, view.chosen)
  const board = await fetchBoard(dataset, view.chosen, policy, matches)
  const comparison = await fetchComparison(dataset, view, matches)
  const differences = await fetchDifferences(dataset, view.chosen, board, comparison)
  const shown = shownRows(board).map((row) => ({ ...row, difference: differences?.of.get(row.code) }))
  return {
    board,
    rows: sortedRows(shown, sort),
    hidden: board.rows.length - shown.length,
    sort,
    cells,
    slices,
    from: differences?.from,
    comparison,
    published: comparePublished(dataset, board),
    matches,
    matrix: matrixOf(board),
    coverage: coverageOf(board),
    facets: withThere(countFacets(dataset, view.chosen, matches), comparison),
    droppings: matches.filters
      .map((filter, number) => ({ filter, total: matches.total + (matches.nearly[number]?.length ?? 0) }))
      .sort((one, other) => other.total - one.total),
    ignored,
  }
}

/** Equal rows keep the order of the board; what is not there comes last. */
function sortedRows(rows: readonly ShownRow[], sort: BoardSort): readonly ShownRow[] {
  if (sort === 'rating') return rows
  if (sort === 'model') {
    return [...rows].sort((one, other) => one.model.localeCompare(other.model, 'en', { numeric: true }))
  }
  const key = KEYS[sort]
  return [...rows].sort((one, other) => (key(other) ?? -Infinity) - (key(one) ?? -Infinity) || 0)
}

const KEYS: Readonly<
  Record<'votes' | 'win_rate' | 'both_bad' | 'difference', (row: ShownRow) => number | undefined>
> = {
  votes: (row) => row.votes,
  win_rate: (row) => row.winRate,
  both_bad: (row) => row.bothBad / (row.wins + row.losses + row.ties + row.bothBad),
  difference: (row) => row.difference?.difference,
}
