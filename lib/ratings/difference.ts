import { centre, referenceSet } from './center'
import { contrastVariance, type Fit } from './fit'
import { interval95, POINTS } from './points'

export interface Difference {
  /** Points; first minus second. */
  readonly difference: number
  readonly error: number
  readonly lower: number
  readonly upper: number
  readonly z: number
}

/**
 * How much better model `a` is than model `b` (numbers) in one fit, by var = C_aa + C_bb − 2 C_ab:
 * not the overlap of two intervals. `undefined` when either has no vote or both are one model.
 */
export function ratingDifference(fit: Fit, a: number, b: number): Difference | undefined {
  const i = fit.field.at[a] ?? -1
  const j = fit.field.at[b] ?? -1
  if (i < 0 || j < 0 || i === j) return undefined
  const ways = [contrastVariance(fit, i, Int32Array.of(j)), contrastVariance(fit, j, Int32Array.of(i))]
  return differenceOf(POINTS * (fit.theta[i]! - fit.theta[j]!), POINTS * Math.sqrt(Math.max(...ways)))
}

export interface ModelDifference {
  readonly model: number
  /** Points on the common zero: the first fit's rating, the second's, and first minus second. */
  readonly first: number
  readonly second: number
  readonly difference: number
  /** Of the difference; `null` when the two fits share votes. */
  readonly interval: Omit<Difference, 'difference'> | null
}

/**
 * Two boards on one scale: both centred on the models in both reference sets, independent votes, var = se² + se².
 * Models outside show none. `overlapping` slices get no interval. Empty when fewer than two models are common.
 * Model numbers must mean the same in both.
 */
export function compareFits(first: Fit, second: Fit, overlapping = false): ModelDifference[] {
  const inSecond = new Set(Array.from(referenceSet(second), (m) => second.field.models[m]!))
  const common = Array.from(referenceSet(first), (m) => first.field.models[m]!).filter((m) => inSecond.has(m))
  if (common.length < 2) return []
  const one = centre(first, { members: Int32Array.from(common, (m) => first.field.at[m]!), score: 1000 })
  const two = centre(second, { members: Int32Array.from(common, (m) => second.field.at[m]!), score: 1000 })
  return common.map((model) => {
    const i = first.field.at[model]!
    const j = second.field.at[model]!
    const { difference, ...interval } = differenceOf(
      one.rating[i]! - two.rating[j]!,
      Math.hypot(one.error[i]!, two.error[j]!),
    )
    return {
      model,
      first: one.rating[i]!,
      second: two.rating[j]!,
      difference,
      interval: overlapping ? null : interval,
    }
  })
}

function differenceOf(difference: number, error: number): Difference {
  const z = difference === 0 ? 0 : difference / error
  return { difference, error, ...interval95(difference, error), z }
}
