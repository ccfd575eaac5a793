import type { FileHandle } from 'node:fs/promises'
import type { Encoding } from 'hyparquet'
import { ByteFeed } from './byte-feed'
import { readHybrid } from './hybrid'
import type { ImageColumn } from './image-column'
import { openPageBytes } from './page-bytes'
import type { PlacedHeader } from './page-header'
import {
  type OnImage,
  readDeltaImages,
  readDeltaLengthImages,
  readPlainImages,
  type StoredImage,
} from './values'

/** No page of pictures holds more values; a larger number is a broken or hostile header. */
const VALUES_LIMIT = 2 ** 24

export interface DataPage {
  /** Levels of every entry; undefined where the column has none. */
  readonly repetition: Uint32Array | undefined
  readonly definition: Uint32Array | undefined
  readonly count: number
  /** One for every entry that has bytes, in order. */
  readonly values: readonly StoredImage[]
}

export interface PageContext {
  readonly handle: FileHandle
  readonly column: ImageColumn
  readonly codec: string
  readonly dictionary: readonly StoredImage[] | undefined
  readonly onImage: OnImage
  /** Decompress pages whole, where they cannot be read piece by piece. */
  readonly whole: boolean
}

export async function readDictionaryPage(placed: PlacedHeader, context: PageContext): Promise<StoredImage[]> {
  const header = placed.header.dictionary_page_header
  if (!header) throw new Error(`The dictionary page at ${placed.offset} has no header of its kind`)
  const feed = await openFeed(placed, context, 0, true)
  return readPlainImages(feed, checkedCount(header.num_values, placed), context.onImage)
}

/** Reads a data page of version 1 or 2 with its levels. */
export async function readDataPage(placed: PlacedHeader, context: PageContext): Promise<DataPage> {
  if (placed.header.type === 'DATA_PAGE_V2') return readVersion2(placed, context)
  const header = placed.header.data_page_header
  if (!header) throw new Error(`The data page at ${placed.offset} has no header of its kind`)
  const count = checkedCount(header.num_values, placed)
  const { maxRepetition, maxDefinition } = context.column
  const feed = await openFeed(placed, context, 0, true)
  const levels = async (max: number, encoding: Encoding) => {
    if (max === 0) return undefined
    if (encoding !== 'RLE') throw new Error(`Levels written as ${encoding} cannot be read`)
    return readHybrid(await feed.take(await feed.uint32()), bitsOf(max), count)
  }
  const repetition = await levels(maxRepetition, header.repetition_level_encoding)
  const definition = await levels(maxDefinition, header.definition_level_encoding)
  const values = await readValues(feed, header.encoding, present(definition, count, context), placed, context)
  return { repetition, definition, count, values }
}

async function readVersion2(placed: PlacedHeader, context: PageContext): Promise<DataPage> {
  const header = placed.header.data_page_header_v2
  if (!header) throw new Error(`The data page at ${placed.offset} has no header of its kind`)
  const count = checkedCount(header.num_values, placed)
  const repetitionSize = header.repetition_levels_byte_length
  const definitionSize = header.definition_levels_byte_length
  if (
    !(repetitionSize >= 0 && definitionSize >= 0) ||
    repetitionSize + definitionSize > placed.header.compressed_page_size
  ) {
    throw new Error(`The levels of the page at ${placed.offset} are larger than the page`)
  }
  const { maxRepetition, maxDefinition } = context.column
  const front = new ByteFeed(
    await openPageBytes(context.handle, uncompressed(placed, repetitionSize + definitionSize), false),
  )
  const first = await front.take(repetitionSize)
  const second = await front.take(definitionSize)
  const repetition = maxRepetition ? readHybrid(first, bitsOf(maxRepetition), count) : undefined
  const definition = maxDefinition ? readHybrid(second, bitsOf(maxDefinition), count) : undefined
  const feed = await openFeed(
    placed,
    context,
    repetitionSize + definitionSize,
    header.is_compressed !== false,
  )
  const values = await readValues(feed, header.encoding, present(definition, count, context), placed, context)
  return { repetition, definition, count, values }
}

async function readValues(
  feed: ByteFeed,
  encoding: Encoding,
  count: number,
  placed: PlacedHeader,
  context: PageContext,
): Promise<readonly StoredImage[]> {
  switch (encoding) {
    case 'PLAIN':
      return readPlainImages(feed, count, context.onImage)
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      if (count === 0) return []
      const { dictionary } = context
      if (!dictionary) throw new Error('A page refers to a dictionary that is not there')
      const width = (await feed.take(1)).readUInt8(0)
      const numbers = readHybrid(await feed.take(feed.left), width, count)
      return Array.from(numbers, (number) => {
        const image = dictionary[number]
        if (!image)
          throw new Error(`A page refers to value ${number} of a dictionary of ${dictionary.length}`)
        return image
      })
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return readDeltaLengthImages(feed, count, context.onImage)
    case 'DELTA_BYTE_ARRAY':
      return readDeltaImages(feed, count, context.onImage, { codec: context.codec, ...extent(placed) })
    default:
      throw new Error(`Images written as ${encoding} cannot be read`)
  }
}

async function openFeed(
  placed: PlacedHeader,
  context: PageContext,
  levels: number,
  compressed: boolean,
): Promise<ByteFeed> {
  const stored = {
    codec: compressed ? context.codec : 'UNCOMPRESSED',
    body: placed.body + levels,
    size: placed.header.compressed_page_size - levels,
    decodedSize: placed.header.uncompressed_page_size - levels,
    page: extent(placed),
  }
  if (stored.decodedSize < 0) throw new Error(`The page at ${placed.offset} has an impossible size`)
  return new ByteFeed(await openPageBytes(context.handle, stored, context.whole))
}

function uncompressed(placed: PlacedHeader, size: number) {
  return { codec: 'UNCOMPRESSED', body: placed.body, size, decodedSize: size, page: extent(placed) }
}

function extent({ offset, body, header }: PlacedHeader) {
  return { offset, span: body - offset + header.compressed_page_size }
}

function present(definition: Uint32Array | undefined, count: number, { column }: PageContext): number {
  if (!definition) return count
  let number = 0
  for (const level of definition) if (level === column.maxDefinition) number++
  return number
}

function checkedCount(count: number, { offset }: PlacedHeader): number {
  if (!(count >= 0 && count <= VALUES_LIMIT)) throw new Error(`The page at ${offset} claims ${count} values`)
  return count
}

function bitsOf(max: number): number {
  return 32 - Math.clz32(max)
}
