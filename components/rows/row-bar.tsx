import type { ReactNode } from 'react'
import { FetchedLink } from '@/components/ui/fetched-link'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { headline } from '@/lib/headline'
import type { Neighbours } from '@/lib/queries/neighbours'
import { type View, viewHref } from '@/lib/view'

interface RowBarProps {
  readonly dataset: Dataset
  readonly view: View
  readonly neighbours: Neighbours
  readonly hrefOf: (id: string) => string
  readonly children: ReactNode
}

/** Where the row stands in its view, the ways on and back, and what can be done with it. */
export function RowBar({ dataset, view, neighbours, hrefOf, children }: RowBarProps): ReactNode {
  const { total, position } = neighbours
  const page = position === null ? 1 : Math.ceil(position / view.size)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-soft">
      <RowSteps neighbours={neighbours} hrefOf={hrefOf} keys />
      <p className="min-w-0 max-w-xl flex-1 basis-60">
        {position === null && <span>This row is not among </span>}
        <Link
          href={viewHref(dataset.slug, dataset, { ...view, page })}
          className="text-accent underline decoration-accent/40 underline-offset-4 [overflow-wrap:anywhere] hover:decoration-accent"
          data-key="u"
          data-key-label="back to the list"
        >
          {headline(dataset, view, total)}
        </Link>
      </p>
      <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div>
    </div>
  )
}

interface RowStepsProps {
  readonly neighbours: Neighbours
  readonly hrefOf: (id: string) => string
  /** `j` and `k` belong to one of the two on a page. */
  readonly keys?: boolean
}

/** Previous, "412 of 1,204", next. The next row is fetched beforehand. */
export function RowSteps({ neighbours, hrefOf, keys }: RowStepsProps): ReactNode {
  const { total, position, previous, next } = neighbours
  if (position === null) return null
  const look = 'grid size-8 place-items-center rounded border border-line bg-surface text-lg leading-none'
  const gone = (
    <span className={`${look} text-line-strong opacity-50`} aria-hidden="true">
      ·
    </span>
  )
  return (
    <nav
      aria-label={keys ? 'Rows of this view' : 'Rows of this view, at the end'}
      className="flex items-center gap-2"
    >
      {previous === null ? (
        gone
      ) : (
        <Link
          href={hrefOf(previous)}
          rel="prev"
          aria-label="Previous row"
          title="Previous row (k)"
          className={`${look} text-ink hover:border-line-strong`}
          {...(keys ? { 'data-key': 'k', 'data-key-label': 'previous row' } : {})}
        >
          ‹
        </Link>
      )}
      <span className="tabular-nums">
        {position.toLocaleString('en')} of {total.toLocaleString('en')}
      </span>
      {next === null ? (
        gone
      ) : (
        <FetchedLink
          href={hrefOf(next)}
          rel="next"
          aria-label="Next row"
          title="Next row (j)"
          className={`${look} text-ink hover:border-line-strong`}
          {...(keys ? { 'data-key': 'j', 'data-key-label': 'next row' } : {})}
        >
          ›
        </FetchedLink>
      )}
    </nav>
  )
}
