import type { ReactNode } from 'react'
import { ExpectationPanel } from '@/components/votes/expectation'
import { winnerOf } from '@/components/votes/result'
import type { Dataset } from '@/lib/catalog'
import { headline } from '@/lib/headline'
import type { Expectation } from '@/lib/queries/expectation'
import type { RowSummary } from '@/lib/queries/rows'
import { emptyView, pageHref, type View, viewHref } from '@/lib/view'
import { onlyView } from './row-links'

interface RowExpectationProps {
  readonly dataset: Dataset
  readonly view: View
  /** Rows of the view. */
  readonly total: number
  readonly summary: RowSummary
  readonly expectation: Expectation | undefined
}

/** What was expected of a vote, with the ways from there; or why nothing was. */
export function RowExpectation(props: RowExpectationProps): ReactNode {
  const { dataset, view, total, summary, expectation } = props
  if (!expectation) {
    const self = summary.model_a === summary.model_b
    return (
      <p className="text-faint">
        {self
          ? 'Both sides are the same model: there is nothing to expect of this battle.'
          : 'The votes of this dataset allow no rating, so nothing is expected of this one.'}
      </p>
    )
  }
  return (
    <ExpectationPanel
      expectation={expectation}
      winner={winnerOf(summary.winner)}
      surpriseHref={surprisingHref(dataset, summary.surprise)}
      viewWords={headline(dataset, view, total)}
      viewHref={viewHref(dataset.slug, dataset, { ...view, page: 1 })}
      boardHref={viewHref(dataset.slug, dataset, emptyView, ['votes'])}
      profileHref={(model) => pageHref(dataset.slug, ['models', model])}
    />
  )
}

/** All votes at least this surprising, the most surprising first. */
export function surprisingHref(dataset: Dataset, bits: number | null | undefined): string | undefined {
  if (typeof bits !== 'number') return undefined
  const view = onlyView(dataset, [['surprise', [{ low: bits }]]])
  return view && viewHref(dataset.slug, dataset, { ...view, sort: '-surprise' })
}
