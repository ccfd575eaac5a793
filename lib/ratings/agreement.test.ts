import { describe, expect, it } from 'vitest'
import { sessionAgreement } from './agreement'
import { voteCells } from './cells'
import { seededRandom } from './planted-votes'

function cellsOf(rows: readonly (readonly [a: number, b: number, outcome: number])[], turned = false) {
  const renumber = (m: number) => (turned ? 2 - m : m)
  return voteCells({
    models: 3,
    a: Uint16Array.from(rows, ([a]) => renumber(a)),
    b: Uint16Array.from(rows, ([, b]) => renumber(b)),
    outcome: Uint8Array.from(rows, ([, , outcome]) => outcome),
  })
}

describe('session agreement', () => {
  it('compares consecutive judgements of one pair within one session, whoever stood left', () => {
    const cells = cellsOf([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 2],
      [0, 2, 0],
      [0, 1, 0],
      [1, 0, 255],
      [0, 1, 0],
    ])
    const agreement = sessionAgreement(cells, Int32Array.of(5, 5, 5, 5, 9, 9, -1))
    expect(agreement).toMatchObject({ repeats: 2, equal: 1 })
    expect(agreement.share.share).toBe(0.5)
    // Results 3 wins and 1 tie of 4: by chance 2 · (3/8)² + (1/4)² agree.
    const chance = 2 * (3 / 8) ** 2 + 1 / 16
    expect(agreement.kappa).toBeCloseTo((0.5 - chance) / (1 - chance), 12)
  })
  it('is 1 when all agree, about 0 by chance, and independent of the numbering', () => {
    const random = seededRandom(3)
    const rows = Array.from(
      { length: 8000 },
      () => [0, 1 + Math.floor(2 * random()), Math.floor(4 * random())] as const,
    )
    const sessions = Int32Array.from(rows, (_, i) => i >> 2)
    const { kappa } = sessionAgreement(cellsOf(rows), sessions)
    expect(Math.abs(kappa)).toBeLessThan(0.05)
    expect(sessionAgreement(cellsOf(rows, true), sessions).kappa).toBeCloseTo(kappa, 12)
    const same = rows.map(([a, b]) => [a, b, b === 1 ? 0 : 2] as const)
    expect(sessionAgreement(cellsOf(same), sessions).kappa).toBeCloseTo(1, 12)
  })
  it('says nothing about nothing', () => {
    const agreement = sessionAgreement(cellsOf([[0, 1, 0]]), Int32Array.of(0))
    expect(agreement).toMatchObject({ repeats: 0, kappa: Number.NaN, share: { lower: 0, upper: 1 } })
  })
})
