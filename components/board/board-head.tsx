import type { ReactNode } from 'react'
import { IntervalAxis } from '@/components/charts/interval'
import type { Scale } from '@/components/charts/scale'
import { Link } from '@/components/ui/link'
import { type BoardSort, withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import type { VotesPage } from '@/lib/queries/votes-page'
import { type View, viewHref } from '@/lib/view'

interface BoardHeadProps {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly segments: readonly string[]
  readonly scale: Scale
}

const FROM = { rest: 'Against the rest', plain: 'Against no style control', view: 'Difference' } as const
const HEAD = 'whitespace-nowrap px-2 py-1 font-medium'

/** Heads that sort by link, and the axis of the intervals. */
export function BoardHead({ dataset, view, page, segments, scale }: BoardHeadProps): ReactNode {
  const rated = page.board.fit !== undefined
  const sortable = (by: BoardSort, label: string, align = 'text-right') => (
    <th
      scope="col"
      aria-sort={page.sort === by ? (by === 'model' ? 'ascending' : 'descending') : undefined}
      className={`${HEAD} ${align}`}
    >
      <Link
        href={viewHref(dataset.slug, dataset, withPolicy(view, 'by', by), segments)}
        scroll={false}
        className="hover:underline aria-[current=true]:text-ink aria-[current=true]:underline aria-[current=true]:decoration-accent aria-[current=true]:underline-offset-4"
        aria-current={page.sort === by ? 'true' : undefined}
      >
        {label}
      </Link>
    </th>
  )
  return (
    <thead>
      <tr className="border-b border-line-strong text-xs text-soft">
        {rated && (
          <th
            scope="col"
            className={`${HEAD} text-right`}
            title="Best and worst rank that the interval allows"
          >
            Rank
          </th>
        )}
        {sortable('model', 'Model', 'text-left')}
        {rated && (
          <>
            {sortable('rating', 'Rating')}
            <th scope="col" className="hidden min-w-40 px-4 py-1 sm:table-cell">
              <span className="sr-only">95 % interval</span>
              <IntervalAxis scale={scale} unit="points; 400 points are odds of ten to one" />
            </th>
          </>
        )}
        {sortable('votes', 'Votes')}
        {!rated &&
          ['Won', 'Lost', 'Tied'].map((label) => (
            <th key={label} scope="col" className={`${HEAD} text-right`}>
              {label}
            </th>
          ))}
        {sortable('win_rate', 'Win rate')}
        {sortable('both_bad', 'Both bad')}
        {page.from && page.comparison && (
          <th
            scope="col"
            className={`${HEAD} text-right`}
            title="Rating in the view compared with, on the zero point of this board"
          >
            There
          </th>
        )}
        {page.from && sortable('difference', page.comparison ? 'Difference' : FROM[page.from])}
        {page.published && (
          <th scope="col" className={`${HEAD} text-right`} title="From board.csv, and this board minus it">
            <a href="#published" className="hover:underline">
              Published
            </a>
          </th>
        )}
      </tr>
    </thead>
  )
}
