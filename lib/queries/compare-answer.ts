import { againstParam } from '../against'
import type { Dataset } from '../catalog'
import type { Comparison, SharePair } from './compare'
import type { FacetCounts } from './facets'
import type { Board, Differences } from './leaderboard'

/** The body of `/api/<slug>/facets`; where the view is compared every value has its share here, there, and the difference. */
export function facetsAnswer(
  dataset: Dataset,
  total: number,
  facets: ReadonlyMap<string, FacetCounts>,
  comparison: Comparison | undefined,
) {
  const answers = [...facets].map(([name, counts]) => {
    const shares = comparison?.shares.get(name)
    const beside = (key: string) => (comparison ? shareAnswer(shares?.get(key)) : {})
    return [
      name,
      counts.kind === 'values'
        ? counts.values.map((one) => ({ ...one, ...beside(one.value) }))
        : { bins: counts.bins.map((one) => ({ ...one, ...beside(String(one.low)) })), none: counts.none },
    ]
  })
  return {
    total,
    ...(comparison ? { against: comparisonAnswer(dataset, comparison) } : {}),
    facets: Object.fromEntries(answers),
  }
}

/** What a view was compared with. `overlap`: rows in both, with which there are no intervals. */
function comparisonAnswer(dataset: Dataset, { against, total, overlap }: Comparison) {
  return { view: againstParam(dataset, against), total, overlap }
}

/** Shares are of all rows of either view, in 0 … 1; null of none. */
function shareAnswer(pair: SharePair | undefined) {
  const { here, there, difference, interval } = pair ?? NOWHERE
  return {
    here: { count: here.count, share: finite(here.share) },
    there: { count: there.count, share: finite(there.share) },
    difference: finite(difference),
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  }
}

/** A chosen value that occurs in neither view. */
const NOWHERE: SharePair = {
  here: { count: 0, share: 0 },
  there: { count: 0, share: 0 },
  difference: 0,
  interval: null,
}

/** What `/api/<slug>/leaderboard` says of a comparison: once for the board, and for each of its models. */
export function boardComparison(
  dataset: Dataset,
  board: Board,
  comparison: Comparison,
  differences: Differences | undefined,
) {
  const ratings = new Map(board.rows.map(({ code, rating }) => [code, rating?.rating ?? Number.NaN]))
  const there = new Map(
    [...(differences?.of ?? [])].map(([code, { difference, interval }]) => [
      code,
      {
        // On the zero point of this board: the models in both reference sets have one mean here and there.
        rating: (ratings.get(code) ?? Number.NaN) - difference,
        difference,
        lower: interval?.lower ?? null,
        upper: interval?.upper ?? null,
        z: interval?.z ?? null,
      },
    ]),
  )
  return { against: { ...comparisonAnswer(dataset, comparison), models: there.size }, there }
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null
}
