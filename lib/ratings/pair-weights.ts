import type { RatingPolicy } from './policy'

const SMALLEST_PAIR = 50

/**
 * arena-rank's reweighting 1 / max(N_p, 50), scaled to a mean of 1: that changes neither the maximum nor its sandwich,
 * but lets the prior of a small slice mean the same as without weights.
 */
export function pairWeights(
  leftWins: Float64Array,
  rightWins: Float64Array,
  tied: Float64Array,
  weights: RatingPolicy['weights'],
): Float64Array {
  if (weights === 'none') return new Float64Array(tied.length).fill(1)
  const counts = tied.map((t, p) => t + leftWins[p]! + rightWins[p]!)
  const raw = counts.map((n) => 1 / Math.max(n, SMALLEST_PAIR))
  let votes = 0
  let sum = 0
  counts.forEach((n, p) => {
    votes += n
    sum += n * raw[p]!
  })
  return raw.map((u) => (u * votes) / sum)
}
