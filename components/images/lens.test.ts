import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, kept, pinched, zoomed } from './lens'

const room = { width: 1000, height: 600 }

test('a large picture is fitted whole into the middle', () => {
  expect(fitted({ width: 2000, height: 600 }, room)).toEqual({ scale: 0.5, x: 0, y: 150 })
})

test('a tiny picture is not blown up beyond four times', () => {
  expect(fitted({ width: 10, height: 10 }, room)).toEqual({ scale: 4, x: 480, y: 280 })
})

test('what lies under the pointer stays under it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 600 }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (x, y, by) => {
        const before = { scale: 0.7, x: 33, y: -20 }
        const after = zoomed(before, by, { x, y })
        const under = (lens: typeof before) => [(x - lens.x) / lens.scale, (y - lens.y) / lens.scale]
        expect(under(after)[0]).toBeCloseTo(under(before)[0] ?? Number.NaN, 6)
        expect(under(after)[1]).toBeCloseTo(under(before)[1] ?? Number.NaN, 6)
      },
    ),
  )
})

test('two fingers that part to twice the distance enlarge twice', () => {
  const lens = pinched({ scale: 1, x: 0, y: 0 }, { x: 100, y: 0 }, { x: 200, y: 0 }, { x: 0, y: 0 })
  expect(lens.scale).toBe(2)
})

test('a picture cannot be dragged out of sight', () => {
  const picture = { width: 500, height: 500 }
  expect(kept({ scale: 1, x: 9000, y: -9000 }, picture, room)).toEqual({ scale: 1, x: 940, y: -440 })
})
