import { type Share, wilson } from '../ratings/wilson'
import type { BlindVote } from './state'

/** How far blind votes and stored ones are the same. */
export interface CrowdAgreement {
  readonly votes: number
  readonly equal: number
  readonly share: Share
  /** Cohen's κ (1960): agreement beyond what the two voters' own shares would give; NaN where chance agrees always. */
  readonly kappa: number
  /** 95 %, from Cohen's standard error √(p(1−p) / (n(1−e)²)); rough for few votes. */
  readonly lower: number
  readonly upper: number
}

const Z95 = 1.959963984540054

export function crowdAgreement(pairs: readonly (readonly [BlindVote, BlindVote])[]): CrowdAgreement {
  const votes = pairs.length
  const equal = pairs.filter(([mine, theirs]) => mine === theirs).length
  const share = wilson(equal, votes)
  const shareOf = (side: 0 | 1, vote: BlindVote) => pairs.filter((pair) => pair[side] === vote).length / votes
  const chance = VOTES.reduce((sum, vote) => sum + shareOf(0, vote) * shareOf(1, vote), 0)
  const observed = equal / votes
  const kappa = chance < 1 ? (observed - chance) / (1 - chance) : Number.NaN
  const error = Math.sqrt((observed * (1 - observed)) / (votes * (1 - chance) ** 2))
  return {
    votes,
    equal,
    share,
    kappa,
    lower: Math.max(-1, kappa - Z95 * error),
    upper: Math.min(1, kappa + Z95 * error),
  }
}

const VOTES: readonly BlindVote[] = ['model_a', 'model_b', 'tie', 'both_bad']
