import type { ReactNode } from 'react'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { Comparison } from '@/lib/queries/compare'

/** What the shares beside each facet value are of. */
export function ComparisonLegend({
  dataset,
  comparison: { total, overlap },
  here,
}: {
  readonly dataset: Dataset
  readonly comparison: Comparison
  /** Rows of the view. */
  readonly here: number
}): ReactNode {
  return (
    <p className="px-2 py-2 text-xs text-soft">
      Shares of {rowsInWords(dataset, here)} here and {total.toLocaleString('en')} there, and the difference
      in percentage points
      {overlap > 0
        ? `. The two have ${rowsInWords(dataset, overlap)} in common, so there are no intervals.`
        : ' with its 95 % interval; ▲ ▼ mark more than three standard errors.'}
    </p>
  )
}
