import fc from 'fast-check'
import { expect, it } from 'vitest'
import { intervalRanks } from './ranks'

it('ranks by intervals as the definition counts them, for any intervals', () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 6 }))
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 30 }), (intervals) => {
      const lower = Float64Array.from(intervals, ([x]) => x)
      const upper = Float64Array.from(intervals, ([x, w]) => x + w)
      const { best, worst } = intervalRanks(lower, upper)
      intervals.forEach((_, m) => {
        expect(best[m]).toBe(1 + lower.filter((x) => x > upper[m]!).length)
        expect(worst[m]).toBe(intervals.length - upper.filter((x) => x < lower[m]!).length)
      })
    }),
  )
})
