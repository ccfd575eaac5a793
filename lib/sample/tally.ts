import { type Outcome, STYLE_FEATURES, type StyleDifference } from './policy'

/** Sums over votes, kept per shard so that an interrupted run can still tell the truth at its end. */
export interface Tally {
  votes: number
  outcomes: Record<Outcome, number>
  sums: Record<string, number>
  squares: Record<string, number>
}

export function emptyTally(): Tally {
  const zeros = () => Object.fromEntries(STYLE_FEATURES.map((feature) => [feature, 0]))
  return {
    votes: 0,
    outcomes: { model_a: 0, model_b: 0, tie: 0, both_bad: 0 },
    sums: zeros(),
    squares: zeros(),
  }
}

export function count(tally: Tally, outcome: Outcome, style: StyleDifference): void {
  tally.votes++
  tally.outcomes[outcome]++
  for (const feature of STYLE_FEATURES) {
    tally.sums[feature] = (tally.sums[feature] ?? 0) + style[feature]
    tally.squares[feature] = (tally.squares[feature] ?? 0) + style[feature] ** 2
  }
}

export function joined(tallies: readonly Tally[]): Tally {
  const all = emptyTally()
  for (const one of tallies) {
    all.votes += one.votes
    for (const [outcome, votes] of Object.entries(one.outcomes)) all.outcomes[outcome as Outcome] += votes
    for (const feature of STYLE_FEATURES) {
      all.sums[feature] = (all.sums[feature] ?? 0) + (one.sums[feature] ?? 0)
      all.squares[feature] = (all.squares[feature] ?? 0) + (one.squares[feature] ?? 0)
    }
  }
  return all
}
