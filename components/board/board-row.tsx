import type { ReactNode } from 'react'
import { Interval } from '@/components/charts/interval'
import type { Scale } from '@/components/charts/scale'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { ShownRow, VotesPage } from '@/lib/queries/votes-page'
import { type View, viewHref } from '@/lib/view'
import { DifferenceCell } from './difference-cell'
import { formatCount, formatPoints, formatRanks, formatShare } from './numbers'
import { PublishedCell } from './published'
import { modelVotesHref } from './vote-links'

interface BoardRowProps {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly row: ShownRow
  readonly scale: Scale
}

const NUMBER = 'px-2 py-1 text-right'

/** One model: its place, its rating or its counts, and the way to its votes. */
export function BoardRow({ dataset, view, page, row, scale }: BoardRowProps): ReactNode {
  const { board, from } = page
  const { rating, wins, losses, ties, bothBad } = row
  const votes = modelVotesHref(dataset, view, row.model, board.leftOut)
  const counts = [wins, losses, ties].map(formatCount)
  return (
    <tr className="border-b border-line hover:bg-surface" data-model={row.model}>
      {rating && <td className={`whitespace-nowrap text-soft ${NUMBER}`}>{formatRanks(rating)}</td>}
      <th scope="row" className="max-w-56 px-2 py-1 text-left font-normal sm:max-w-48 xl:max-w-72">
        <Link
          href={viewHref(dataset.slug, dataset, view, ['models', row.model])}
          className="block truncate hover:text-accent hover:underline"
          title={row.model}
          dir="auto"
        >
          {row.model}
        </Link>
        {rating?.provisional && (
          <span className="block text-xs text-warn">provisional: {rating.provisional}</span>
        )}
      </th>
      {rating && <Rating model={row.model} rating={rating} scale={scale} />}
      <td className={NUMBER}>
        {votes ? (
          <Link href={votes} className="text-accent hover:underline">
            {formatCount(row.votes)}
          </Link>
        ) : (
          formatCount(row.votes)
        )}
      </td>
      {!rating &&
        counts.map((count, index) => (
          <td key={index} className={NUMBER}>
            {count}
          </td>
        ))}
      <td
        className={NUMBER}
        title={`${counts[0]} won, ${counts[1]} lost, ${counts[2]} tied, ${formatCount(bothBad)} both bad`}
      >
        {formatShare(row.winRate)}
      </td>
      <td className={`text-soft ${NUMBER}`}>{formatShare(bothBad / (wins + losses + ties + bothBad))}</td>
      {from && page.comparison && (
        <td className={`text-soft ${NUMBER}`}>
          {rating && row.difference ? formatPoints(rating.rating - row.difference.difference) : '–'}
        </td>
      )}
      {from && <DifferenceCell difference={row.difference} from={from} />}
      {page.published && <PublishedCell row={page.published.of.get(row.model)} />}
    </tr>
  )
}

function Rating({
  model,
  rating,
  scale,
}: {
  readonly model: string
  readonly rating: NonNullable<ShownRow['rating']>
  readonly scale: Scale
}): ReactNode {
  const title = `${model}: ${formatPoints(rating.rating)}, between ${formatPoints(rating.lower)} and ${formatPoints(rating.upper)}`
  return (
    <>
      <td className={`whitespace-nowrap ${NUMBER}`} title={title}>
        <span className="font-medium">{formatPoints(rating.rating)}</span>
        <span className="ml-1.5 inline-block min-w-9 text-left text-xs text-faint">
          ±{formatPoints(rating.upper - rating.rating)}
        </span>
      </td>
      <td className="hidden px-4 py-0 align-middle sm:table-cell">
        <Interval
          value={rating.rating}
          lower={rating.lower}
          upper={rating.upper}
          scale={scale}
          title={title}
          tentative={rating.provisional !== null}
        />
      </td>
    </>
  )
}
