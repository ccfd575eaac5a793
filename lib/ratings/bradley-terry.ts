import { factorCholesky, invertCholesky, sandwichProduct, solveCholesky } from './cholesky'
import { type ClusteredVotes, clusterScores, fewClusters } from './clusters'
import { type Field, fieldOf } from './field'
import { type Fit, type NoFit, obstacle, PRIOR, wideModels } from './fit'
import { addLaplacian, ground, removeConstant, symmetric } from './information'
import type { PairCounts } from './pair-counts'
import type { RatingPolicy } from './policy'

/**
 * The Bradley-Terry fit of a slice: Newton's method on the pair counts, exact to about 1e-9 nats
 * (Bradley & Terry 1952; existence: Ford 1957; sandwich: White 1982).
 * `clusters` must be given when `policy.cluster` is not `none`; `policy.style` is ignored (see `fitStyle`).
 */
export function fitBradleyTerry(
  counts: PairCounts,
  policy: RatingPolicy,
  clusters?: ClusteredVotes,
): Fit | NoFit {
  if (policy.cluster !== 'none' && clusters === undefined) {
    throw new Error(`Intervals clustered by ${policy.cluster} need the cluster of every vote`)
  }
  const field = fieldOf(counts, policy)
  const reason = obstacle(field, counts.models)
  if (reason !== undefined) {
    return { kind: 'none', reason, policy, votesUsed: field.votesUsed, leftOut: field.leftOut }
  }
  const prior = field.bounded ? 0 : PRIOR
  const { theta, converged } = maximise(field, prior)
  const { covariance, frail } = covarianceOf(field, theta, prior, policy, clusters)
  const wide = frail ? new Uint8Array(theta.length).fill(1) : wideModels(field)
  const cautious = wide.includes(1) ? priorCovariance(field, theta) : null
  return { kind: 'fit', policy, field, theta, covariance, cautious, wide, prior, converged }
}

const STEPS = 100
/** Newton doubles the digits each step: a last move of 1e-8 nats leaves an error near 1e-15. */
const CLOSE = 1e-8

/** Strengths in nats at the maximum of the (penalised) likelihood, summing to zero in each component. */
export function maximise(field: Field, prior: number): { theta: Float64Array; converged: boolean } {
  const n = field.models.length
  const theta = startingStrengths(field)
  let pass = pairPass(field, theta, prior)
  for (let step = 0; step < STEPS; step++) {
    const factor = new Float64Array(n * n)
    addLaplacian(factor, n, field, pass.information)
    ground(factor, n, field, prior)
    if (factorCholesky(factor, n) !== -1) return { theta, converged: false }
    const move = pass.gradient.map((g) => -g)
    solveCholesky(factor, n, move)
    let slope = dot(pass.gradient, move)
    for (let i = 0; i < n; i++) theta[i]! += move[i]!
    pass = pairPass(field, theta, prior)
    // The loss is convex: while its slope along the move has not turned steeply upwards the step was not too long.
    while (dot(pass.gradient, move) > -0.5 * slope && slope < -1e-16) {
      for (let i = 0; i < n; i++) {
        move[i]! /= 2
        theta[i]! -= move[i]!
      }
      slope /= 2
      pass = pairPass(field, theta, prior)
    }
    if (move.every((m) => Math.abs(m) < CLOSE)) return { theta, converged: true }
  }
  return { theta, converged: false }
}

/** METHODS' start, a rough log odds, shifted to sums of zero. */
function startingStrengths(field: Field): Float64Array {
  const { of, count } = field.components
  const theta = field.wins.map((wins, m) => {
    const ties = field.votes[m]! - wins - field.losses[m]!
    return (4 * (wins + ties / 2 + 2)) / (field.votes[m]! + 4) - 2
  })
  const sum = new Float64Array(count)
  const size = new Int32Array(count)
  theta.forEach((t, m) => {
    sum[of[m]!]! += t
    size[of[m]!]!++
  })
  return theta.map((t, m) => t - sum[of[m]!]! / size[of[m]!]!)
}

