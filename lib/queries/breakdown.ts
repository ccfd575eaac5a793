import { ApiError } from '../api-error'
import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { countCells } from '../ratings/cells'
import { compareFits, type ModelDifference } from '../ratings/difference'
import { countsOutside } from '../ratings/pair-counts'
import { DIMENSIONS, type Dimension, offersDimension, type Part, partsOf } from './dimensions'
import { fitVotes, isChosenByResult, REASONS } from './leaderboard'
import { policyAnswer } from './leaderboard-answer'
import { fetchMatches, type Matches } from './matches'
import { type Ends, endsOf } from './outcome-shares'
import { maskOf, votesOf } from './votes'

/** Ratings inside each value against the rest of the view, and how the votes of each ended. */
export interface Breakdown {
  readonly by: Dimension
  readonly total: number
  /** Most votes first, or in order where values have one; at most `MOST`. */
  readonly values: readonly BreakdownValue[]
  /** Values beyond those. */
  readonly more: number
  readonly reason?: 'chosen_by_result' | 'no_rows'
}

export interface BreakdownValue {
  /** As the filter of the dimension writes it; a month as 2024-05. */
  readonly value: string
  readonly votes: number
  readonly ends: Ends
  /** Models well sampled in the value and in the rest. */
  readonly differences: readonly BreakdownDifference[]
}

export type BreakdownDifference = Omit<ModelDifference, 'model'> & { readonly model: string }

const MOST = 12

/** |z| beyond which a difference is marked; by chance one in 370 is. */
export const MARKED = 3

/** Throws 400 for a dimension that is not one, or that this dataset says nothing about. */
export function requireDimension(dataset: Dataset, params: URLSearchParams): Dimension {
  const [value = '', ...more] = params.getAll('by')
  const by = DIMENSIONS.find((one) => one === value)
  if (!by || more.length > 0) {
    throw new ApiError(400, 'malformed_value', `by is one of ${DIMENSIONS.join(', ')}.`, 'by')
  }
  if (!offersDimension(dataset, by)) {
    throw new ApiError(400, 'not_offered', `This dataset has nothing to say about ${by}.`, 'by')
  }
  return by
}

/** Two fits a value, some 5 ms. Other requests are answered in between. */
export async function fetchBreakdown(
  dataset: Dataset,
  chosen: Chosen,
  policy: BoardPolicy,
  by: Dimension,
  known?: Matches,
): Promise<Breakdown> {
  const matches = known ?? (await fetchMatches(dataset, chosen))
  const { total } = matches
  const parts = partsOf(dataset, by, matches)
  const isRated = !isChosenByResult(chosen)
  const compare = isRated ? comparison(dataset, matches, policy) : async () => []
  const values: BreakdownValue[] = []
  for (const { value, rows } of parts.slice(0, MOST)) {
    await othersFirst()
    values.push({
      value,
      votes: rows.length,
      ends: endsOf(votesOf(dataset).votes.outcome, rows),
      differences: await compare(rows),
    })
  }
  const reason = total === 0 ? 'no_rows' : isRated ? undefined : 'chosen_by_result'
  return {
    by,
    total,
    values: by === 'turns' || by === 'order' || by === 'month' ? inOrder(values) : values,
    more: Math.max(0, parts.length - MOST),
    ...(reason ? { reason } : {}),
  }
}

/** Lets what waits be answered before the next fits. */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * Lets all that waits be answered, until the event loop had nothing to do three times in a row: a page takes several
 * turns from its figures to its first byte, and a fit between two of them would hold it up. At most fifty turns.
 */
export async function othersDone(): Promise<void> {
  for (let idle = 0, turns = 0; idle < 3 && turns < 50; turns++) {
    const began = performance.now()
    await othersFirst()
    idle = performance.now() - began < 0.5 ? idle + 1 : 0
  }
}

function comparison(
  dataset: Dataset,
  matches: Matches,
  policy: BoardPolicy,
): (rows: Part['rows']) => Promise<BreakdownDifference[]> {
  const held = votesOf(dataset)
  const view = maskOf(matches)
  const whole = countCells(held.cells, view)
  // Counts are all that a plain fit needs; only style control and clusters look at single votes.
  const needsMasks = policy.style !== 'none' || policy.cluster !== 'none'
  return async (rows) => {
    const counts = countCells(held.cells, rows)
    const inside = needsMasks ? new Uint8Array(dataset.rows) : view
    const outside = needsMasks ? view.slice() : view
    if (needsMasks) {
      for (const row of rows) {
        inside[row] = 1
        outside[row] = 0
      }
    }
    const first = await fitVotes(held, inside, policy, counts)
    const second = await fitVotes(held, outside, policy, countsOutside(whole, counts))
    if (first.kind !== 'fit' || second.kind !== 'fit') return []
    return compareFits(first, second).map((one) => ({ ...one, model: held.models[one.model] ?? '' }))
  }
}

function inOrder(values: readonly BreakdownValue[]): BreakdownValue[] {
  return [...values].sort((one, other) => one.value.localeCompare(other.value, 'en', { numeric: true }))
}

/** The body of `/api/<slug>/breakdown`: points in the value minus points in the rest of the view. */
export function breakdownAnswer({ by, total, values, more, reason }: Breakdown, policy: BoardPolicy) {
  return {
    policy: policyAnswer(policy, undefined),
    by,
    total,
    values: values.map(({ value, votes, ends, differences }) => ({
      value,
      votes,
      outcomes: { model_a: ends.a, model_b: ends.b, tie: ends.tie, both_bad: ends.bad, none: ends.none },
      differences: differences.map(({ model, first, second, difference, interval }) => ({
        model,
        rating: first,
        rest: second,
        difference,
        ...(interval
          ? {
              lower: interval.lower,
              upper: interval.upper,
              z: interval.z,
              marked: Math.abs(interval.z) > MARKED,
            }
          : {}),
      })),
    })),
    more,
    ...(reason ? { reason, message: REASONS[reason] } : {}),
  }
}
