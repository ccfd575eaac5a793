import { centre, type Zero, zeroOf } from './center'
import type { Fit } from './fit'
import { Z95 } from './points'
import type { ProvisionalReason } from './provisional'
import { intervalRanks } from './ranks'

export interface LeaderboardRow {
  /** Model number. */
  readonly model: number
  /** Points; `lower` and `upper` are the 95 % interval. */
  readonly rating: number
  readonly lower: number
  readonly upper: number
  readonly error: number
  /** The best rank; `rankLower` the same, `rankUpper` the worst. */
  readonly rank: number
  readonly rankLower: number
  readonly rankUpper: number
  /** Votes used by the fit, and (wins + ties / 2) / votes. */
  readonly votes: number
  readonly winRate: number
  readonly provisional: ProvisionalReason | null
}

export interface Leaderboard {
  readonly rows: readonly LeaderboardRow[]
  /** The zero point that was in fact used. */
  readonly zero: Zero
}

/** The board of a fit, highest rating first (equal ratings by model number). */
export function leaderboard(fit: Fit, zero: Zero = zeroOf(fit)): Leaderboard {
  const { field } = fit
  const { rating, error } = centre(fit, zero)
  const lower = rating.map((r, m) => r - Z95 * error[m]!)
  const upper = rating.map((r, m) => r + Z95 * error[m]!)
  const { best, worst } = intervalRanks(lower, upper)
  const rows = Array.from(field.models, (model, m) => ({
    model,
    rating: rating[m]!,
    lower: lower[m]!,
    upper: upper[m]!,
    error: error[m]!,
    rank: best[m]!,
    rankLower: best[m]!,
    rankUpper: worst[m]!,
    votes: field.votes[m]!,
    winRate: (field.wins[m]! + field.votes[m]! - field.losses[m]!) / (2 * field.votes[m]!),
    provisional: field.provisional[m]!,
  }))
  rows.sort((x, y) => y.rating - x.rating || x.model - y.model)
  return { rows, zero }
}
