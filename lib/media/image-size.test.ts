import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readImageSize } from './image-size'
import { sniffType } from './image-type'

const sizeOf = (bytes: Buffer) => readImageSize(bytes, sniffType(bytes))
const picture = () => sharp({ create: { width: 70, height: 30, channels: 3, background: '#c60' } })

/** Every way sharp can write that a header is read for. */
const written = {
  jpeg: () => picture().jpeg(),
  'progressive jpeg': () => picture().jpeg({ progressive: true }),
  png: () => picture().png(),
  webp: () => picture().webp(),
  'lossless webp': () => picture().webp({ lossless: true }),
  'webp with alpha': () => picture().ensureAlpha(0.5).webp(),
  gif: () => picture().gif(),
  tiff: () => picture().tiff(),
  bigtiff: () => picture().tiff({ bigtiff: true }),
  avif: () => picture().avif({ effort: 0 }),
} as const

describe('readImageSize', () => {
  test.each(Object.entries(written))('%s', async (_, make) => {
    expect(sizeOf(await make().toBuffer())).toEqual({ width: 70, height: 30 })
  })

  test.each(
    (['jpeg', 'png', 'webp', 'tiff'] as const).flatMap((kind) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => [kind, orientation] as const),
    ),
  )('%s turned by EXIF orientation %i, as sharp turns it', async (kind, orientation) => {
    const bytes = await written[kind]().withMetadata({ orientation }).toBuffer()
    const { autoOrient } = await sharp(bytes).metadata()
    expect(sizeOf(bytes)).toEqual(autoOrient)
    expect(autoOrient.width).toBe(orientation >= 5 ? 30 : 70)
  })

  test.each([
    ['in pixels', '<svg width="120" height="80px" viewBox="0 0 1 1">', { width: 120, height: 80 }],
    ['by its view box', '<svg width="100%" viewBox="0,0 12.4 8">', { width: 12, height: 8 }],
    ['not at all', '<svg onload="x">', undefined],
    ['with nonsense', '<svg viewBox="a b c d" width="-3">', undefined],
  ])('SVG that says its size %s', (_, text, size) => {
    expect(sizeOf(Buffer.from(text))).toEqual(size)
  })

  test('a header that is cut off or damaged has no size or some size, and never throws', async () => {
    const all = await Promise.all(Object.values(written).map((make) => make().toBuffer()))
    const type = (bytes: Buffer) => sniffType(bytes)
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.nat(2000),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
        (sound, length, damage) => {
          const bytes = Buffer.from(sound.subarray(0, length))
          for (const [at, value] of damage) if (at < bytes.length) bytes[at] = value
          const size = readImageSize(bytes, type(sound))
          if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
