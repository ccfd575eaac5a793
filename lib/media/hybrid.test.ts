import fc from 'fast-check'
import { ByteWriter } from 'hyparquet-writer'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { expect, test } from 'vitest'
import { readHybrid } from './hybrid'

test('reads what the writer wrote, at every width', () => {
  const input = fc.integer({ min: 1, max: 20 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      values: fc
        .array(fc.tuple(fc.nat(2 ** width - 1), fc.integer({ min: 1, max: 40 })), { minLength: 1 })
        .map((runs) => runs.flatMap(([value, times]) => Array<number>(times).fill(value))),
    }),
  )
  fc.assert(
    fc.property(input, ({ width, values }) => {
      const writer = new ByteWriter()
      writeRleBitPackedHybrid(writer, values, width)
      expect([...readHybrid(Buffer.from(writer.getBytes()), width, values.length)]).toEqual(values)
    }),
  )
})

// hyparquet's own reader writes past its array here, which ends the whole process: why this one exists.
test('answers any bytes with numbers in range or an Error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 0, max: 32 }), (bytes, width) => {
      try {
        const values = readHybrid(Buffer.from(bytes), width, 20)
        expect(values).toHaveLength(20)
        // A run's value is stored in whole bytes, so only bit-packed ones cannot exceed the width.
        expect(values.every((value) => value < 2 ** (Math.ceil(width / 8) * 8))).toBe(true)
      } catch (error) {
        expect((error as Error).message).toMatch(/^Levels end after \d+ of 20 values$/)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a run of two thousand million costs no more than the values asked for', () => {
  const bytes = Buffer.from([0xfe, 0xff, 0xff, 0xff, 0x0f, 0x01])
  expect([...readHybrid(bytes, 1, 5)]).toEqual([1, 1, 1, 1, 1])
})
