import { createHash } from 'node:crypto'
import { deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js'
import type { ByteFeed } from './byte-feed'
import type { Place } from './place'

/** An image's bytes as they stand in one place of the file. */
export interface StoredImage {
  /** SHA-256 in 64 lowercase hexadecimal digits: the identity of an image, across rows and datasets. */
  readonly hash: string
  /** Bytes. */
  readonly length: number
  readonly place: Place
}

/** Told of every image while its bytes are at hand: all of them, or the first 16 MiB of a longer one. */
export type OnImage = (image: StoredImage, head: Buffer) => void

/** Enough to find the size of any picture whose header is at its beginning, and of nearly all others. */
const HEAD_LIMIT = 16 * 2 ** 20

/** Reads `count` values stored plainly: four bytes of length, then the bytes. */
export async function readPlainImages(
  feed: ByteFeed,
  count: number,
  onImage: OnImage,
): Promise<StoredImage[]> {
  const images: StoredImage[] = []
  let head = Buffer.alloc(0)
  for (let i = 0; i < count; i++) {
    const length = await feed.uint32()
    const from = feed.offset
    const kept = Math.min(length, HEAD_LIMIT, feed.left)
    if (kept > head.length) head = Buffer.allocUnsafe(kept)
    const hash = createHash('sha256')
    let done = 0
    await feed.pass(length, (piece) => {
      hash.update(piece)
      if (done < kept) done += piece.copy(head, done, 0, Math.min(piece.length, kept - done))
    })
    const image = { hash: hash.digest('hex'), length, place: feed.place(from, length) }
    onImage(image, head.subarray(0, kept))
    images.push(image)
  }
  return images
}

/** Reads `count` values whose lengths stand in front of all bytes (DELTA_LENGTH_BYTE_ARRAY). */
export async function readDeltaLengthImages(
  feed: ByteFeed,
  count: number,
  onImage: OnImage,
): Promise<StoredImage[]> {
  const from = feed.offset
  const bytes = await feed.take(feed.left)
  return decode(bytes, count, deltaLengthByteArray).map((value) => {
    const place = feed.place(from + value.byteOffset - bytes.byteOffset, value.length)
    return described(value, place, onImage)
  })
}

/** Reads `count` values that share prefixes (DELTA_BYTE_ARRAY); `page` is where the page stands. */
export async function readDeltaImages(
  feed: ByteFeed,
  count: number,
  onImage: OnImage,
  page: { readonly codec: string; readonly offset: number; readonly span: number },
): Promise<StoredImage[]> {
  const start = feed.offset
  const bytes = await feed.take(feed.left)
  return decode(bytes, count, deltaByteArray).map((value, skip) =>
    described(value, { kind: 'delta', ...page, skip, start, length: value.length }, onImage),
  )
}

/** The value number `index` of bytes written as DELTA_BYTE_ARRAY. */
export function readDeltaValue(bytes: Buffer, index: number): Buffer {
  const value = decode(bytes, index + 1, deltaByteArray)[index]
  if (!value) throw new Error(`The page holds no value ${index}`)
  return value
}

type DeltaReader = typeof deltaByteArray

function decode(bytes: Buffer, count: number, read: DeltaReader): Buffer[] {
  if (count === 0) return []
  const output: Uint8Array[] = []
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
  read(reader, count, output)
  return output.map((value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength))
}

function described(value: Buffer, place: Place, onImage: OnImage): StoredImage {
  const image = { hash: createHash('sha256').update(value).digest('hex'), length: value.length, place }
  onImage(image, value.subarray(0, HEAD_LIMIT))
  return image
}
