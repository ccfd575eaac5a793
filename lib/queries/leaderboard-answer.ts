import type { BoardPolicy } from '../board-policy'
import type { boardComparison } from './compare-answer'
import { type Board, shownRows } from './leaderboard'
import type { ComparedBoard } from './published'

/**
 * The body of `/api/<slug>/leaderboard` (DESIGN §7): ratings in points, best first, 95 % intervals. Where the view is
 * compared, `there` of each model holds its rating there and the difference; null where it is not settled in both. Where
 * a board was published beside the dataset, `published` holds its figures; null of a model it does not name.
 */
export function leaderboardAnswer(
  board: Board,
  compared?: ReturnType<typeof boardComparison>,
  published?: ComparedBoard,
) {
  const { coefficients, dropped, reason } = board
  return {
    policy: {
      ...policyAnswer(board.policy, board.zero),
      ...(compared ? { against: compared.against.view } : {}),
    },
    ...(compared ? { against: compared.against } : {}),
    ...(published ? { published: publishedAnswer(published) } : {}),
    ratings: shownRows(board).flatMap(({ model, code, rating, votes, winRate }) =>
      rating
        ? [
            {
              model,
              rating: rating.rating,
              lower: rating.lower,
              upper: rating.upper,
              rank: rating.rank,
              rank_lower: rating.rankLower,
              rank_upper: rating.rankUpper,
              votes,
              win_rate: winRate,
              provisional: rating.provisional !== null,
              ...(rating.provisional ? { provisional_reason: rating.provisional } : {}),
              ...(compared ? { there: compared.there.get(code) ?? null } : {}),
              ...(published ? { published: publishedRating(published, model) } : {}),
            },
          ]
        : [],
    ),
    ...(coefficients
      ? {
          coefficients: coefficients.map(
            ({ name, gamma, error, points, lower, upper, perUnit, mean, sd }) => ({
              name,
              gamma,
              error,
              points,
              lower,
              upper,
              points_per_unit: perUnit,
              mean,
              sd,
            }),
          ),
          coefficients_dropped: dropped ?? [],
        }
      : {}),
    ...(reason
      ? { reason, message: board.message, ...(board.rows.length ? { counts: countsAnswer(board) } : {}) }
      : {}),
    components: board.components,
    prior: board.prior,
    votes_used: board.votesUsed,
    votes_left_out: leftOutSum(board),
    left_out: {
      self_battles: board.leftOut.selfBattles,
      no_vote: board.leftOut.noVote,
      ties_dropped: board.leftOut.tiesDropped,
      no_style_counts: board.leftOut.noCounts,
    },
    total: board.total,
    ms: Math.round(board.ms * 100) / 100,
  }
}

/** `shift`: points added to all published ratings before the difference, over `models` that are in both boards. */
function publishedAnswer({ sources, shift, shared, unknown, problems }: ComparedBoard) {
  return { sources, shift, models: shared, not_in_data: unknown, problems }
}

/** As published, before the shift; the difference after it. */
function publishedRating({ of }: ComparedBoard, model: string) {
  const row = of.get(model)
  if (!row) return null
  return {
    rating: row.rating,
    lower: row.lower ?? null,
    upper: row.upper ?? null,
    source: row.source ?? null,
    difference: row.difference ?? null,
  }
}

/** Every policy, defaults too, and the zero point that was in fact used. */
export function policyAnswer(policy: BoardPolicy, zero: Board['zero']) {
  const { style, ties, weights, center, anchor, interval, cluster, min_votes } = policy
  return {
    style,
    ties,
    weights,
    center,
    anchor: anchor ? `${anchor.model}:${anchor.score}` : null,
    interval,
    cluster,
    min_votes,
    ...(zero ? { zero: { kind: zero.kind, score: zero.score, models: zero.members.length } } : {}),
  }
}

export function leftOutSum({ leftOut }: Pick<Board, 'leftOut'>): number {
  return leftOut.selfBattles + leftOut.noVote + leftOut.tiesDropped + leftOut.noCounts
}

/** Where there is no rating: how each model's votes ended. */
function countsAnswer(board: Board) {
  return shownRows(board).map(({ model, votes, wins, losses, ties, bothBad, winRate }) => ({
    model,
    votes,
    wins,
    losses,
    ties,
    both_bad: bothBad,
    win_rate: winRate,
  }))
}
