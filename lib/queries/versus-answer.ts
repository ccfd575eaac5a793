import { policyAnswer } from './leaderboard-answer'
import type { PairTally } from './outcomes'
import type { CountSummary } from './style-summary'
import type { Versus } from './versus'

/** The body of `/api/<slug>/versus`: shares are of `a`, between 0 and 1, null where nothing counts. */
export function versusAnswer(versus: Versus) {
  const { share, expected, length, style, groups, board } = versus
  const number = (value: number) => (Number.isFinite(value) ? value : null)
  const counts = ({ aWins, bWins, ties, bothBad }: PairTally) => ({
    a_wins: aWins,
    b_wins: bWins,
    ties,
    both_bad: bothBad,
  })
  const summary = ({ answers, median, mean }: CountSummary) => ({
    answers,
    median: number(median),
    mean: number(mean),
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
      groups.map(({ name, rows }) => [
        name,
        rows.map((row) => ({
          value: row.value,
          ...counts(row),
          votes: row.votes,
          win_rate: number(row.share.share),
          lower: row.share.lower,
          upper: row.share.upper,
        })),
      ]),
    ),
    length: length
      ? {
          mean_gap: length.gap,
          counted: length.counted,
          longer_win_rate: number(length.longerWins.share),
          decisive: length.decisive,
          longer_a: counts(length.longer.a),
          longer_b: counts(length.longer.b),
          equal: counts(length.longer.neither),
        }
      : null,
    style: Object.fromEntries(
      style.map(({ name, a, b, moreWins, decisive }) => [
        name,
        {
          a: summary(a),
          b: summary(b),
          more_win_rate: number(moreWins.share),
          lower: moreWins.lower,
          upper: moreWins.upper,
          decisive,
        },
      ]),
    ),
    stepped_aside: versus.aside,
  }
}
