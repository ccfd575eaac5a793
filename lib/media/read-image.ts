import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { parquetHeader } from 'hyparquet/src/column.js'
import { decompress } from './codecs'
import { ChangedFileError, fill, readExactly, readSource, type SourceFile } from './parquet-file'
import { isQuick, type Place } from './place'
import { decodeSnappyBlock, SNAPPY_BLOCK } from './snappy'
import { readDeltaValue } from './values'

/**
 * The bytes of one image, unchanged. Touches its own bytes and a few Snappy blocks; only places of kind `page` and
 * `delta` cost their whole page. Throws a `ChangedFileError` where the file is not the one that was indexed, also
 * when `hash` is given and the bytes do not have it.
 */
export async function readImage(
  file: SourceFile,
  place: Place,
  { hash, recent }: { readonly hash?: string; readonly recent?: RecentPage } = {},
): Promise<Buffer> {
  const bytes = await readSource(file, (handle) =>
    readPlace(handle, place, recent && { page: recent, name: file.path }),
  )
  if (hash !== undefined && createHash('sha256').update(bytes).digest('hex') !== hash) {
    throw new ChangedFileError(`${file.path} does not hold the image that was indexed; index it again`)
  }
  return bytes
}

/** As `readImage`, from an open file and without asking whether it is the same one. */
export async function readPlace(
  handle: FileHandle,
  place: Place,
  recent?: { readonly page: RecentPage; readonly name: string },
): Promise<Buffer> {
  const bytes = isQuick(place) ? await readQuickly(handle, place) : await readSlowly(handle, place, recent)
  if (bytes.length !== place.length) {
    throw new Error(`An image has ${bytes.length} bytes where ${place.length} were expected`)
  }
  return bytes
}

/** Keeps the page decompressed last, since the images of a slow page are often asked for one after the other. */
export class RecentPage {
  private key = ''
  private values: Promise<Buffer> | undefined

  read(key: string, load: () => Promise<Buffer>): Promise<Buffer> {
    if (key === this.key && this.values) return this.values
    const values = load()
    this.key = key
    this.values = values
    values.then(
      ({ length }) => {
        if (this.values === values && length > RECENT_LIMIT) this.values = undefined
      },
      () => {
        if (this.values === values) this.values = undefined
      },
    )
    return values
  }
}

const RECENT_LIMIT = 128 * 2 ** 20

async function readQuickly(handle: FileHandle, { kind, offset, span, skip, length }: Place): Promise<Buffer> {
  if (kind === 'raw') return readExactly(handle, offset, span)
  const scratch = span <= SCRATCH && spare ? spare : Buffer.allocUnsafeSlow(Math.max(span, SCRATCH))
  spare = undefined
  await fill(handle, scratch, 0, span, offset)
  const bytes = readBlocks(scratch.subarray(0, span), skip, length)
  if (scratch.length === SCRATCH) spare = scratch
  return bytes
}

/** Compressed bytes of the last image, to be written over by one at a time: new memory costs as much as reading. */
let spare: Buffer | undefined
const SCRATCH = 2 ** 20

async function readSlowly(
  handle: FileHandle,
  place: Place,
  recent?: { readonly page: RecentPage; readonly name: string },
): Promise<Buffer> {
  const load = async () => readPageValues(await readExactly(handle, place.offset, place.span), place.codec)
  const values = await (recent ? recent.page.read(`${place.offset} ${recent.name}`, load) : load())
  if (place.kind === 'delta') return readDeltaValue(values.subarray(place.start), place.skip)
  // A copy, so that keeping one image does not keep its whole page.
  return Buffer.from(values.subarray(place.skip, place.skip + place.length))
}

function readBlocks(stored: Buffer, skip: number, length: number): Buffer {
  const wanted = skip + length
  const output = Buffer.allocUnsafe(Math.ceil(wanted / SNAPPY_BLOCK) * SNAPPY_BLOCK)
  let input = 0
  let written = 0
  while (input < stored.length && written < output.length) {
    const end = decodeSnappyBlock(stored, input, stored.length, output, written, written + SNAPPY_BLOCK)
    input = end.input
    written = end.output
  }
  if (written < wanted) throw new Error(`An image ends after ${written - skip} of ${length} bytes`)
  return output.subarray(skip, wanted)
}

/** The decompressed page (version 1, dictionary) or its values (version 2), from the page with its header. */
async function readPageValues(stored: Buffer, codec: string): Promise<Buffer> {
  const reader = { view: new DataView(stored.buffer, stored.byteOffset, stored.byteLength), offset: 0 }
  const header = parquetHeader(reader)
  const v2 = header.data_page_header_v2
  const levels = v2 ? v2.repetition_levels_byte_length + v2.definition_levels_byte_length : 0
  const body = stored.subarray(reader.offset + levels)
  if (v2?.is_compressed === false) return body
  return decompress(body, codec, header.uncompressed_page_size - levels)
}
