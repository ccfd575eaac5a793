import type { PairCounts } from '../ratings/pair-counts'

/** How a model's battles in the view ended; battles with itself and battles without a vote are not among them. */
export interface Tally {
  readonly wins: number
  readonly losses: number
  readonly ties: number
  readonly bothBad: number
  /** Those that count here: all four, or under `ties=drop` wins and losses. */
  readonly votes: number
  /** (wins + ties / 2) / votes; NaN without votes. */
  readonly winRate: number
}

/** One entry a model number. */
export function tallyModels(counts: PairCounts, policy: 'half' | 'drop'): Tally[] {
  const { models, low, high } = counts
  const [wins, losses, ties, bothBad] = [0, 1, 2, 3].map(() => new Int32Array(models)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  for (let p = 0; p < low.length; p++) {
    const l = low[p]!
    const h = high[p]!
    wins[l]! += counts.lowWins[p]!
    losses[h]! += counts.lowWins[p]!
    wins[h]! += counts.highWins[p]!
    losses[l]! += counts.highWins[p]!
    for (const side of [l, h]) {
      ties[side]! += counts.ties[p]!
      bothBad[side]! += counts.bothBad[p]!
    }
  }
  return Array.from(wins, (won, m) => {
    const tied = policy === 'half' ? ties[m]! + bothBad[m]! : 0
    const votes = won + losses[m]! + tied
    return {
      wins: won,
      losses: losses[m]!,
      ties: ties[m]!,
      bothBad: bothBad[m]!,
      votes,
      winRate: (won + tied / 2) / votes,
    }
  })
}
