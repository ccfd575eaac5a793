import { OUTCOME, type Selection, selectionMask, type Votes } from './votes'
import { type Share, wilson } from './wilson'

export interface LengthBin {
  /** log(tokens_a / tokens_b) from `low` (included) to `high` (not); the outer ends are infinite. */
  readonly low: number
  readonly high: number
  readonly votes: number
  readonly aWins: number
  readonly bWins: number
  readonly ties: number
  readonly bothBad: number
  /** How often the longer answer won, of the decisive votes between answers of different length. */
  readonly longerWins: Share
}

/** Ends of the bins as ratios of lengths, mirrored around 1: a tenth, a quarter, a half again, twice, four times. */
export const LENGTH_RATIOS: readonly number[] = [1.1, 1.25, 1.5, 2, 4]

/**
 * Results by the ratio of the answers' lengths (tokens, or any count). Self-battles and battles without a vote are not
 * among them; votes with an unknown length (NaN or negative) are counted in `uncounted`.
 */
export function lengthEffect(
  votes: Votes,
  tokensA: ArrayLike<number>,
  tokensB: ArrayLike<number>,
  selection?: Selection,
  ratios: readonly number[] = LENGTH_RATIOS,
): { bins: LengthBin[]; uncounted: number } {
  const mask = selectionMask(votes.a.length, selection)
  const logs = ratios.map((ratio) => Math.log(ratio))
  const ends = [...logs.map((x) => -x).reverse(), ...logs]
  const counts = Array.from({ length: ends.length + 1 }, () => ({
    outcome: [0, 0, 0, 0],
    longer: 0,
    unequal: 0,
  }))
  let uncounted = 0
  for (let i = 0; i < mask.length; i++) {
    const outcome = votes.outcome[i]!
    if (mask[i] === 0 || votes.a[i] === votes.b[i] || outcome > OUTCOME.bothBad) continue
    const a = tokensA[i]!
    const b = tokensB[i]!
    if (!(a >= 0 && b >= 0)) {
      uncounted++
      continue
    }
    const ratio = a === b ? 0 : Math.log(a / b)
    const bin = counts[binOf(ends, ratio)]!
    bin.outcome[outcome]!++
    if (outcome >= OUTCOME.tie || a === b) continue
    bin.unequal++
    if (a > b === (outcome === OUTCOME.aWins)) bin.longer++
  }
  return {
    bins: counts.map((bin, k) => lengthBin(bin, ends[k - 1] ?? -Infinity, ends[k] ?? Infinity)),
    uncounted,
  }
}

function lengthBin(
  { outcome, longer, unequal }: { outcome: number[]; longer: number; unequal: number },
  low: number,
  high: number,
): LengthBin {
  const [aWins, bWins, ties, bothBad] = outcome as [number, number, number, number]
  const votes = aWins + bWins + ties + bothBad
  return { low, high, votes, aWins, bWins, ties, bothBad, longerWins: wilson(longer, unequal) }
}

function binOf(ends: readonly number[], value: number): number {
  let bin = 0
  while (bin < ends.length && value >= ends[bin]!) bin++
  return bin
}
