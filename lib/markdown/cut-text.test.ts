import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAt, piecesOf } from './cut-text'

test.each([
  ['short', 10, 'short'],
  ['one two\n\nthree four', 12, 'one two\n\n'],
  ['one two three four', 12, 'one two '],
  ['abcdefghijkl', 5, 'abcde'],
  ['abcd😀efgh', 5, 'abcd'],
])('%j cut at %i begins with %j', (text, size, beginning) => {
  expect(text.slice(0, cutAt(text, size))).toBe(beginning)
})

test('pieces are the text, none too long, none half a character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', '中'), maxLength: 300 })
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, size) => {
      const pieces = piecesOf(whole, size)
      expect(pieces.join('')).toBe(whole)
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(size)
        expect(piece.isWellFormed()).toBe(true)
      }
    }),
  )
})
