import { policyAnswer } from './leaderboard-answer'
import type { PairTally, Versus } from './versus'

/** The body of `/api/<slug>/versus`: shares are of `a`, between 0 and 1, null where nothing counts. */
export function versusAnswer(versus: Versus) {
  const { share, expected, length, groups, board } = versus
  const number = (value: number) => (Number.isFinite(value) ? value : null)
  const counts = ({ aWins, bWins, ties, bothBad }: PairTally) => ({
    a_wins: aWins,
    b_wins: bWins,
    ties,
    both_bad: bothBad,
  })
  return {
    a: versus.a,
    b: versus.b,
    policy: policyAnswer(board.policy, board.zero),
    total: versus.rows.length,
    votes: versus.votes,
    ...counts(versus),
    no_vote: versus.noVote,
    win_rate: number(share.share),
    lower: share.lower,
    upper: share.upper,
    expected: expected
      ? {
          win_rate: expected.share,
          residual: expected.residual,
          ...(expected.difference
            ? {
                rating_difference: expected.difference.difference,
                lower: expected.difference.lower,
                upper: expected.difference.upper,
              }
            : {}),
        }
      : null,
    ...(board.reason ? { reason: board.reason } : {}),
    groups: Object.fromEntries(
      groups.map(({ name, rows }) => [name, rows.map((row) => ({ value: row.value, ...counts(row) }))]),
    ),
    length: length
      ? {
          mean_gap: length.gap,
          counted: length.counted,
          longer_win_rate: number(length.longerWins.share),
          decisive: length.decisive,
        }
      : null,
    stepped_aside: versus.aside,
  }
}
