import type { FileHandle } from 'node:fs/promises'
import { type FileMetaData, parquetMetadata, type RowGroup } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { literal, sql } from '../sql'
import type { Encoder } from './encoder'

const MAGIC = Buffer.from('PAR1')

/** Length of the footer and the magic word behind it: https://parquet.apache.org/docs/file-format/. */
const TAIL = 8

/**
 * Parquet block after block: DuckDB writes each block as a file, of which the row groups are taken over as they are,
 * and one footer in the end says where they lie now.
 */
export function parquet(): Encoder {
  const groups: RowGroup[] = []
  let first: FileMetaData | undefined
  let length = MAGIC.length

  return {
    mediaType: 'application/vnd.apache.parquet',
    head: MAGIC,
    // `to_timestamp` makes a time with a zone, which parquet keeps as UTC.
    copy: (rows, file) =>
      sql`COPY (SELECT * REPLACE (to_timestamp(epoch("time")) AS "time") FROM (${rows}))
        TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`,
    async take(file) {
      const { metadata, footer } = await readFooter(file)
      first ??= metadata
      // Behind the last page there may be more (indexes, filters) that no group needs.
      const shift = length - MAGIC.length
      groups.push(...metadata.row_groups.map((group) => moved(group, shift)))
      length += footer - MAGIC.length
      return { start: MAGIC.length, end: footer }
    },
    end() {
      if (!first) throw new Error('parquet needs a block, if only one without rows')
      const out = new ByteWriter()
      const rows = groups.reduce((sum, { num_rows: count }) => sum + count, 0n)
      writeMetadata(out, { ...first, created_by: 'ringside', num_rows: rows, row_groups: groups })
      out.appendBytes(MAGIC)
      return out.getBytes()
    },
  }
}

async function readFooter(file: FileHandle): Promise<{ metadata: FileMetaData; footer: number }> {
  const { size } = await file.stat()
  const tail = await readAt(file, size - TAIL, TAIL)
  const length = tail.readUInt32LE(0)
  const footer = size - TAIL - length
  const { buffer } = await readAt(file, footer, length + TAIL)
  return { metadata: parquetMetadata(buffer), footer }
}

/** A buffer that begins with its memory, as the footer's reader wants it. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(new ArrayBuffer(length))
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead !== length) throw new Error(`a block of an export has ${bytesRead} of ${length} bytes`)
  return bytes
}

/** Where a group lies when everything before it has grown by `shift` bytes. Indexes and filters are left behind. */
function moved(group: RowGroup, shift: number): RowGroup {
  const by = BigInt(shift)
  return {
    ...group,
    ...(group.file_offset === undefined ? {} : { file_offset: group.file_offset + by }),
    columns: group.columns.map(({ file_offset, meta_data: data }) => ({
      file_offset: file_offset + by,
      meta_data: data && {
        type: data.type,
        encodings: data.encodings,
        path_in_schema: data.path_in_schema,
        codec: data.codec,
        num_values: data.num_values,
        total_uncompressed_size: data.total_uncompressed_size,
        total_compressed_size: data.total_compressed_size,
        data_page_offset: data.data_page_offset + by,
        ...(data.dictionary_page_offset === undefined
          ? {}
          : { dictionary_page_offset: data.dictionary_page_offset + by }),
      },
    })),
  }
}
