import type { Dataset } from '../catalog'
import { viewQuery } from '../view'
import type { Swap } from './fragility'
import { leftOutSum, policyAnswer } from './leaderboard-answer'
import type { Quality } from './quality'

/** The body of `/api/<slug>/quality`: `view` of a line is the query that opens its rows. */
export function qualityAnswer(
  dataset: Dataset,
  { total, lines, board, capped }: Quality,
  steppedAside: boolean,
  swap: Swap | undefined,
) {
  return {
    total,
    lines: lines.map(({ kind, words, count, view, models }) => ({
      kind,
      words,
      count,
      share: total > 0 ? count / total : null,
      view: view ? viewQuery(dataset, { ...view, page: 1 }).slice(1) : null,
      ...(models ? { models } : {}),
    })),
    ...(board
      ? {
          policy: policyAnswer(board.policy, board.zero),
          votes_used: board.votesUsed,
          votes_left_out: leftOutSum(board),
          ...(board.reason ? { reason: board.reason } : {}),
        }
      : {}),
    ...(board && capped
      ? {
          repeated: capped.repeated,
          capped: capped.boards.map(({ cap, rows, of }) => ({
            cap,
            rows,
            ratings: board.rows.flatMap(({ model, code, rating }) => {
              const one = of.get(code)
              return rating
                ? [{ model, plain: rating.rating, rating: one?.rating ?? null, moved: one?.moved ?? null }]
                : []
            }),
          })),
        }
      : {}),
    ...(swap
      ? {
          fragility: {
            above: swap.above,
            below: swap.below,
            gap: swap.gap,
            votes: swap.votes ?? null,
            of: swap.of,
            ids: swap.rows.map(({ id }) => id),
          },
        }
      : {}),
    stepped_aside: steppedAside ? ['odd'] : [],
  }
}
