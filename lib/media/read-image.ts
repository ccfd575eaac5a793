import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { parquetHeader } from 'hyparquet/src/column.js'
import { decompress } from './codecs'
import { ChangedFileError, openSource, readExactly, type SourceFile } from './parquet-file'
import type { Place } from './place'
import { decodeSnappyBlock, SNAPPY_BLOCK } from './snappy'
import { readDeltaValue } from './values'

/**
 * The bytes of one image, unchanged. Touches its own bytes and a few Snappy blocks; only places of kind `page` and
 * `delta` cost their whole page. Throws a `ChangedFileError` where the file is not the one that was indexed, also
 * when `hash` is given and the bytes do not have it.
 */
export async function readImage(file: SourceFile, place: Place, hash?: string): Promise<Buffer> {
  const handle = await openSource(file)
  try {
    const bytes = await readPlace(handle, place)
    if (hash !== undefined && createHash('sha256').update(bytes).digest('hex') !== hash) {
      throw new ChangedFileError(`${file.path} does not hold the image that was indexed; index it again`)
    }
    return bytes
  } finally {
    await handle.close()
  }
}

/** As `readImage`, from an open file and without asking whether it is the same one. */
export async function readPlace(handle: FileHandle, place: Place): Promise<Buffer> {
  const stored = await readExactly(handle, place.offset, place.span)
  const bytes = await unpack(stored, place)
  if (bytes.length !== place.length) {
    throw new Error(`An image has ${bytes.length} bytes where ${place.length} were expected`)
  }
  return bytes
}

async function unpack(stored: Buffer, place: Place): Promise<Buffer> {
  switch (place.kind) {
    case 'raw':
      return stored
    case 'snappy':
      return readBlocks(stored, place.skip, place.length)
    case 'page': {
      const values = await readPageValues(stored, place.codec)
      return values.subarray(place.skip, place.skip + place.length)
    }
    case 'delta': {
      const values = await readPageValues(stored, place.codec)
      return readDeltaValue(values.subarray(place.start), place.skip)
    }
  }
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
