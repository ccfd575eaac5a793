import type { PairCounts } from './pair-counts'
import { numberPairs, type Pairs } from './pairs'
import { OUTCOME, type Selection, type Votes } from './votes'

/** Place of an outcome inside a pair's four cells, seen with the lower-numbered model on the left. */
export const CELL = { lowWins: 0, highWins: 1, tie: 2, bothBad: 3 } as const

/**
 * One small integer a vote: 4 · pair + outcome, sides swapped where needed so that the lower-numbered model is left.
 * `4 · pairs` marks a self-battle, `4 · pairs + 1` a battle without a vote (also when it was a self-battle).
 */
export interface VoteCells {
  readonly pairs: Pairs
  readonly cell: Uint16Array | Int32Array
}

/** Throws on an outcome code outside `OUTCOME`, a column of another length, or a model outside the numbering. */
export function voteCells(votes: Votes): VoteCells {
  const { a, b, outcome } = votes
  if (outcome.length !== a.length) throw new Error(`${a.length} battles but ${outcome.length} outcomes`)
  const pairs = numberPairs(a, b, votes.models)
  const self = 4 * pairs.low.length
  const cell = self + 2 <= 0x10000 ? new Uint16Array(a.length) : new Int32Array(a.length)
  for (let i = 0; i < cell.length; i++) {
    const code = outcome[i]!
    if (code > OUTCOME.bothBad && code !== OUTCOME.none)
      throw new Error(`Vote ${i} has unknown outcome ${code}`)
    const pair = pairs.of[i]!
    if (code === OUTCOME.none) cell[i] = self + 1
    else if (pair < 0) cell[i] = self
    else if (code >= OUTCOME.tie || a[i]! < b[i]!) cell[i] = 4 * pair + code
    else cell[i] = 4 * pair + (code === OUTCOME.aWins ? CELL.highWins : CELL.lowWins)
  }
  return { pairs, cell }
}

/** Counts a slice: one pass, about 0.3 ms for 135,634 votes. Pairs keep the dataset's numbers, unmet ones are zero. */
export function countCells(cells: VoteCells, selection?: Selection): PairCounts {
  const pairs = cells.pairs.low.length
  const histogram = cellHistogram(cells, selection)
  const every = (outcome: number) => {
    const column = new Int32Array(pairs)
    for (let p = 0; p < pairs; p++) column[p] = histogram[4 * p + outcome]!
    return column
  }
  return {
    models: cells.pairs.models,
    low: cells.pairs.low,
    high: cells.pairs.high,
    lowWins: every(CELL.lowWins),
    highWins: every(CELL.highWins),
    ties: every(CELL.tie),
    bothBad: every(CELL.bothBad),
    selfBattles: histogram[4 * pairs]!,
    noVote: histogram[4 * pairs + 1]!,
  }
}

function cellHistogram({ cell, pairs }: VoteCells, selection?: Selection): Int32Array {
  const histogram = new Int32Array(4 * pairs.low.length + 2)
  if (selection === undefined) {
    for (let i = 0; i < cell.length; i++) histogram[cell[i]!]!++
  } else if (selection instanceof Uint8Array) {
    if (selection.length !== cell.length) {
      throw new Error(`A mask of ${selection.length} entries cannot select among ${cell.length} votes`)
    }
    for (let i = 0; i < cell.length; i++) if (selection[i] !== 0) histogram[cell[i]!]!++
  } else {
    for (let k = 0; k < selection.length; k++) {
      const row = selection[k]!
      if (row < 0 || row >= cell.length) throw new Error(`Row ${row} lies outside the ${cell.length} votes`)
      histogram[cell[row]!]!++
    }
  }
  return histogram
}
