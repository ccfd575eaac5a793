import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOf, startOf } from '../filters/period'
import { binOf, bitBins, numberBins, timeBins } from './histogram'

describe('bars of bits', () => {
  const bits = fc.double({ min: 0, max: 60, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4)
  test('hold every value of four digits once, by the range their address asks for', () => {
    fc.assert(
      fc.property(bits, bits, bits, (...three) => {
        const [low = 0, value = 0, high = 0] = [...three].sort((x, y) => x - y)
        const { edges, bins } = bitBins(low, high)
        const holding = bins.filter((bin) => Number(bin.low) <= value && value <= Number(bin.high))
        expect(holding).toEqual([bins[binOf(edges, value)]])
        expect(bins.length).toBeLessThan(43)
      }),
    )
  })
  test('are half a bit wide', () => {
    expect(bitBins(0.7, 1.5).bins).toEqual([
      { low: 0.5, high: 0.9999 },
      { low: 1, high: 1.4999 },
      { low: 1.5, high: 1.9999 },
    ])
  })
})

describe('bars of whole numbers', () => {
  const ends = fc
    .tuple(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), fc.nat(2_147_483_647))
    .map(([low, span]) => [low, Math.min(low + span, 2_147_483_647)] as const)
  test('hold every value from the lowest to the highest once', () => {
    fc.assert(
      fc.property(ends, fc.double({ min: 0, max: 1, noNaN: true }), ([low, high], share) => {
        const { edges, bins } = numberBins(low, high)
        const value = Math.round(low + share * (high - low))
        const bin = bins[binOf(edges, value)]
        expect(Number(bin?.low) <= value && value <= Number(bin?.high)).toBe(true)
        for (let index = 1; index < bins.length; index++) {
          expect(Number(bins[index]?.low)).toBe(Number(bins[index - 1]?.high) + 1)
        }
        expect(bins.length).toBeLessThan(90)
      }),
    )
  })
  test.each([
    [1, 3, [1, 2, 3]],
    [5, 5, [5]],
    [0, 31, [0, 1, 2, 5, 10, 20]],
    [-40, 3, [-50, -20, -10, -5, -2, -1, 0, 1, 2]],
  ])('from %s to %s begin at %j', (low, high, starts) => {
    expect(numberBins(low, high).bins.map((bin) => bin.low)).toEqual(starts)
  })
})

describe('bars of time', () => {
  const low = Date.UTC(1000, 0, 1) / 1000
  const high = Date.UTC(3000, 0, 1) / 1000 - 1
  const spans = fc
    .tuple(
      fc.integer({ min: low, max: high }),
      fc.oneof(fc.nat(86_400), fc.nat(9_000_000), fc.nat(400_000_000), fc.nat(9e10)),
    )
    .map(([start, span]) => [start, Math.min(start + span, high)] as const)
  test('are named as an address asks for them, and hold every moment once', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: 0, max: 1, noNaN: true }), ([start, end], share) => {
        const { edges, bins } = timeBins(start, end)
        const moment = start + share * (end - start)
        const name = String(bins[binOf(edges, moment)]?.low)
        expect(name).toMatch(/^\d{4}(-\d\d){0,2}$/)
        expect(startOf(name) <= moment && moment < endOf(name)).toBe(true)
      }),
    )
  })
})

test.each([Number.NaN, -1, 10, Number.POSITIVE_INFINITY])('%s lies in no bar from 0 to 9', (value) => {
  expect(binOf(numberBins(0, 9).edges, value)).toBe(-1)
})
