import type { FileHandle } from 'node:fs/promises'
import { decompress } from './codecs'
import { fill, readExactly } from './parquet-file'
import type { Place } from './place'
import { decodeSnappyBlock, readSnappyPreamble, SNAPPY_BLOCK, SNAPPY_BLOCK_INPUT } from './snappy'

const WINDOW = 2 ** 20

/** The decoded bytes of a page, piece by piece, and where each of them came from. */
export interface PageBytes {
  /** Decoded bytes in all. */
  readonly size: number
  /** The next piece, good until the next call; `undefined` at the end. */
  next(): Promise<Buffer | undefined>
  /** Where `length` bytes from `from`, all of them handed out before, can be read again. */
  place(from: number, length: number): Place
}

/** What a page's bytes come from: `size` compressed bytes at `body`, `decodedSize` once decompressed. */
export interface StoredBytes {
  readonly codec: string
  readonly body: number
  readonly size: number
  readonly decodedSize: number
  /** The page with its header, for places that must read it whole. */
  readonly page: { readonly offset: number; readonly span: number }
}

/** Thrown where a Snappy stream does not start afresh every 64 KiB: read the page whole instead. */
export class UnevenBlocksError extends Error {}

/** Opens a page for reading in order with little memory where that is possible, else (`whole`) decompressed at once. */
export async function openPageBytes(
  handle: FileHandle,
  stored: StoredBytes,
  whole: boolean,
): Promise<PageBytes> {
  if (stored.codec === 'UNCOMPRESSED') {
    if (stored.size !== stored.decodedSize) throw new Error('An uncompressed page has two different sizes')
    return rawBytes(handle, stored)
  }
  if (stored.codec === 'SNAPPY' && !whole && stored.size > 0) return snappyBytes(handle, stored)
  return wholeBytes(handle, stored)
}

function rawBytes(handle: FileHandle, { body, size, codec }: StoredBytes): PageBytes {
  const buffer = Buffer.allocUnsafe(Math.min(WINDOW, size))
  let done = 0
  return {
    size,
    async next() {
      if (done >= size) return undefined
      const length = Math.min(buffer.length, size - done)
      await fill(handle, buffer, 0, length, body + done)
      done += length
      return buffer.subarray(0, length)
    },
    place: (from, length) => ({
      kind: 'raw',
      codec,
      offset: body + from,
      span: length,
      skip: 0,
      start: 0,
      length,
    }),
  }
}

async function snappyBytes(handle: FileHandle, stored: StoredBytes): Promise<PageBytes> {
  const { body, size, decodedSize, codec } = stored
  const head = await readExactly(handle, body, Math.min(size, 5))
  const preamble = readSnappyPreamble(head)
  if (preamble.size !== decodedSize) {
    throw new Error(`A Snappy page announces ${preamble.size} bytes where ${decodedSize} were promised`)
  }
  const window = Buffer.allocUnsafe(Math.min(size, WINDOW + SNAPPY_BLOCK_INPUT))
  const block = Buffer.allocUnsafe(SNAPPY_BLOCK)
  /** Input position of every block so far, counted from `body`, and of the end of the last one. */
  const starts = [preamble.start]
  let windowStart = preamble.start
  let filled = 0
  let used = 0
  let written = 0

  async function look(): Promise<void> {
    if (filled - used >= SNAPPY_BLOCK_INPUT || windowStart + filled >= size) return
    window.copyWithin(0, used, filled)
    windowStart += used
    filled -= used
    used = 0
    const more = Math.min(window.length - filled, size - windowStart - filled)
    await fill(handle, window, filled, more, body + windowStart + filled)
    filled += more
  }

  return {
    size: decodedSize,
    async next() {
      if (written >= decodedSize) return undefined
      await look()
      const wanted = Math.min(SNAPPY_BLOCK, decodedSize - written)
      let end: { input: number; output: number }
      try {
        end = decodeSnappyBlock(window, used, filled, block, 0, wanted)
      } catch (cause) {
        throw new UnevenBlocksError('The Snappy stream has no even blocks', { cause })
      }
      if (end.output !== wanted) throw new UnevenBlocksError('A Snappy block is larger than expected')
      used = end.input
      written += wanted
      starts.push(windowStart + used)
      return block.subarray(0, wanted)
    },
    place(from, length) {
      if (length === 0) return { kind: 'raw', codec, offset: body, span: 0, skip: 0, start: 0, length }
      const first = Math.floor(from / SNAPPY_BLOCK)
      const afterLast = Math.floor((from + length - 1) / SNAPPY_BLOCK) + 1
      const begin = starts[first]
      const end = starts[afterLast]
      if (begin === undefined || end === undefined) throw new Error('A place was asked for before its bytes')
      return {
        kind: 'snappy',
        codec,
        offset: body + begin,
        span: end - begin,
        skip: from - first * SNAPPY_BLOCK,
        start: 0,
        length,
      }
    },
  }
}

async function wholeBytes(handle: FileHandle, stored: StoredBytes): Promise<PageBytes> {
  const { body, size, decodedSize, codec, page } = stored
  const decoded =
    size === 0 && decodedSize === 0
      ? Buffer.alloc(0)
      : await decompress(await readExactly(handle, body, size), codec, decodedSize)
  let handed = false
  return {
    size: decoded.length,
    async next() {
      if (handed || decoded.length === 0) return undefined
      handed = true
      return decoded
    },
    place: (from, length) => ({ kind: 'page', codec, ...page, skip: from, start: 0, length }),
  }
}
