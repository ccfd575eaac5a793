import type { FileHandle } from 'node:fs/promises'
import type { PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { readExactly } from './parquet-file'

const FIRST_TRY = 8_192
/** A header may carry its smallest and largest value, cut short by every writer in use. More is hostile. */
const HEADER_LIMIT = 2 ** 20

export interface PlacedHeader {
  readonly header: PageHeader
  /** Byte position of the header in the file. */
  readonly offset: number
  /** Byte position of what follows it: the page. */
  readonly body: number
}

/** Reads the page header at `offset`; nothing of it may stand at or after `end`. */
export async function readPageHeader(handle: FileHandle, offset: number, end: number): Promise<PlacedHeader> {
  if (offset < 0 || offset >= end)
    throw new Error(`A page should begin at ${offset}, outside the file’s data`)
  for (let size = FIRST_TRY; ; size = Math.min(size * 8, HEADER_LIMIT)) {
    const bytes = await readExactly(handle, offset, Math.min(size, end - offset))
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
    let header: PageHeader
    try {
      header = parquetHeader(reader)
    } catch (cause) {
      if (bytes.length === end - offset || size >= HEADER_LIMIT) {
        throw new Error(`The page header at ${offset} cannot be read`, { cause })
      }
      continue
    }
    const body = offset + reader.offset
    checkSizes(header, offset)
    if (body + header.compressed_page_size > end) {
      throw new Error(`The page at ${offset} runs past the end of the file’s data`)
    }
    return { header, offset, body }
  }
}

function checkSizes(header: PageHeader, offset: number): void {
  const sizes = [header.compressed_page_size, header.uncompressed_page_size]
  if (!sizes.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    throw new Error(`The page at ${offset} has an impossible size`)
  }
}
