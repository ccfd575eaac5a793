import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount, formatPoints, formatRanks, formatShare } from '@/components/board/numbers'
import { Interval, IntervalAxis } from '@/components/charts/interval'
import { linearScale } from '@/components/charts/scale'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { CategoryPlace } from '@/lib/queries/model-categories'
import { type View, viewHref } from '@/lib/view'

interface CategoryPlacesProps {
  readonly dataset: Dataset
  readonly base: View
  readonly own: View
  readonly places: readonly CategoryPlace[]
}

const CELL = 'px-2 py-1 text-right'

/** The model's rating and rank on the board of each category. */
export function CategoryPlaces({ dataset, base, own, places }: CategoryPlacesProps): ReactNode {
  const filter = dataset.filters.find(({ name }) => name === 'category')
  if (!filter || places.length === 0) return null
  const settled = places.filter(({ rating }) => rating.provisional === null && rating.votes >= 20)
  const ends = (settled.length > 1 ? settled : places).flatMap(({ rating }) => [rating.lower, rating.upper])
  const room = (Math.max(...ends) - Math.min(...ends)) * 0.03
  const scale = linearScale(Math.min(...ends) - room, Math.max(...ends) + room, 5)
  return (
    <section aria-labelledby="by-category" className="mt-6 min-w-0">
      <h2 id="by-category" className="font-semibold">
        Rating and rank by category
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">
        Each on a board of the votes of that category alone, with a zero point of its own. A vote may be in
        several categories.
      </p>
      <div className="relative mt-2 overflow-x-auto">
        <table className="w-full max-w-4xl border-collapse text-sm" data-dims>
          <caption className="sr-only">Rating and rank by category, with 95 % intervals</caption>
          <thead>
            <tr className="border-b border-line-strong text-xs text-soft">
              <th scope="col" className="px-2 py-1 text-left font-medium">
                Category
              </th>
              <th scope="col" className={`${CELL} font-medium`}>
                Rank
              </th>
              <th scope="col" className={`${CELL} font-medium`}>
                Rating
              </th>
              <th scope="col" className="hidden min-w-40 px-4 py-1 sm:table-cell">
                <span className="sr-only">95 % interval</span>
                <IntervalAxis scale={scale} unit="points" />
              </th>
              <th scope="col" className={`${CELL} font-medium`}>
                Votes
              </th>
              <th scope="col" className={`${CELL} font-medium`}>
                Win rate
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <Place
                key={place.value}
                {...{ dataset, base, own, place, scale }}
                words={filter.valueInWords(place.value)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Place({
  dataset,
  base,
  own,
  place,
  scale,
  words,
}: Omit<CategoryPlacesProps, 'places'> & {
  readonly place: CategoryPlace
  readonly scale: ReturnType<typeof linearScale>
  readonly words: string
}): ReactNode {
  const { rating } = place
  const board = narrowed(dataset, base, 'category', place.value)
  const votes = narrowed(dataset, own, 'category', place.value)
  return (
    <tr className="border-b border-line">
      <th scope="row" className="px-2 py-1 text-left font-normal">
        {board ? (
          <Link
            href={viewHref(dataset.slug, dataset, board, ['votes'])}
            className="text-accent hover:underline"
          >
            {words}
          </Link>
        ) : (
          words
        )}
        {rating.provisional && (
          <span className="block text-xs text-warn">provisional: {rating.provisional}</span>
        )}
      </th>
      <td className={`whitespace-nowrap ${CELL}`}>
        {formatRanks(rating)} <span className="text-xs text-faint">of {formatCount(place.models)}</span>
      </td>
      <td className={`whitespace-nowrap ${CELL}`}>
        <span className="font-medium">{formatPoints(rating.rating)}</span>
        <span className="ml-1.5 inline-block min-w-9 text-left text-xs text-faint">
          ±{formatPoints(rating.upper - rating.rating)}
        </span>
      </td>
      <td className="hidden px-4 py-0 align-middle sm:table-cell">
        <Interval
          scale={scale}
          value={rating.rating}
          lower={rating.lower}
          upper={rating.upper}
          title={`${words}: ${formatPoints(rating.rating)}, between ${formatPoints(rating.lower)} and ${formatPoints(rating.upper)}`}
          tentative={rating.provisional !== null}
        />
      </td>
      <td className={CELL}>
        {votes ? (
          <Link href={viewHref(dataset.slug, dataset, votes)} className="text-accent hover:underline">
            {formatCount(place.votes)}
          </Link>
        ) : (
          formatCount(place.votes)
        )}
      </td>
      <td className={CELL}>{formatShare(rating.winRate)}</td>
    </tr>
  )
}
