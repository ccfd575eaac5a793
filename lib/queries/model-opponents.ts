import { pairResiduals } from '../ratings/residual'
import type { Board } from './leaderboard'
import { type Scored, scoreOf } from './outcomes'

/** Another model, and how the votes against it ended. */
export interface Opponent extends Scored {
  readonly model: string
  /** What the fit of the view expects of the share; absent where there is none. */
  readonly expected?: number
  /** Standard deviations by which the share is better. */
  readonly residual?: number
}

/** Everyone that the model (a code) met with a vote that counts, in the order of the board. */
export function opponentsOf({ rows, counts, fit, policy }: Board, code: number): Opponent[] {
  // A style fit expects more of a vote than its two models tell.
  const predicted = new Map(
    (fit && policy.style === 'none' ? pairResiduals(fit) : [])
      .filter(({ low, high }) => low === code || high === code)
      .map((one) => [one.low === code ? one.high : one.low, one]),
  )
  const met = new Map<number, number>()
  counts.low.forEach((low, pair) => {
    if (low === code) met.set(counts.high[pair]!, pair)
    else if (counts.high[pair] === code) met.set(low, pair)
  })
  return rows.flatMap(({ model, code: other }) => {
    const pair = met.get(other)
    if (pair === undefined) return []
    const left = counts.low[pair] === code
    const [lowWins, highWins] = [counts.lowWins[pair]!, counts.highWins[pair]!]
    const scored = scoreOf(
      {
        aWins: left ? lowWins : highWins,
        bWins: left ? highWins : lowWins,
        ties: counts.ties[pair]!,
        bothBad: counts.bothBad[pair]!,
      },
      policy.ties,
    )
    if (scored.votes === 0) return []
    const seen = predicted.get(other)
    return [
      {
        model,
        ...scored,
        ...(seen
          ? {
              expected: (left ? seen.expected : seen.votes - seen.expected) / seen.votes,
              residual: left ? seen.residual : -seen.residual,
            }
          : {}),
      },
    ]
  })
}

/**
 * The opponents one can be surest of: best by the lower end of the interval, worst by the upper end, so that two wins of
 * two do not head the list. At most `most` of each, and nobody in both.
 */
export function extremesOf(
  opponents: readonly Opponent[],
  most: number,
): { readonly best: readonly Opponent[]; readonly worst: readonly Opponent[] } {
  const each = Math.min(most, Math.floor(opponents.length / 2))
  const best = [...opponents]
    .sort((one, other) => other.share.lower - one.share.lower || other.share.share - one.share.share)
    .slice(0, each)
  const worst = opponents
    .filter((opponent) => !best.includes(opponent))
    .sort((one, other) => one.share.upper - other.share.upper || one.share.share - other.share.share)
    .slice(0, each)
  return { best, worst }
}
