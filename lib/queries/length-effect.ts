import type { Dataset } from '../catalog'
import { LENGTH_RATIOS, type LengthBin, lengthEffect } from '../ratings/length-effect'
import { OUTCOME } from '../ratings/votes'
import type { Matches } from './matches'
import { type Ends, endsOf } from './outcome-shares'
import { maskOf, votesOf } from './votes'

export interface LengthFigures {
  /** By the ratio of the lengths of A and B, shortest A first. */
  readonly bins: readonly LengthBin[]
  readonly ratios: readonly number[]
  /** Votes without a count. */
  readonly uncounted: number
  /** What the view holds and no bin does: battles of a model with itself, and those without a vote. */
  readonly besides: { readonly selfBattles: boolean; readonly noVote: boolean }
  /** All rows of the view by how many tokens A is longer, as the filter `gap` says it. */
  readonly gaps: readonly { readonly low?: number; readonly high?: number; readonly ends: Ends }[]
}

/** First numbers of the steps above −50 … 50; mirrored below. */
const GAPS = [51, 201, 501, 1001] as const

export function lengthFigures(dataset: Dataset, matches: Matches): LengthFigures {
  const { answer_tokens, gap } = dataset.counted.numbers
  const { votes } = votesOf(dataset)
  // The index holds the longer answer and how much longer A is: both lengths follow.
  const a = answer_tokens.map((longer, row) => Math.min(longer, longer + gap[row]!))
  const b = answer_tokens.map((longer, row) => Math.min(longer, longer - gap[row]!))
  const { bins, uncounted } = lengthEffect(votes, a, b, maskOf(matches))
  const starts = [...GAPS.map((start) => 1 - start).reverse(), ...GAPS]
  const gaps = Array.from({ length: starts.length + 1 }, (_, k) => {
    const low = starts[k - 1]
    const next = starts[k]
    const high = next === undefined ? undefined : next - 1
    const rows = matches.found.filter(
      (row) => gap[row]! >= (low ?? -Infinity) && gap[row]! <= (high ?? Infinity),
    )
    return {
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      ends: endsOf(votes.outcome, rows),
    }
  })
  const besides = {
    selfBattles: matches.found.some((row) => votes.a[row] === votes.b[row]),
    noVote: matches.found.some((row) => votes.outcome[row]! > OUTCOME.bothBad),
  }
  return { bins, ratios: LENGTH_RATIOS, uncounted, besides, gaps }
}
