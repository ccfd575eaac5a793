import { describe, expect, it } from 'vitest'
import { fitBradleyTerry } from './bradley-terry'
import { countCells, voteCells } from './cells'
import { fragility, removedRows } from './fragility'
import { leaderboard } from './leaderboard'
import { type PairCounts, pairCounts } from './pair-counts'
import { plantedVotes } from './planted-votes'
import { RINGSIDE_POLICY } from './policy'

function fitted(counts: PairCounts) {
  const fit = fitBradleyTerry(counts, RINGSIDE_POLICY)
  if (fit.kind === 'none') throw new Error(fit.reason)
  return fit
}

describe('fragility', () => {
  it('of two models alone is the lead and one more', () => {
    const counts = pairCounts(2, [{ a: 0, b: 1, aWins: 15, bWins: 10 }])
    const found = fragility(fitted(counts), counts, [1, 0])!
    expect(found).toEqual({ above: 0, below: 1, votes: 6, removed: [{ cell: 0, votes: 6 }] })
  })
  it('names votes that swap two neighbours when they are taken away, and one fewer that do not', () => {
    const theta = [0.9, 0.42, 0.38, 0, -0.3, -0.8]
    const { votes } = plantedVotes({ votes: 3000, seed: 17, theta, tie: 0.2, bothBad: 0.1 })
    const cells = voteCells(votes)
    const counts = countCells(cells)
    const fit = fitted(counts)
    const rows = leaderboard(fit).rows
    for (let k = 0; k + 1 < rows.length; k++) {
      const pair = [rows[k]!.model, rows[k + 1]!.model] as const
      const found = fragility(fit, counts, pair)!
      expect([found.above, found.below]).toEqual(pair)
      const gone = removedRows(cells, found.removed)
      expect(gone).toHaveLength(found.votes)
      const lead = (rowsGone: Int32Array) => {
        const mask = new Uint8Array(3000).fill(1)
        for (const row of rowsGone) mask[row] = 0
        const { theta: t, field } = fitted(countCells(cells, mask))
        return t[field.at[pair[0]]!]! - t[field.at[pair[1]]!]!
      }
      expect(lead(gone)).toBeLessThan(0)
      const fewer = found.removed.map((cell, i) =>
        i === found.removed.length - 1 ? { ...cell, votes: cell.votes - 1 } : cell,
      )
      expect(lead(removedRows(cells, fewer))).toBeGreaterThanOrEqual(-1e-9)
    }
  })
  it('stays inside a selection when it lists rows', () => {
    const cells = voteCells(plantedVotes({ votes: 100, seed: 17, theta: [0.1, 0] }).votes)
    const cell = cells.cell[40]!
    const selection = Int32Array.from({ length: 60 }, (_, i) => 40 + i)
    expect(removedRows(cells, [{ cell, votes: 1 }], selection)).toEqual(Int32Array.of(40))
  })
  it('is undefined for the unrated, the equal and the same', () => {
    const counts = pairCounts(3, [{ a: 0, b: 1, aWins: 10, bWins: 10 }])
    const fit = fitted(counts)
    expect(fragility(fit, counts, [0, 2])).toBeUndefined()
    expect(fragility(fit, counts, [0, 0])).toBeUndefined()
    expect(fragility(fit, counts, [0, 1])).toBeUndefined()
  })
})
