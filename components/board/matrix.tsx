import './matrix.css'
import type { ReactNode } from 'react'
import { HeatLegend } from '@/components/charts/heat-legend'
import { CELL_KINDS, type CellKind, withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import type { VotesPage } from '@/lib/queries/votes-page'
import { type View, viewHref } from '@/lib/view'
import { Choice } from './choice'
import { ENOUGH, FAR, type MatrixNumbers, matrixCells, mostOf } from './matrix-cells'
import { MatrixGrid } from './matrix-grid'
import { MatrixList } from './matrix-list'
import { matrixNumbers } from './matrix-numbers'
import { packMatrix } from './matrix-packed'
import { formatCount, formatShare } from './numbers'
import { modelHref } from './vote-links'

interface MatrixProps {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly segments: readonly string[]
}

const LABELS: Readonly<Record<CellKind, string>> = {
  win_rate: 'win rate',
  votes: 'votes',
  tie_rate: 'ties',
  both_bad: 'both bad',
  residual: 'surprise to the fit',
}

/** Models against models in the order of the board. */
export function Matrix({ dataset, view, page, segments }: MatrixProps): ReactNode {
  const { matrix, cells: kind } = page
  if (matrix.pairs.length === 0) return null
  const numbers = matrixNumbers(dataset, view, page)
  const packed = packMatrix(numbers)
  const hasResiduals = matrix.pairs.some(({ residual }) => residual !== undefined)
  return (
    <section aria-labelledby="matrix-head" className="mt-10">
      <h2 id="matrix-head" className="text-base font-semibold">
        Models against models
      </h2>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-1 text-sm text-soft">
        <span className="text-faint">cells show:</span>
        {CELL_KINDS.map((one) => (
          <Choice
            key={one}
            label={LABELS[one]}
            chosen={one === kind}
            href={viewHref(dataset.slug, dataset, withPolicy(view, 'cells', one), segments)}
          />
        ))}
      </p>
      <p className="mt-1 max-w-prose text-soft">{meaning(kind, matrix.ties)}</p>
      {kind === 'residual' && !hasResiduals ? (
        <p className="mt-2 max-w-prose rounded bg-warn-wash px-3 py-2 text-warn" role="status">
          {page.board.fit
            ? 'With style control a vote is expected from more than its two models, so a pair has no single expectation. Choose style control: none to see it.'
            : 'There is no rating here, so nothing is expected of a pair.'}
        </p>
      ) : (
        <>
          <Legend numbers={numbers} />
          <div data-dims>
            <MatrixGrid packed={packed} />
            <MatrixList packed={packed} alone={modelHref(dataset, view, segments)} />
          </div>
        </>
      )}
    </section>
  )
}

function meaning(kind: CellKind, ties: 'half' | 'drop'): string {
  const counted = ties === 'half' ? 'ties half' : 'ties left out'
  switch (kind) {
    case 'win_rate':
      return `How often the model of the row won against the model of the column, in per cent, ${counted}. A cell opens the votes that were won, or where none was won all of the two.`
    case 'votes':
      return `How many votes there are between the two${ties === 'half' ? '' : ', ties left out'}. A cell opens them.`
    case 'tie_rate':
      return 'How many of the votes between the two were ties, in per cent. A cell opens the ties.'
    case 'both_bad':
      return 'How often both answers were bad, in per cent of the votes between the two. A cell opens those votes.'
    case 'residual':
      return `How much more or less than one rating a model expects the row won against the column, ${counted}, in standard deviations: pairs beyond ±3 are more than chance. A cell opens the votes of the two.`
  }
}

function Legend({ numbers }: { readonly numbers: MatrixNumbers }): ReactNode {
  const { kind } = numbers
  const few = 'fewer than ten votes'
  const most = () => mostOf(kind, matrixCells(numbers))
  switch (kind) {
    case 'win_rate':
      return <HeatLegend scale="diverging" ends={['lost all', '50 %', 'won all']} few={few} />
    case 'residual':
      return (
        <HeatLegend scale="diverging" ends={[`${FAR} less than expected`, '0', `${FAR} more`]} few={few} />
      )
    case 'votes':
      return (
        <HeatLegend
          scale="sequential"
          ends={[`${ENOUGH} votes`, `${formatCount(Math.max(most(), ENOUGH))}, by logarithm`]}
          few={few}
        />
      )
    case 'tie_rate':
      return <HeatLegend scale="sequential" hue="tie" ends={['no tie', formatShare(most())]} few={few} />
    case 'both_bad':
      return <HeatLegend scale="sequential" hue="bad" ends={['none', formatShare(most())]} few={few} />
  }
}
