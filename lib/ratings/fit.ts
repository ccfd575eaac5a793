import type { Field, LeftOut } from './field'
import type { RatingPolicy } from './policy'

/** One fitted board before a zero point is chosen (`centre`). Arrays run over positions of `field.models`. */
export interface Fit {
  readonly kind: 'fit'
  readonly policy: RatingPolicy
  readonly field: Field
  /** Strengths in nats, summing to zero within each connected component. */
  readonly theta: Float64Array
  /** n × n, nats², row-major, along sums of zero; read it through `contrastVariance`. */
  readonly covariance: Float64Array
  /** Covariance under the prior (nats²), where some model needs the wider of both. */
  readonly cautious: Float64Array | null
  /** 1 where the wider of both counts: outside the main component, under 20 votes, or nothing but ties. */
  readonly wide: Uint8Array
  /** The prior's precision in 1/nats²: 0 at a true maximum, else 1/9. */
  readonly prior: number
  /** False when the iteration stopped short; the numbers are then approximate. */
  readonly converged: boolean
}

export type NoFitReason =
  | 'no votes'
  | 'only one model'
  | 'every battle is of a model with itself'
  | 'every vote is a tie, and ties are dropped'
  | 'too many models'
  | 'no vote has style counts'

/** Nothing can be fitted, with the reason. */
export interface NoFit {
  readonly kind: 'none'
  readonly reason: NoFitReason
  readonly policy: RatingPolicy
  readonly votesUsed: number
  readonly leftOut: LeftOut
}

/** A prior of 3 nats (521 points) per strength, used where the likelihood has no finite maximum. */
export const PRIOR = 1 / 9

/** The dense solver is cubic in the models: 500 take about a second. */
export const MOST_MODELS = 500

/** The reason why a field cannot be fitted at all, if there is one. `models` counts the dataset's models. */
export function obstacle(field: Field, models: number): NoFitReason | undefined {
  if (field.models.length > MOST_MODELS) return 'too many models'
  if (field.votesUsed > 0) return undefined
  if (field.leftOut.tiesDropped > 0) return 'every vote is a tie, and ties are dropped'
  if (models === 1) return 'only one model'
  return field.leftOut.selfBattles > 0 ? 'every battle is of a model with itself' : 'no votes'
}

/**
 * Variance in nats² of θ_i minus the mean of θ over `members` (positions): the wider of both covariances where
 * model i, or every member, is marked `wide`.
 */
export function contrastVariance(fit: Fit, i: number, members: Int32Array): number {
  const sandwich = contrast(fit.covariance, fit.theta.length, i, members)
  if (fit.cautious === null || !(fit.wide[i] === 1 || members.every((m) => fit.wide[m] === 1)))
    return sandwich
  return Math.max(sandwich, contrast(fit.cautious, fit.theta.length, i, members))
}

/** The same for every model at once: the members' own mean is formed only once. */
export function contrastVariances(fit: Fit, members: Int32Array): Float64Array {
  const n = fit.theta.length
  const plain = contrasts(fit.covariance, n, members)
  const { cautious } = fit
  if (cautious === null) return plain
  const allWide = members.every((m) => fit.wide[m] === 1)
  const careful = contrasts(cautious, n, members)
  return plain.map((v, i) => (allWide || fit.wide[i] === 1 ? Math.max(v, careful[i]!) : v))
}

/** Models outside the main component, with few votes, or with ties alone: a sandwich there would read far too narrow. */
export function wideModels(field: Field): Uint8Array {
  return field.main.map((inMain, m) =>
    inMain === 0 || field.votes[m]! < 20 || field.wins[m]! + field.losses[m]! === 0 ? 1 : 0,
  )
}

function contrast(covariance: Float64Array, n: number, i: number, members: Int32Array): number {
  let own = 0
  let mean = 0
  for (const s of members) {
    own += covariance[i * n + s]!
    for (const t of members) mean += covariance[s * n + t]!
  }
  return Math.max(0, covariance[i * n + i]! - (2 * own) / members.length + mean / members.length ** 2)
}

function contrasts(covariance: Float64Array, n: number, members: Int32Array): Float64Array {
  const toMean = new Float64Array(n)
  for (const s of members) for (let i = 0; i < n; i++) toMean[i]! += covariance[s * n + i]! / members.length
  const mean = members.reduce((sum, s) => sum + toMean[s]!, 0) / members.length
  return toMean.map((own, i) => Math.max(0, covariance[i * n + i]! - 2 * own + mean))
}
