import { OUTCOME, type Votes } from './votes'

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface PlantedTruth {
  readonly votes: number
  readonly seed: number
  /** Strengths in nats. */
  readonly theta: readonly number[]
  /** What a unit of each feature is worth, in nats. */
  readonly gamma?: readonly number[]
  /** What standing left is worth, in nats. */
  readonly side?: number
  /** Average shares of tie and both bad; both fall as one model gets clearly better. */
  readonly tie?: number
  readonly bothBad?: number
}

/**
 * Votes drawn from a known truth, for tests. A tie has chance 4 κ π(1 − π), taken evenly from either side, so that
 * wins + ties / 2 is π on average: the model that counting a tie as half a win fits.
 */
export function plantedVotes(truth: PlantedTruth): { votes: Votes; features: Float32Array[] } {
  const { theta, gamma = [], side = 0, tie = 0, bothBad = 0 } = truth
  const random = seededRandom(truth.seed)
  const a = new Uint16Array(truth.votes)
  const b = new Uint16Array(truth.votes)
  const outcome = new Uint8Array(truth.votes)
  const features = gamma.map(() => new Float32Array(truth.votes))
  for (let i = 0; i < truth.votes; i++) {
    const left = Math.floor(random() * theta.length)
    const right = (left + 1 + Math.floor(random() * (theta.length - 1))) % theta.length
    a[i] = left
    b[i] = right
    let z = theta[left]! - theta[right]! + side
    features.forEach((values, k) => {
      const value = 2 * random() - 1 + (0.3 * (left - right)) / theta.length
      values[i] = value
      z += gamma[k]! * value
    })
    const pi = 1 / (1 + Math.exp(-z))
    const draw = 4 * (tie + bothBad) * pi * (1 - pi)
    const r = random()
    if (r < draw) outcome[i] = r < (draw * tie) / (tie + bothBad) ? OUTCOME.tie : OUTCOME.bothBad
    else outcome[i] = r < draw + pi - draw / 2 ? OUTCOME.aWins : OUTCOME.bWins
  }
  return { votes: { models: theta.length, a, b, outcome }, features }
}
