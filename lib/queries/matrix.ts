import { pairResiduals } from '../ratings/residual'
import { wilson } from '../ratings/wilson'
import { type Board, type BoardReason, shownRows } from './leaderboard'
import { policyAnswer } from './leaderboard-answer'

/** Models against models in the board's order. */
export interface Matrix {
  /** As on the board, models under `min_votes` left out. */
  readonly models: readonly string[]
  /** Pairs that met, the model higher on the board first. */
  readonly pairs: readonly MatrixPair[]
  /** Whether ties are among the votes of a cell. */
  readonly ties: 'half' | 'drop'
  readonly reason?: BoardReason
}

/** Places in `Matrix.models`, `a` before `b`. */
export interface MatrixPair {
  readonly a: number
  readonly b: number
  readonly aWins: number
  readonly bWins: number
  readonly ties: number
  readonly bothBad: number
  /** How far `a` does better than the fit expects, in standard deviations. */
  readonly residual?: number
  /** Win rate of `a` that the fit expects. */
  readonly expected?: number
}

export function matrixOf(board: Board): Matrix {
  const { counts, fit } = board
  const rows = shownRows(board)
  const place = new Int32Array(counts.models).fill(-1)
  rows.forEach(({ code }, at) => {
    place[code] = at
  })
  // A style fit expects more of a vote than its two models tell.
  const predicted = new Map(
    (fit && board.policy.style === 'none' ? pairResiduals(fit) : []).map((one) => [
      one.low * counts.models + one.high,
      one,
    ]),
  )
  const pairs: MatrixPair[] = []
  for (let p = 0; p < counts.low.length; p++) {
    const [low, high] = [counts.low[p]!, counts.high[p]!]
    const [l, h] = [place[low]!, place[high]!]
    const [lowWins, highWins] = [counts.lowWins[p]!, counts.highWins[p]!]
    const [ties, bothBad] = [counts.ties[p]!, counts.bothBad[p]!]
    if (l < 0 || h < 0 || lowWins + highWins + ties + bothBad === 0) continue
    const seen = predicted.get(low * counts.models + high)
    const turned = h < l
    pairs.push({
      a: turned ? h : l,
      b: turned ? l : h,
      aWins: turned ? highWins : lowWins,
      bWins: turned ? lowWins : highWins,
      ties,
      bothBad,
      ...(seen
        ? {
            residual: turned ? -seen.residual : seen.residual,
            expected: (turned ? seen.votes - seen.expected : seen.expected) / seen.votes,
          }
        : {}),
    })
  }
  pairs.sort((one, other) => one.a - other.a || one.b - other.b)
  return {
    models: rows.map(({ model }) => model),
    pairs,
    ties: board.policy.ties,
    ...(board.reason ? { reason: board.reason } : {}),
  }
}

/** The body of `/api/<slug>/matrix`: shares between 0 and 1 with 95 % Wilson intervals; null where nothing counts. */
export function matrixAnswer(board: Board) {
  const { models, pairs, ties, reason } = matrixOf(board)
  return {
    policy: policyAnswer(board.policy, board.zero),
    total: board.total,
    models,
    pairs: pairs.map((pair) => {
      const { wins, votes } = winsOf(pair, ties)
      const all = pair.aWins + pair.bWins + pair.ties + pair.bothBad
      const { share, lower, upper } = wilson(wins, votes)
      return {
        a: models[pair.a],
        b: models[pair.b],
        votes,
        a_wins: pair.aWins,
        b_wins: pair.bWins,
        ties: pair.ties,
        both_bad: pair.bothBad,
        win_rate: votes > 0 ? share : null,
        lower,
        upper,
        tie_rate: pair.ties / all,
        both_bad_rate: pair.bothBad / all,
        expected: pair.expected ?? null,
        residual: pair.residual ?? null,
      }
    }),
    ...(reason ? { reason, message: board.message } : {}),
    votes_used: board.votesUsed,
    ms: Math.round(board.ms * 100) / 100,
  }
}

/** What `a` scored and out of how many: a tie is half a win, or is not there. */
export function winsOf(
  pair: Pick<MatrixPair, 'aWins' | 'bWins' | 'ties' | 'bothBad'>,
  ties: 'half' | 'drop',
): { wins: number; votes: number } {
  const tied = ties === 'half' ? pair.ties + pair.bothBad : 0
  return { wins: pair.aWins + tied / 2, votes: pair.aWins + pair.bWins + tied }
}
