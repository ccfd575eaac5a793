import type { FileHandle } from 'node:fs/promises'
import type { FileMetaData } from 'hyparquet'
import { type PageContext, readDataPage, readDictionaryPage } from './data-page'
import { findImageColumn, type ImageColumn } from './image-column'
import { readPageHeader } from './page-header'
import { evenOrWhole } from './read-back'
import { type ImageAt, RowCounter } from './row-counter'
import type { OnImage } from './values'

export interface RowGroupImages {
  readonly group: number
  readonly firstRow: number
  readonly rows: number
  /** In order. A row without images is not in here. */
  readonly images: readonly ImageAt[]
  /** Why the row group could not be read to its end; `images` then holds what stood before that. */
  readonly problem?: string
}

export interface LocateOptions {
  /** Told of every image while its bytes are at hand; the same image may come many times. */
  readonly onImage?: OnImage
  /** Told of every page: its bytes in the file. */
  readonly onBytes?: (bytes: number) => void
  readonly signal?: AbortSignal
  /** Only the row group that holds this row. */
  readonly row?: number
}

/** Bytes of the image column in the file: what `locateImages` will read. 0 where there is no such column. */
export function imageColumnSize(metadata: FileMetaData): number {
  const column = findImageColumn(metadata)
  if (!column) return 0
  return metadata.row_groups.reduce((sum, group) => {
    return sum + Number(chunkOf(group, column)?.meta_data?.total_compressed_size ?? 0)
  }, 0)
}

/**
 * Finds every image of a parquet file of `size` bytes, row group by row group. Holds one row group's places and about
 * a megabyte of data at a time (a whole page only where the codec leaves no other way). Every quick place comes from
 * decoding block by block, and some of each page are read again by the reader that will serve them, and compared.
 * A row group that cannot be read is told as its problem and the next one is tried.
 */
export async function* locateImages(
  handle: FileHandle,
  size: number,
  metadata: FileMetaData,
  options: LocateOptions = {},
): AsyncGenerator<RowGroupImages> {
  const column = findImageColumn(metadata)
  if (!column) return
  let firstRow = 0
  for (const [group, rowGroup] of metadata.row_groups.entries()) {
    options.signal?.throwIfAborted()
    const rows = Number(rowGroup.num_rows)
    if (options.row === undefined || (options.row >= firstRow && options.row < firstRow + rows)) {
      const images: ImageAt[] = []
      let problem: string | undefined
      try {
        const chunk = chunkOf(rowGroup, column)
        if (!chunk?.meta_data || chunk.file_path) throw new Error('The image column is not in the file')
        await walkChunk({ handle, size, column, meta: chunk.meta_data, firstRow, rows, images, options })
      } catch (error) {
        options.signal?.throwIfAborted()
        problem = `row group ${group}: ${error instanceof Error ? error.message : String(error)}`
      }
      yield { group, firstRow, rows, images, ...(problem === undefined ? {} : { problem }) }
    }
    firstRow += rows
  }
}

type RowGroup = FileMetaData['row_groups'][number]
type Chunk = RowGroup['columns'][number]

function chunkOf(group: RowGroup, column: ImageColumn): Chunk | undefined {
  const path = column.path.join('\0')
  const byLeaf = group.columns[column.leaf]
  if (byLeaf?.meta_data?.path_in_schema.join('\0') === path) return byLeaf
  return group.columns.find((chunk) => chunk.meta_data?.path_in_schema.join('\0') === path)
}

interface Walk {
  readonly handle: FileHandle
  readonly size: number
  readonly column: ImageColumn
  readonly meta: NonNullable<Chunk['meta_data']>
  readonly firstRow: number
  readonly rows: number
  readonly images: ImageAt[]
  readonly options: LocateOptions
}

async function walkChunk(walk: Walk): Promise<void> {
  const { meta, handle, size, column, options } = walk
  const dictionaryAt = Number(meta.dictionary_page_offset ?? 0)
  const dataAt = Number(meta.data_page_offset)
  const total = Number(meta.num_values)
  let offset = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt
  let context: PageContext = {
    handle,
    column,
    codec: meta.codec,
    dictionary: undefined,
    onImage: options.onImage ?? (() => {}),
    whole: false,
  }
  const rows = new RowCounter(walk)
  const checks = { quick: 0, slow: 0 }
  for (let seen = 0; seen < total; ) {
    options.signal?.throwIfAborted()
    const placed = await readPageHeader(handle, offset, size - 8)
    if (placed.header.type === 'DICTIONARY_PAGE') {
      const dictionary = await evenOrWhole(readDictionaryPage, placed, context, (values) => values, checks)
      context = { ...context, dictionary }
    } else if (placed.header.type !== 'INDEX_PAGE') {
      const page = await evenOrWhole(readDataPage, placed, context, (data) => data.values, checks)
      if (page.count === 0) throw new Error(`The page at ${offset} is empty before all values were seen`)
      rows.add(page)
      seen += page.count
    }
    const next = placed.body + placed.header.compressed_page_size
    options.onBytes?.(next - offset)
    offset = next
  }
  rows.finish()
}
