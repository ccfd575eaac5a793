import type { ReactNode } from 'react'
import { Interval, IntervalAxis } from '@/components/charts/interval'
import { linearScale, type Scale } from '@/components/charts/scale'
import { Link } from '@/components/ui/link'
import { type BoardSort, withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import type { ShownRow, VotesPage } from '@/lib/queries/votes-page'
import { choose, type View, viewHref } from '@/lib/view'
import { DifferenceCell } from './difference-cell'
import { formatCount, formatPoints, formatRanks, formatShare } from './numbers'
import { modelVotesHref } from './vote-links'

interface BoardTableProps {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly segments: readonly string[]
}

/** The leaderboard, or where there is no rating how each model's votes ended. */
export function BoardTable({ dataset, view, page, segments }: BoardTableProps): ReactNode {
  const { rows, board, from, sort } = page
  const rated = board.fit !== undefined
  const scale = scaleOf(rows)
  const heads: readonly (readonly [BoardSort, string, string] | null)[] = [
    ['model', 'Model', 'text-left'],
    ...(rated ? [['rating', 'Rating', 'text-right'] as const, null] : []),
    ['votes', 'Votes', 'text-right'],
    ['win_rate', 'Win rate', 'text-right'],
    ['both_bad', 'Both bad', 'text-right'],
    ...(from ? [['difference', `Against ${FROM[from]}`, 'text-right'] as const] : []),
  ]
  const param = (model: string) => dataset.filters.find(({ name }) => name === 'model')?.param(model) ?? model
  return (
    <div className="overflow-x-auto">
      <table className="board w-full border-collapse text-sm" data-dims>
        <caption className="sr-only">
          {rated ? 'Models by rating, with 95 % intervals' : 'Models by win rate'}
        </caption>
        <thead>
          <tr className="border-b border-line-strong text-xs text-soft">
            {rated && (
              <th
                scope="col"
                className="py-1 pr-3 text-right font-medium"
                title="Best and worst rank its interval allows"
              >
                Rank
              </th>
            )}
            {heads.map((head) =>
              head ? (
                <th
                  key={head[0]}
                  scope="col"
                  aria-sort={sort === head[0] ? (sort === 'model' ? 'ascending' : 'descending') : undefined}
                  className={`whitespace-nowrap px-2 py-1 font-medium ${head[2]}`}
                >
                  <Link
                    href={viewHref(dataset.slug, dataset, withPolicy(view, 'by', head[0]), segments)}
                    scroll={false}
                    className="hover:underline aria-[current=true]:text-ink aria-[current=true]:underline aria-[current=true]:decoration-accent aria-[current=true]:underline-offset-4"
                    aria-current={sort === head[0] ? 'true' : undefined}
                  >
                    {head[1]}
                  </Link>
                </th>
              ) : (
                <th key="interval" scope="col" className="hidden min-w-40 px-4 py-1 sm:table-cell">
                  <span className="sr-only">95 % interval</span>
                  <IntervalAxis scale={scale} unit="points; 400 points are odds of ten to one" />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} className="border-b border-line hover:bg-surface" data-model={row.model}>
              {row.rating && (
                <td className="whitespace-nowrap py-1 pr-3 text-right text-soft">
                  {formatRanks(row.rating)}
                </td>
              )}
              <th scope="row" className="max-w-56 px-2 py-1 text-left font-normal sm:max-w-72">
                <Link
                  href={viewHref(dataset.slug, dataset, choose(dataset, view, 'model', [param(row.model)]))}
                  className="block truncate hover:text-accent hover:underline"
                  title={row.model}
                  dir="auto"
                >
                  {row.model}
                </Link>
                {row.rating?.provisional && (
                  <span className="block text-xs text-warn">provisional: {row.rating.provisional}</span>
                )}
              </th>
              {rated && <RatingCells row={row} scale={scale} />}
              <td className="px-2 py-1 text-right">
                <Counted count={row.votes} href={modelVotesHref(dataset, view, row.model, board.leftOut)} />
              </td>
              <td
                className="px-2 py-1 text-right"
                title={`${formatCount(row.wins)} won, ${formatCount(row.losses)} lost, ${formatCount(row.ties)} tied, ${formatCount(row.bothBad)} both bad`}
              >
                {formatShare(row.winRate)}
              </td>
              <td className="px-2 py-1 text-right text-soft">
                {formatShare(row.bothBad / (row.wins + row.losses + row.ties + row.bothBad))}
              </td>
              {from && <DifferenceCell difference={row.difference} from={from} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const FROM = { rest: 'the rest', plain: 'no style control' } as const

function RatingCells({ row, scale }: { readonly row: ShownRow; readonly scale: Scale }): ReactNode {
  const { rating } = row
  if (!rating) return <td colSpan={2} />
  const half = formatPoints(rating.upper - rating.rating)
  const title = `${row.model}: ${formatPoints(rating.rating)}, between ${formatPoints(rating.lower)} and ${formatPoints(rating.upper)}`
  return (
    <>
      <td className="whitespace-nowrap px-2 py-1 text-right" title={title}>
        <span className="font-medium">{formatPoints(rating.rating)}</span>
        <span className="ml-1.5 inline-block min-w-9 text-left text-xs text-faint">±{half}</span>
      </td>
      <td className="hidden px-4 py-0 align-middle sm:table-cell">
        <Interval
          {...rating}
          value={rating.rating}
          scale={scale}
          title={title}
          tentative={rating.provisional !== null}
        />
      </td>
    </>
  )
}

function Counted({ count, href }: { readonly count: number; readonly href: string | undefined }): ReactNode {
  if (!href) return formatCount(count)
  return (
    <Link href={href} className="text-accent hover:underline">
      {formatCount(count)}
    </Link>
  )
}

/** Wide enough for the intervals of settled models; one with two votes must not squeeze all others. */
function scaleOf(rows: readonly ShownRow[]): Scale {
  const rated = rows.flatMap(({ rating }) => (rating ? [rating] : []))
  const settled = rated.filter(({ provisional, votes }) => provisional === null && votes >= 20)
  const shown = settled.length >= 2 ? settled : rated
  const ends = shown.flatMap(({ lower, upper }) => [lower, upper])
  const [low, high] = [Math.min(1000, ...ends), Math.max(1000, ...ends)]
  const room = (high - low) * 0.02
  return linearScale(low - room, high + room)
}
