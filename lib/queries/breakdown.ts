import { ApiError } from '../api-error'
import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { countCells } from '../ratings/cells'
import { compareFits, type ModelDifference } from '../ratings/difference'
import { countsOutside } from '../ratings/pair-counts'
import { fitVotes, isChosenByResult } from './leaderboard'
import { policyAnswer } from './leaderboard-answer'
import { fetchMatches } from './matches'
import { votesOf } from './votes'

/** What a view can be broken down by: filters of the dataset, and months of its time. */
export const DIMENSIONS = ['category', 'language', 'turns', 'code', 'preset', 'order', 'month'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Ratings inside each value against the rest of the view. */
export interface Breakdown {
  readonly by: Dimension
  readonly total: number
  /** Most votes first, or in order where values have one; at most `MOST`. */
  readonly values: readonly BreakdownValue[]
  /** Values beyond those. */
  readonly more: number
  readonly reason?: 'chosen_by_result'
}

export interface BreakdownValue {
  /** As the filter of the dimension writes it; a month as 2024-05. */
  readonly value: string
  readonly votes: number
  /** Models well sampled in the value and in the rest. */
  readonly differences: readonly (Omit<ModelDifference, 'model'> & { readonly model: string })[]
}

const MOST = 12

/** |z| beyond which a difference is marked; by chance one in 370 is. */
export const MARKED = 3

export function offersDimension(dataset: Dataset, by: Dimension): boolean {
  return dataset.filters.some(({ name }) => name === (by === 'month' ? 'date' : by))
}

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

export async function fetchBreakdown(
  dataset: Dataset,
  chosen: Chosen,
  policy: BoardPolicy,
  by: Dimension,
): Promise<Breakdown> {
  const { found, total } = await fetchMatches(dataset, chosen)
  if (isChosenByResult(chosen)) return { by, total, values: [], more: 0, reason: 'chosen_by_result' }
  const held = votesOf(dataset)
  const view = maskOf(dataset.rows, found)
  const whole = countCells(held.cells, view)
  const parts = partsOf(dataset, by, found)
  const values: BreakdownValue[] = []
  for (const [value, rows] of parts.slice(0, MOST)) {
    const inside = maskOf(dataset.rows, rows)
    const outside = view.map((one, row) => one - inside[row]!)
    const counts = countCells(held.cells, inside)
    const [first, second] = [
      await fitVotes(held, inside, policy, counts),
      await fitVotes(held, outside, policy, countsOutside(whole, counts)),
    ]
    const differences = first.kind === 'fit' && second.kind === 'fit' ? compareFits(first, second) : []
    values.push({
      value,
      votes: rows.length,
      differences: differences.map((one) => ({ ...one, model: held.models[one.model] ?? '' })),
    })
  }
  return {
    by,
    total,
    values: by === 'turns' || by === 'order' || by === 'month' ? inOrder(values) : values,
    more: Math.max(0, parts.length - MOST),
  }
}

/** Rows by value, most rows first. A row may be in several categories, and in none. */
function partsOf(dataset: Dataset, by: Dimension, found: Int32Array): (readonly [string, number[]])[] {
  const valuesOf = readerOf(dataset, by)
  const parts = new Map<string, number[]>()
  for (const row of found) {
    for (const value of valuesOf(row)) {
      const rows = parts.get(value)
      if (rows) rows.push(row)
      else parts.set(value, [row])
    }
  }
  return [...parts].sort(([name, one], [other, two]) => two.length - one.length || (name < other ? -1 : 1))
}

function readerOf({ counted }: Dataset, by: Dimension): (row: number) => readonly string[] {
  const { codes, terms, categories, flags, numbers } = counted
  const number = (column: Float64Array) => (row: number) =>
    Number.isNaN(column[row]) ? [] : [String(column[row])]
  switch (by) {
    case 'category': {
      const [low, high] = categories
      const names = terms.category ?? []
      return (row) =>
        names.filter((_, bit) => ((bit < 32 ? low[row]! >>> bit : high[row]! >>> (bit - 32)) & 1) === 1)
    }
    case 'language':
      return (row) => [terms.language?.[codes.language[row]!] ?? 'unknown']
    case 'preset':
      return (row) => [terms.preset?.[codes.preset[row]!] ?? 'none']
    case 'code':
      return (row) => (flags.code[row] === 255 ? [] : [flags.code[row] === 1 ? 'true' : 'false'])
    case 'turns':
      return number(numbers.turns)
    case 'order':
      return number(numbers.evaluation_order)
    case 'month':
      return (row) =>
        Number.isNaN(numbers.time[row]) ? [] : [new Date(numbers.time[row]! * 1000).toISOString().slice(0, 7)]
  }
}

function inOrder(values: readonly BreakdownValue[]): BreakdownValue[] {
  return [...values].sort((one, other) => one.value.localeCompare(other.value, 'en', { numeric: true }))
}

function maskOf(size: number, rows: Iterable<number>): Uint8Array {
  const mask = new Uint8Array(size)
  for (const row of rows) mask[row] = 1
  return mask
}

/** The body of `/api/<slug>/breakdown`: points in the value minus points in the rest of the view. */
export function breakdownAnswer({ by, total, values, more, reason }: Breakdown, policy: BoardPolicy) {
  return {
    policy: policyAnswer(policy, undefined),
    by,
    total,
    values: values.map(({ value, votes, differences }) => ({
      value,
      votes,
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
    ...(reason ? { reason } : {}),
  }
}
