import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCells, voteCells } from './cells'
import { countsOutside, outcomeShares, pairCounts } from './pair-counts'
import { numberPairs } from './pairs'
import { plantedVotes } from './planted-votes'
import { OUTCOME, selectionMask, type Votes } from './votes'

const votes: Votes = {
  models: 3,
  a: Uint16Array.of(0, 2, 1, 1, 0, 2, 2),
  b: Uint16Array.of(1, 0, 0, 1, 2, 1, 2),
  outcome: Uint8Array.of(0, 0, 0, 0, 2, OUTCOME.none, OUTCOME.none),
}

describe('pairs', () => {
  it('are numbered once, sorted, self-battles apart', () => {
    const pairs = numberPairs(votes.a, votes.b, 3)
    expect([...pairs.low]).toEqual([0, 0, 1])
    expect([...pairs.high]).toEqual([1, 2, 2])
    expect([...pairs.of]).toEqual([0, 1, 0, -1, 1, 2, -1])
  })
  it('refuse a model that does not exist', () => {
    expect(() => numberPairs(Uint16Array.of(0), Uint16Array.of(3), 3)).toThrow('only 3')
  })
})

describe('cells', () => {
  it('turn the sides so that the lower-numbered model is left', () => {
    const counts = countCells(voteCells(votes))
    expect([...counts.lowWins]).toEqual([1, 0, 0])
    expect([...counts.highWins]).toEqual([1, 1, 0])
    expect([...counts.ties]).toEqual([0, 1, 0])
    expect(counts).toMatchObject({ selfBattles: 1, noVote: 2 })
  })
  it('refuse an unknown outcome: it is never a tie', () => {
    expect(() => voteCells({ ...votes, outcome: votes.outcome.map(() => 4) })).toThrow('unknown outcome 4')
  })
  it('count the same through a mask and through row numbers', () => {
    const cells = voteCells(votes)
    const byMask = countCells(cells, Uint8Array.of(1, 0, 1, 1, 0, 0, 1))
    const byRows = countCells(cells, Int32Array.of(0, 2, 3, 6))
    expect(byRows).toEqual(byMask)
    expect(byMask).toMatchObject({ selfBattles: 1, noVote: 1 })
  })
  it('refuse a selection that does not fit', () => {
    const cells = voteCells(votes)
    expect(() => countCells(cells, new Uint8Array(3))).toThrow('3 entries')
    expect(() => countCells(cells, Int32Array.of(7))).toThrow('Row 7')
    expect(() => selectionMask(3, Int32Array.of(-1))).toThrow('Row -1')
  })
  it('need 32 bits once there are more than 16,383 pairs', () => {
    const models = 260
    const rows = Array.from(
      { length: models * models },
      (_, i) => [Math.floor(i / models), i % models] as const,
    )
    const many: Votes = {
      models,
      a: Uint16Array.from(rows, ([x]) => x),
      b: Uint16Array.from(rows, ([, y]) => y),
      outcome: new Uint8Array(rows.length),
    }
    const counts = countCells(voteCells(many))
    expect(counts.low.length).toBe((models * (models - 1)) / 2)
    expect(counts.lowWins.every((n) => n === 1) && counts.highWins.every((n) => n === 1)).toBe(true)
    expect(counts.selfBattles).toBe(models)
  })
  it('of a slice and of its rest add up to the whole, for any mask', () => {
    const { votes: many } = plantedVotes({
      votes: 400,
      seed: 3,
      theta: [0.3, 0, -0.2, 0.5],
      tie: 0.2,
      bothBad: 0.1,
    })
    const cells = voteCells(many)
    const whole = countCells(cells)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 400, maxLength: 400, max: 1 }), (mask) => {
        const rest = countCells(
          cells,
          mask.map((x) => 1 - x),
        )
        expect(countsOutside(whole, countCells(cells, mask))).toEqual(rest)
      }),
      { numRuns: 20 },
    )
  })
})

describe('pair counts', () => {
  it('read rows of a GROUP BY in either orientation and add repeated pairs up', () => {
    const counts = pairCounts(3, [
      { a: 2, b: 0, aWins: 3, bWins: 1, ties: 2 },
      { a: 0, b: 2, aWins: 1, bWins: 1, bothBad: 4 },
      { a: 1, b: 1, aWins: 5, bWins: 0 },
    ])
    expect([...counts.low, ...counts.high]).toEqual([0, 2])
    expect([...counts.lowWins, ...counts.highWins, ...counts.ties, ...counts.bothBad]).toEqual([2, 4, 2, 4])
    expect(counts.selfBattles).toBe(5)
    expect(outcomeShares(counts)).toEqual({ total: 12, decisive: 0.5, tie: 2 / 12, bothBad: 4 / 12 })
  })
})
