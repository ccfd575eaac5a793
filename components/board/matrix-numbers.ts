import type { Dataset } from '@/lib/catalog'
import type { VotesPage } from '@/lib/queries/votes-page'
import type { View } from '@/lib/view'
import type { MatrixNumbers } from './matrix-cells'
import { modelKeys, pairHref } from './vote-links'

/** What the browser needs to draw the matrix of a page and to open its cells. */
export function matrixNumbers(
  dataset: Dataset,
  view: View,
  { matrix, board, cells }: Pick<VotesPage, 'matrix' | 'board' | 'cells'>,
): MatrixNumbers {
  return {
    kind: cells,
    models: matrix.models,
    keys: modelKeys(dataset, matrix.models),
    pairs: matrix.pairs.flatMap(({ a, b, aWins, bWins, ties, bothBad }) => [
      a,
      b,
      aWins,
      bWins,
      ties,
      bothBad,
    ]),
    ...(cells === 'residual'
      ? { residuals: matrix.pairs.map(({ residual = Number.NaN }) => Math.round(residual * 1000) / 1000) }
      : {}),
    ties: matrix.ties,
    href: pairHref(dataset, view),
    exact: board.leftOut.noVote > 0 || view.chosen.has('outcome'),
  }
}
