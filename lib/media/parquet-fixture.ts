import { writeFile } from 'node:fs/promises'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { CompressionCodec, Encoding, SchemaElement } from 'hyparquet'
import { ByteWriter, parquetWrite } from 'hyparquet-writer'
import { compressSnappy } from './compress-snappy'

/** For tests: what a row's `images` hold. `null` is a null list, a `null` inside is an image without bytes. */
export type RowImages = readonly (Buffer | null)[] | null

export interface FixtureLayout {
  readonly codec?: CompressionCodec
  readonly encoding?: Encoding
  readonly pageSize?: number
  readonly rowGroupSize?: number
  /** Snappy as hyparquet-writer does it by itself: one stream a page, without blocks. */
  readonly unevenSnappy?: boolean
}

const SLOW_CODECS = {
  ['GZIP' satisfies CompressionCodec]: (bytes: Uint8Array) => gzipSync(bytes),
  ['BROTLI' satisfies CompressionCodec]: (bytes: Uint8Array) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
}

const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: 2 },
  { name: 'conversation_id', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'images', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
  { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
  { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
]

/** Writes a parquet file with an image column as the hub has it, in the layout asked for. Pages are of version 2. */
export async function writeImageParquet(
  file: string,
  rows: readonly RowImages[],
  layout: FixtureLayout = {},
): Promise<void> {
  const writer = new ByteWriter()
  const { codec = 'SNAPPY', encoding, pageSize, rowGroupSize = 100 } = layout
  await parquetWrite({
    writer,
    schema: SCHEMA,
    codec,
    compressors: layout.unevenSnappy ? SLOW_CODECS : { ...SLOW_CODECS, SNAPPY: compressSnappy },
    statistics: false,
    rowGroupSize,
    ...(pageSize === undefined ? {} : { pageSize }),
    columnData: [
      { name: 'conversation_id', data: rows.map((_, row) => `row ${row}`) },
      {
        name: 'images',
        data: rows.map((row) => row?.map((bytes, n) => ({ bytes, path: `${n}.jpg` })) ?? null),
        ...(encoding ? { encoding } : {}),
        offsetIndex: false,
      },
    ],
  })
  await writeFile(file, writer.getBytes())
}

/** Rows with everything that may occur: none, null, empty, several, repeated, empty bytes, large and compressible. */
export function makeRows(count: number, random: () => number): RowImages[] {
  const noise = (size: number) => Buffer.from(Uint8Array.from({ length: size }, () => random() * 256))
  const shared = [
    noise(90_000),
    Buffer.alloc(200_000, 'All work and no play. '),
    noise(65_536),
    Buffer.alloc(0),
  ]
  return Array.from({ length: count }, (_, row) => {
    if (row % 17 === 3) return null
    if (row % 17 === 5) return []
    if (row % 17 === 7) return [null]
    if (row % 17 === 9) return [noise(100), null, shared[1]!]
    if (row % 4 === 1) return [shared[(row >> 2) % shared.length]!]
    return [Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(Math.floor(random() ** 3 * 180_000))])]
  })
}

/** A small generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
