import type { Winner } from '../vote'
import type { VoteCells } from './cells'
import type { Fit } from './fit'
import { outcomeShares, type PairCounts } from './pair-counts'

/** Chances of the four results of one battle; they sum to 1. */
export interface Chances {
  readonly aWins: number
  readonly bWins: number
  readonly tie: number
  readonly bothBad: number
}

/** Shares of ties and of both bad among the counted votes, the same for every pair. */
export interface TieShares {
  readonly tie: number
  readonly bothBad: number
}

/** The tie shares fitted to a slice (its own); NaN when it holds no vote. */
export function tieShares(counts: PairCounts): TieShares {
  const { tie, bothBad } = outcomeShares(counts)
  return { tie, bothBad }
}

/**
 * What a plain fit expects of model `a` (left) against `b` (numbers): ties by their share, the rest by σ(θ_a − θ_b).
 * `undefined` when either model was not rated or both are one.
 */
export function outcomeChances(fit: Fit, ties: TieShares, a: number, b: number): Chances | undefined {
  const i = fit.field.at[a] ?? -1
  const j = fit.field.at[b] ?? -1
  if (i < 0 || j < 0 || i === j) return undefined
  const decisive = 1 - ties.tie - ties.bothBad
  const pi = 1 / (1 + Math.exp(fit.theta[j]! - fit.theta[i]!))
  return { aWins: decisive * pi, bWins: decisive * (1 - pi), tie: ties.tie, bothBad: ties.bothBad }
}

/** The chance of one result. */
export function chanceOf({ aWins, bWins, tie, bothBad }: Chances, winner: Winner): number {
  return { model_a: aWins, model_b: bWins, tie, both_bad: bothBad }[winner]
}

/** −log₂ of a chance: 1 bit is a coin's toss, 3 bits one in eight. */
export function surpriseBits(chance: number): number {
  return chance === 1 ? 0 : -Math.log2(chance)
}

/**
 * Surprise in bits of every vote of a dataset under a plain fit, NaN for self-battles, battles without a vote, and
 * models the fit does not rate. Fit the whole dataset once and store this: no filter then changes it.
 */
export function voteSurprises(fit: Fit, ties: TieShares, { cell, pairs }: VoteCells): Float32Array {
  const table = new Float32Array(4 * pairs.low.length + 2).fill(Number.NaN)
  for (let p = 0; p < pairs.low.length; p++) {
    const chances = outcomeChances(fit, ties, pairs.low[p]!, pairs.high[p]!)
    if (chances === undefined) continue
    table[4 * p] = surpriseBits(chances.aWins)
    table[4 * p + 1] = surpriseBits(chances.bWins)
    table[4 * p + 2] = surpriseBits(chances.tie)
    table[4 * p + 3] = surpriseBits(chances.bothBad)
  }
  const bits = new Float32Array(cell.length)
  for (let i = 0; i < bits.length; i++) bits[i] = table[cell[i]!]!
  return bits
}
