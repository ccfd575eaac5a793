import './matrix.css'
import type { ReactNode } from 'react'
import type { Dataset } from '@/lib/catalog'
import type { VotesPage } from '@/lib/queries/votes-page'
import type { View } from '@/lib/view'
import type { MatrixNumbers } from './matrix-cells'
import { MatrixGrid } from './matrix-grid'
import { MatrixList } from './matrix-list'
import { modelHref, modelKeys, pairHref } from './vote-links'

interface MatrixProps {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly segments: readonly string[]
}

/** Models against models in the order of the board. */
export function Matrix({ dataset, view, page, segments }: MatrixProps): ReactNode {
  const { matrix, board } = page
  if (matrix.pairs.length === 0) return null
  const numbers: MatrixNumbers = {
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
    ties: matrix.ties,
    href: pairHref(dataset, view),
    exact: board.leftOut.noVote > 0 || view.chosen.has('outcome'),
  }
  return (
    <section aria-labelledby="matrix-head" className="mt-10">
      <h2 id="matrix-head" className="text-base font-semibold">
        Models against models
      </h2>
      <p className="mt-1 max-w-prose text-soft">
        How often the model of the row won against the model of the column, in per cent
        {matrix.ties === 'half' ? ', ties half' : ', ties left out'}. A cell opens the votes that were won, or
        where none was won all of the two.
      </p>
      <Legend />
      <div data-dims>
        <MatrixGrid numbers={numbers} />
        <MatrixList numbers={numbers} alone={modelHref(dataset, view, segments)} />
      </div>
    </section>
  )
}

const STEPS = ['l10', 'l8', 'l6', 'l4', 'l2', 'even', 'w2', 'w4', 'w6', 'w8', 'w10']

function Legend(): ReactNode {
  return (
    <p className="legend my-2 hidden items-center gap-2 text-xs text-soft sm:flex">
      <span>lost all</span>
      <span className="flex" aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={step}>
            <span className="block h-3 w-5" />
          </span>
        ))}
      </span>
      <span>won all</span>
      <span className="few ml-3 inline-block h-3 w-5 border border-line" aria-hidden="true" />
      <span>fewer than ten votes</span>
    </p>
  )
}
