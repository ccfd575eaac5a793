import { createHash } from 'node:crypto'
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { readVarInt } from 'hyparquet/src/thrift.js'
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
  const start = feed.offset
  const bytes = await feed.take(feed.left)
  const reader = readerOf(bytes)
  return Array.from(readNumbers(reader, count), (length) => {
    const from = reader.offset
    const value = cut(bytes, reader, length)
    return described(value, feed.place(start + from, length), onImage)
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
  const images: StoredImage[] = []
  for (const value of deltaValues(bytes, count)) {
    const place: Place = { kind: 'delta', ...page, skip: images.length, start, length: value.length }
    images.push(described(value, place, onImage))
  }
  return images
}

/** The value number `index` of `count` written as DELTA_BYTE_ARRAY. */
export function readDeltaValue(bytes: Buffer, index: number): Buffer {
  let number = 0
  // The page says itself how many values it holds: the third number of the delta header.
  for (const value of deltaValues(bytes, undefined)) if (number++ === index) return value
  throw new Error(`The page holds no value ${index}`)
}

/** Values one after the other, each the beginning of the one before and an ending of its own. */
function* deltaValues(bytes: Buffer, expected: number | undefined): Generator<Buffer> {
  const reader = readerOf(bytes)
  const count = expected ?? countOf(bytes)
  const prefixes = readNumbers(reader, count)
  const suffixes = readNumbers(reader, count)
  let former: Buffer = Buffer.alloc(0)
  for (const [index, prefix] of prefixes.entries()) {
    if (prefix < 0 || prefix > former.length)
      throw new Error('A value shares more than the one before it has')
    former = Buffer.concat([former.subarray(0, prefix), cut(bytes, reader, suffixes[index] ?? 0)])
    yield former
  }
}

type Reader = Parameters<typeof deltaBinaryUnpack>[0]

function readerOf(bytes: Buffer): Reader {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
}

function readNumbers(reader: Reader, count: number): Int32Array {
  const numbers = new Int32Array(count)
  if (count > 0) deltaBinaryUnpack(reader, count, numbers)
  return numbers
}

function countOf(bytes: Buffer): number {
  const reader = readerOf(bytes)
  readVarInt(reader)
  readVarInt(reader)
  const count = readVarInt(reader)
  if (count < 0 || count > bytes.length * 512) throw new Error(`The page claims ${count} values`)
  return count
}

function cut(bytes: Buffer, reader: Reader, length: number): Buffer {
  const from = reader.offset
  if (length < 0 || from + length > bytes.length) throw new Error('A value runs past the end of its page')
  reader.offset += length
  return bytes.subarray(from, from + length)
}

function described(value: Buffer, place: Place, onImage: OnImage): StoredImage {
  const image = { hash: createHash('sha256').update(value).digest('hex'), length: value.length, place }
  onImage(image, value.subarray(0, HEAD_LIMIT))
  return image
}
