import { rename, stat } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import { ParquetWriter } from 'hyparquet-writer'
import { fileWriter } from 'hyparquet-writer/src/node.js'
import { compressSnappy } from '../media/compress-snappy'

/** A value on its way into the parquet: strings may come as bytes when they are not valid UTF-8. */
export type Raw =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly Raw[]
  | { readonly [field: string]: Raw }
export type RawRow = Readonly<Record<string, Raw>>

export interface ShardLayout {
  readonly schema: SchemaElement[]
  /** Columns whose values of a row group stand in one dictionary page, whatever their size. */
  readonly dictionary?: readonly string[]
  /** Columns that are never dictionary encoded: they skip the search for repeated values. */
  readonly plain?: readonly string[]
}

/**
 * Writes one shard a row group at a time beside its name and renames it when whole, so a shard that
 * exists is finished. SNAPPY, no page index; `groups` yields at most one group of rows at once.
 */
export async function writeShard(
  file: string,
  layout: ShardLayout,
  groups: AsyncIterable<readonly RawRow[]>,
): Promise<void> {
  const unfinished = `${file}.unfinished`
  const writer = new ParquetWriter({
    writer: fileWriter(unfinished),
    schema: layout.schema,
    codec: 'SNAPPY',
    // In blocks of 64 KiB, as pyarrow does: what places of images rest on.
    compressors: { SNAPPY: compressSnappy },
    createdBy: 'ringside sample',
  })
  const columns = columnsOf(layout.schema)
  for await (const rows of groups) {
    if (rows.length === 0) continue
    await writer.write({
      rowGroupSize: rows.length,
      // Pages as large as the chunk keep a dictionary page and its indexes whole, as pyarrow's are.
      pageSize: 1 << 20,
      columnData: columns.map(({ name, nested }) => ({
        name,
        data: rows.map((row) => row[name] ?? null),
        offsetIndex: false,
        statistics: !nested,
        ...(layout.dictionary?.includes(name) ? { encoding: 'RLE_DICTIONARY' as const } : {}),
        ...(layout.plain?.includes(name) ? { encoding: 'PLAIN' as const } : {}),
      })),
    })
  }
  await writer.finish()
  await rename(unfinished, file)
}

export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

function columnsOf(schema: readonly SchemaElement[]): { name: string; nested: boolean }[] {
  const columns: { name: string; nested: boolean }[] = []
  let skip = 0
  for (const element of schema.slice(1)) {
    if (skip === 0) columns.push({ name: element.name, nested: !element.type })
    else skip--
    skip += element.num_children ?? 0
  }
  return columns
}
