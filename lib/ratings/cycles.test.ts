import { describe, expect, it } from 'vitest'
import { beatingCycles } from './cycles'
import { type PairRow, pairCounts } from './pair-counts'

const edge = (a: number, b: number, aWins = 30, bWins = 10, ties = 0): PairRow => ({
  a,
  b,
  aWins,
  bWins,
  ties,
})

describe('cycles', () => {
  it('are found in either direction, once, the lowest model first', () => {
    const counts = pairCounts(6, [
      edge(0, 1),
      edge(1, 2),
      edge(2, 0),
      edge(5, 4),
      edge(4, 3),
      edge(3, 5),
      edge(0, 5),
    ])
    const { total, cycles } = beatingCycles(counts)
    expect(total).toBe(2)
    expect(cycles.map((c) => c.models)).toEqual([
      [0, 1, 2],
      [3, 5, 4],
    ])
    expect(cycles[0]!.z).toBeCloseTo(20 / Math.sqrt(40), 9)
  })
  it.each([
    ['an edge with 19 votes', edge(2, 0, 19, 0)],
    ['an edge that is not clear', edge(2, 0, 25, 15)],
    ['no edge back', edge(0, 2)],
  ])('are not made of %s', (_, last) => {
    expect(beatingCycles(pairCounts(3, [edge(0, 1), edge(1, 2), last]))).toEqual({ total: 0, cycles: [] })
  })
  it('count ties towards the 20 votes', () => {
    expect(beatingCycles(pairCounts(3, [edge(0, 1), edge(1, 2), edge(2, 0, 9, 0, 11)])).total).toBe(1)
  })
  it('are all counted, though only the clearest are listed', () => {
    const models = 41
    const rows = Array.from({ length: models * 20 }, (_, k) => {
      const a = Math.floor(k / 20)
      return edge(a, (a + 1 + (k % 20)) % models, 30 + a, 10)
    })
    const { total, cycles } = beatingCycles(pairCounts(models, rows), 7)
    // A regular tournament of n holds n (n² − 1) / 24 cycles.
    expect(total).toBe((models * (models ** 2 - 1)) / 24)
    expect(cycles).toHaveLength(7)
    expect(cycles.map((c) => c.z)).toEqual(cycles.map((c) => c.z).toSorted((x, y) => y - x))
    const all = beatingCycles(pairCounts(models, rows), total).cycles
    expect(cycles).toEqual(all.slice(0, 7))
  })
})
