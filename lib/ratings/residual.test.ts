import { describe, expect, it } from 'vitest'
import { fitBradleyTerry } from './bradley-terry'
import { impliedWinRates } from './implied-win-rate'
import { type PairRow, pairCounts } from './pair-counts'
import { RINGSIDE_POLICY } from './policy'
import { pairResiduals } from './residual'

function fitted(models: number, rows: PairRow[]) {
  const fit = fitBradleyTerry(pairCounts(models, rows), RINGSIDE_POLICY)
  if (fit.kind === 'none') throw new Error(fit.reason)
  return fit
}

describe('residuals', () => {
  it('vanish where one number a model tells all', () => {
    const fit = fitted(2, [{ a: 0, b: 1, aWins: 30, bWins: 10, ties: 5 }])
    expect(pairResiduals(fit)).toHaveLength(1)
    expect(pairResiduals(fit)[0]!.residual).toBeCloseTo(0, 6)
    expect(pairResiduals(fit)[0]).toMatchObject({ low: 0, high: 1, votes: 45, observed: 32.5 })
  })
  it('of a pure cycle are (W − N/2) / √(N (1 − ρ) / 4)', () => {
    const rows = [0, 1, 2].map((a) => ({ a, b: (a + 1) % 3, aWins: 30, bWins: 10, ties: 10 }))
    const residuals = pairResiduals(fitted(3, rows))
    const expected = 10 / Math.sqrt((50 * 0.8) / 4)
    expect(residuals.map((r) => [r.low, r.high])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
    for (const [k, sign] of [1, -1, 1].entries())
      expect(residuals[k]!.residual).toBeCloseTo(sign * expected, 8)
  })
  it('are 0, not NaN, among ties only', () => {
    expect(pairResiduals(fitted(2, [{ a: 0, b: 1, aWins: 0, bWins: 0, ties: 9 }]))[0]!.residual).toBe(0)
  })
})

it('implied win rates average to one half and follow the strengths', () => {
  const fit = fitted(3, [
    { a: 0, b: 1, aWins: 30, bWins: 10 },
    { a: 1, b: 2, aWins: 30, bWins: 10 },
  ])
  const rates = impliedWinRates(fit)
  expect((rates[0]! + rates[1]! + rates[2]!) / 3).toBeCloseTo(0.5, 12)
  expect(rates[0]).toBeCloseTo((0.75 + 0.9) / 2, 8)
})
