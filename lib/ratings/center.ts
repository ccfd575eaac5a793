import { contrastVariances, type Fit } from './fit'
import { POINTS, type Points, toPoints } from './points'

/** What a board's numbers are measured from: the mean of `members` (positions) reads `score` points. */
export interface Zero {
  readonly kind: 'reference' | 'mean' | 'anchor'
  readonly members: Int32Array
  readonly score: number
}

/** Models with fewer votes do not enter the zero point: one with two votes would move all others by 11 points. */
export const REFERENCE_VOTES = 30

const SCORE = 1000

/**
 * The zero point a fit's policy asks for. An anchor without votes here steps aside for `center`;
 * where no model has 30 votes the reference is the whole main component, and without one all models.
 */
export function zeroOf(fit: Fit): Zero {
  const { anchor, center } = fit.policy
  const anchored = anchor === undefined ? -1 : (fit.field.at[anchor.model] ?? -1)
  if (anchor !== undefined && anchored >= 0) {
    return { kind: 'anchor', members: Int32Array.of(anchored), score: anchor.score }
  }
  const all = Int32Array.from(fit.field.models.keys())
  if (center === 'mean') return { kind: 'mean', members: all, score: SCORE }
  const steady = referenceSet(fit)
  if (steady.length > 0) return { kind: 'reference', members: steady, score: SCORE }
  const main = all.filter((m) => fit.field.main[m] === 1)
  return { kind: 'reference', members: main.length > 0 ? main : all, score: SCORE }
}

/** Positions of the models of the main component with at least 30 votes; may be empty. */
export function referenceSet(fit: Fit): Int32Array {
  const { models, main, votes } = fit.field
  return Int32Array.from(models.keys()).filter((m) => main[m] === 1 && votes[m]! >= REFERENCE_VOTES)
}

/** Ratings and standard errors in points by position, measured from the mean of `members` (positions, not empty). */
export function centre(fit: Fit, { members, score }: Pick<Zero, 'members' | 'score'>): Points {
  if (members.length === 0) throw new Error('A zero point needs at least one model')
  const mean = members.reduce((sum, m) => sum + fit.theta[m]!, 0) / members.length
  return {
    rating: fit.theta.map((theta) => toPoints(theta - mean, score)),
    error: contrastVariances(fit, members).map((variance) => POINTS * Math.sqrt(variance)),
  }
}
