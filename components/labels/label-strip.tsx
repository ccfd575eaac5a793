import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { LabelCounts } from '@/lib/queries/labels'
import { toggle, type View, viewHref } from '@/lib/view'

interface LabelStripProps {
  readonly dataset: Dataset
  readonly view: View
  readonly counts: LabelCounts
}

/** "31 of 50 read; false refusal 12, 39 % (24–56)": how far a view is read, and what was found in it. */
export function LabelStrip({ dataset, view, counts }: LabelStripProps): ReactNode {
  const { total, read, labels } = counts
  if (read === 0) return null
  const found = labels.filter(({ count }) => count > 0)
  return (
    <p className="mt-2 text-sm text-soft tabular-nums" data-label-strip>
      {read.toLocaleString('en')} of {total.toLocaleString('en')} read
      {found.map(({ label, count, share, lower, upper }, index) => (
        <span key={label}>
          {index === 0 ? '; ' : ', '}
          <Link
            href={viewHref(
              dataset.slug,
              dataset,
              toggle(
                dataset,
                view,
                'label',
                dataset.filters.find(({ name }) => name === 'label')?.param(label) ?? label,
              ),
            )}
            className="italic underline decoration-line-strong underline-offset-4 hover:decoration-accent"
          >
            <bdi>{label}</bdi>
          </Link>{' '}
          <span title="Of the rows read, with the 95 % interval (Wilson)">
            {count.toLocaleString('en')}, {percent(share)}
            {'\u00a0'}% ({percent(lower)}–{percent(upper)})
          </span>
        </span>
      ))}
    </p>
  )
}

function percent(share: number): string {
  return Math.round(share * 100).toString()
}
