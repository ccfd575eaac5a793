import fc from 'fast-check'
import { snappyUncompress } from 'hyparquet/src/snappy.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import { describe, expect, test } from 'vitest'
import { compressSnappy } from './compress-snappy'
import { decodeSnappy, decodeSnappyBlock, readSnappyPreamble, SNAPPY_BLOCK } from './snappy'

function compress(bytes: Uint8Array): Buffer {
  return Buffer.from(snappyCompress(bytes))
}

/** Noise and runs in turn, so that both literals and copies of every length occur. */
const mixed = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 900 })))
  .map((parts) =>
    Buffer.concat(parts.flatMap(([noise, times]) => [noise, Buffer.alloc(times * 7, noise.subarray(0, 9))])),
  )

describe('decodeSnappy', () => {
  test('gives back what was compressed', () => {
    fc.assert(
      fc.property(mixed, (bytes) => {
        expect(decodeSnappy(compress(bytes), bytes.length).equals(bytes)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('decodes every block alone once its offset is known', () => {
    const bytes = Buffer.concat(
      Array.from({ length: 900 }, (_, i) => Buffer.from(`line ${i} ${'ab'.repeat(i % 200)} ${i * i}\n`)),
    )
    const stored = Buffer.from(compressSnappy(bytes))
    expect(bytes.length).toBeGreaterThan(2 * SNAPPY_BLOCK)
    let input = readSnappyPreamble(stored).start
    for (let from = 0; from < bytes.length; from += SNAPPY_BLOCK) {
      const size = Math.min(SNAPPY_BLOCK, bytes.length - from)
      const output = Buffer.alloc(size)
      const end = decodeSnappyBlock(stored, input, stored.length, output, 0, size)
      expect(end.output).toBe(size)
      expect(output.equals(bytes.subarray(from, from + size))).toBe(true)
      input = end.input
    }
    expect(input).toBe(stored.length)
  })

  test('reads streams with and without blocks alike', () => {
    const bytes = Buffer.alloc(300_000, 'All work and no play. ')
    expect(decodeSnappy(Buffer.from(compressSnappy(bytes)), bytes.length).equals(bytes)).toBe(true)
    const other = new Uint8Array(bytes.length)
    snappyUncompress(compressSnappy(bytes), other)
    expect(bytes.equals(other)).toBe(true)
  })

  test('answers damaged streams with an Error or with the very bytes another decoder makes of them', () => {
    const sound = compress(Buffer.from('the quick brown fox jumps over the lazy dog. '.repeat(40)))
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, value, cut) => {
        const stored = Buffer.from(sound.subarray(0, cut === 0 ? sound.length : cut))
        if (at < stored.length) stored[at] = value
        const size = 45 * 40
        let own: Buffer
        try {
          own = decodeSnappy(stored, size)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
          expect((error as Error).message).toMatch(/^Snappy: /)
          return
        }
        const other = new Uint8Array(size)
        snappyUncompress(stored, other)
        expect(own.equals(other)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('never reads or writes outside its bounds, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(300), (bytes, limit) => {
        const output = Buffer.alloc(1000, 0xee)
        try {
          const end = decodeSnappyBlock(Buffer.from(bytes), 0, bytes.length, output, 50, 50 + limit)
          expect(end.output).toBeLessThanOrEqual(50 + limit)
        } catch (error) {
          expect((error as Error).message).toMatch(/^Snappy: /)
        }
        expect(output.subarray(0, 50).every((byte) => byte === 0xee)).toBe(true)
        expect(output.subarray(50 + limit).every((byte) => byte === 0xee)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['an endless length', Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ['nothing', Buffer.alloc(0)],
    ['a literal longer than the input', Buffer.from([4, 0xfc, 0xff, 0xff, 0xff, 0xff])],
    ['a copy of what is not there', Buffer.from([4, 0x01, 0x01])],
    ['a copy with offset zero', Buffer.from([8, 0x00, 0x41, 0x01, 0x00])],
  ])('refuses %s', (_, stored) => {
    expect(() => decodeSnappy(stored, 4)).toThrow(/^Snappy: /)
  })
})
