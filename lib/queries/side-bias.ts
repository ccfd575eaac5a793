import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { RINGSIDE_POLICY } from '../ratings/policy'
import { type SideBias, sideBias } from '../ratings/side-bias'
import { fitStyle, type StyleCoefficient } from '../ratings/style'
import { sideFeature } from '../ratings/style-features'
import { type StyleRows, styleRows } from '../ratings/style-rows'
import { type Share, wilson } from '../ratings/wilson'
import { isChosenByResult } from './leaderboard'
import type { Matches } from './matches'
import { type Ends, endsOf } from './outcome-shares'
import { maskOf, votesOf } from './votes'

/** Whether the answer on the left wins for standing there. */
export interface SideFigures {
  /** All rows of the view. */
  readonly ends: Ends
  /** Without battles of a model with itself. */
  readonly bias: SideBias
  /** Share of A among decisive votes. */
  readonly left: Share
  /** What standing left is worth beside the strengths; absent where nothing can be fitted. */
  readonly worth?: StyleCoefficient
  readonly reason?: 'chosen_by_result'
}

const rowsOf = new WeakMap<Dataset, StyleRows>()

/** A constant in the fit, with its error (METHODS: better than raw counts, since strong models may stand left). */
export async function fetchSideBias(
  dataset: Dataset,
  chosen: Chosen,
  matches: Matches,
): Promise<SideFigures> {
  const { votes, cells } = votesOf(dataset)
  const mask = maskOf(matches)
  const bias = sideBias(votes, mask)
  const figures = {
    ends: endsOf(votes.outcome, matches.found),
    bias,
    left: wilson(bias.aWins, bias.aWins + bias.bWins),
  }
  if (isChosenByResult(chosen)) return { ...figures, reason: 'chosen_by_result' }
  const rows = rowsOf.get(dataset) ?? styleRows(cells, votes.a, [sideFeature(dataset.rows)])
  rowsOf.set(dataset, rows)
  const fit = fitStyle(rows, RINGSIDE_POLICY, { selection: mask, further: ['side'] })
  const worth = fit.kind === 'fit' ? fit.coefficients.find(({ name }) => name === 'side') : undefined
  return { ...figures, ...(worth ? { worth } : {}) }
}