/** Gradient of the loss, and each pair's u N π(1 − π). */
function pairPass(
  field: Field,
  theta: Float64Array,
  prior: number,
): { gradient: Float64Array; information: Float64Array } {
  const gradient = theta.map((t) => prior * t)
  const information = new Float64Array(field.left.length)
  for (let p = 0; p < information.length; p++) {
    const l = field.left[p]!
    const r = field.right[p]!
    const pi = 1 / (1 + Math.exp(theta[r]! - theta[l]!))
    const n = field.leftWins[p]! + field.rightWins[p]! + field.tied[p]!
    const u = field.weight[p]!
    const g = u * (n * pi - field.leftWins[p]! - field.tied[p]! / 2)
    gradient[l]! += g
    gradient[r]! -= g
    information[p] = u * n * pi * (1 - pi)
  }
  return { gradient, information }
}

/** The covariance of θ that the policy asks for: sandwich A G A, clustered or not, or Fisher's. */
function covarianceOf(
  field: Field,
  theta: Float64Array,
  prior: number,
  policy: RatingPolicy,
  clusters: ClusteredVotes | undefined,
): { covariance: Float64Array; frail: boolean } {
  const n = field.models.length
  const inverse = inverseInformation(field, theta, prior, field.weight)
  if (prior === 0) removeConstant(inverse, n, field)
  if (policy.interval === 'fisher' && policy.weights === 'none') return { covariance: inverse, frail: false }
  if (policy.interval === 'sandwich' && clusters !== undefined && policy.cluster !== 'none') {
    const scores = clusterScores(field, theta, policy, clusters)
    return { covariance: sandwichProduct(inverse, scores.meat, n), frail: fewClusters(scores.clusters, n) }
  }
  const meat = new Float64Array(n * n)
  addLaplacian(meat, n, field, scoreVariances(field, theta, policy.interval))
  return { covariance: sandwichProduct(inverse, symmetric(meat, n), n), frail: false }
}

/** Per pair Σ u² (y − π)², or, for a weighted Fisher interval, what the model itself expects of it. */
function scoreVariances(field: Field, theta: Float64Array, interval: RatingPolicy['interval']): Float64Array {
  return field.weight.map((u, p) => {
    const pi = 1 / (1 + Math.exp(theta[field.right[p]!]! - theta[field.left[p]!]!))
    const won = field.leftWins[p]!
    const lost = field.rightWins[p]!
    const tied = field.tied[p]!
    if (interval === 'fisher') return u * u * (won + lost + tied) * pi * (1 - pi)
    return u * u * (won * (1 - pi) ** 2 + lost * pi ** 2 + tied * (0.5 - pi) ** 2)
  })
}

/** Fisher's covariance with the prior of 3 nats on every strength: what little data cannot make narrower than it is. */
export function priorCovariance(field: Field, theta: Float64Array): Float64Array {
  return inverseInformation(field, theta, PRIOR, new Float64Array(field.left.length).fill(1))
}

/** Where rounding leaves the information singular the prior of 3 nats stands in. */
function inverseInformation(
  field: Field,
  theta: Float64Array,
  prior: number,
  weight: Float64Array,
): Float64Array {
  const n = field.models.length
  const information = weight.map((u, p) => {
    const pi = 1 / (1 + Math.exp(theta[field.right[p]!]! - theta[field.left[p]!]!))
    return u * (field.leftWins[p]! + field.rightWins[p]! + field.tied[p]!) * pi * (1 - pi)
  })
  for (const precision of [prior, PRIOR]) {
    const matrix = new Float64Array(n * n)
    addLaplacian(matrix, n, field, information)
    ground(matrix, n, field, precision)
    if (factorCholesky(matrix, n) === -1) return invertCholesky(matrix, n)
  }
  throw new Error(`The information matrix of ${n} models is singular even with a prior`)
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}
