import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareDifference, wilson } from './wilson'

describe('Wilson intervals', () => {
  it('are the published ones (Newcombe 1998, table I, method 3)', () => {
    for (const [x, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const { lower, upper } = wilson(x, n, 1.959964)
      expect(lower).toBeCloseTo(low, 4)
      expect(upper).toBeCloseTo(high, 4)
    }
  })
  it('say nothing about nothing', () => {
    expect(wilson(0, 0)).toEqual({ share: Number.NaN, lower: 0, upper: 1 })
  })
  it('hold the share and stay inside 0 … 1, mirrored for the complement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const x = Math.round(part * n * 2) / 2
        const { share, lower, upper } = wilson(x, n)
        expect(0 <= lower && lower <= share && share <= upper && upper <= 1).toBe(true)
        expect(wilson(n - x, n).upper).toBeCloseTo(1 - lower, 9)
      }),
    )
  })
  it('combine into the published difference (Newcombe 1998, 56/70 − 48/80, method 10)', () => {
    const { difference, lower, upper } = shareDifference(wilson(56, 70, 1.959964), wilson(48, 80, 1.959964))
    expect(difference).toBeCloseTo(0.2, 6)
    expect(lower).toBeCloseTo(0.0524, 4)
    expect(upper).toBeCloseTo(0.3339, 4)
  })
})
