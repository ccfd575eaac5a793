import { OUTCOME, type Selection, selectionMask, type Votes } from './votes'
import { type Share, wilson } from './wilson'

export interface LengthBin {
  /**
   * log(tokens_a / tokens_b) between `low` and `high`, the outer ends infinite. The end nearer to even is included, the
   * other is not: the bins of A and of B are mirror images.
   */
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
  const thousandths = ratios.map((ratio) => Math.round(1000 * ratio))
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
    const bin = counts[binOf(thousandths, a, b)]!
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

/** By thousandths with the rest cut off, as the filter `times` counts: the rows of a bin can be asked for. */
function binOf(thousandths: readonly number[], a: number, b: number): number {
  const times = a === b ? 1000 : Math.floor((1000 * Math.max(a, b)) / Math.min(a, b))
  let steps = 0
  while (steps < thousandths.length && times >= thousandths[steps]!) steps++
  return thousandths.length + (a > b ? steps : -steps)
}
