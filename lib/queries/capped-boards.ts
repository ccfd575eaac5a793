import type { Dataset } from '../catalog'
import { cappedMask } from '../ratings/capped'
import { countCells } from '../ratings/cells'
import { compareFits } from '../ratings/difference'
import { type Board, fitVotes } from './leaderboard'
import { questionCodes } from './question-codes'
import { votesOf } from './votes'

/** The board again with every question heard at most so often, its first rows in newest-first order. */
export interface CappedBoards {
  /** Rows of the view whose question others of the view ask too, and how many such questions there are. */
  readonly repeated: { readonly rows: number; readonly questions: number; readonly most: number }
  readonly boards: readonly CappedBoard[]
}

export interface CappedBoard {
  readonly cap: number
  /** Rows of the view that are left. */
  readonly rows: number
  /** By model code: the rating on the zero point of the plain board, and by how much it moved. */
  readonly of: ReadonlyMap<number, { readonly rating: number; readonly moved: number }>
}

export const CAPS = [1, 10] as const

export async function fetchCapped(dataset: Dataset, board: Board): Promise<CappedBoards> {
  const held = votesOf(dataset)
  const codes = await questionCodes(dataset)
  const ratings = new Map(board.rows.map(({ code, rating }) => [code, rating?.rating]))
  const boards: CappedBoard[] = []
  for (const cap of CAPS) {
    const mask = cappedMask(codes, cap, board.mask)
    const fit = await fitVotes(held, mask, board.policy, countCells(held.cells, mask))
    // One board is part of the other, so a difference has no interval.
    const compared = board.fit && fit.kind === 'fit' ? compareFits(fit, board.fit, true) : []
    const of = compared.flatMap(({ model, difference }) => {
      const plain = ratings.get(model)
      return plain === undefined ? [] : [[model, { rating: plain + difference, moved: difference }] as const]
    })
    boards.push({ cap, rows: mask.reduce((sum, one) => sum + one, 0), of: new Map(of) })
  }
  return { repeated: countRepeated(codes, board.mask), boards }
}

function countRepeated(codes: Int32Array, mask: Uint8Array): CappedBoards['repeated'] {
  const seen = new Map<number, number>()
  for (let row = 0; row < mask.length; row++) {
    const code = codes[row]!
    if (mask[row] === 1 && code >= 0) seen.set(code, (seen.get(code) ?? 0) + 1)
  }
  const counts = [...seen.values()].filter((count) => count > 1)
  return {
    rows: counts.reduce((sum, count) => sum + count, 0),
    questions: counts.length,
    most: counts.reduce((most, count) => Math.max(most, count), 0),
  }
}
