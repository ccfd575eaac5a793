import { OUTCOME, type Selection, selectionMask, type Votes } from './votes'

export interface SideBias {
  /** Votes of each result by side; self-battles and battles without a vote are not among them. */
  readonly aWins: number
  readonly bWins: number
  readonly ties: number
  readonly bothBad: number
  /** (A − B) / √(A + B) on decisive votes: beyond ±3 the side matters. 0 without decisive votes. */
  readonly z: number
}

/** Does the left answer win more often? Raw counts; `sideFeature` in a style fit gives its worth with an error. */
export function sideBias(votes: Votes, selection?: Selection): SideBias {
  const mask = selectionMask(votes.a.length, selection)
  const counts = new Float64Array(256)
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0 && votes.a[i] !== votes.b[i]) counts[votes.outcome[i]!]!++
  }
  const aWins = counts[OUTCOME.aWins]!
  const bWins = counts[OUTCOME.bWins]!
  const decisive = aWins + bWins
  return {
    aWins,
    bWins,
    ties: counts[OUTCOME.tie]!,
    bothBad: counts[OUTCOME.bothBad]!,
    z: decisive === 0 ? 0 : (aWins - bWins) / Math.sqrt(decisive),
  }
}
