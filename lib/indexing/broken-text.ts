import { mkdtemp, open, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { join, literal, type Sql, sql } from '../sql'

/**
 * Reads rows that DuckDB refuses because a string in them is not UTF-8, with U+FFFD in its place, and hands them on
 * as a relation of the same types for as long as `use` runs. The column of images is left out: it is not text.
 *
 * @param start first row of the file, included
 * @param end last row, excluded
 * @param types DuckDB's type of each column, as DESCRIBE writes it
 */
export async function readBrokenText(
  file: string,
  images: string | undefined,
  start: number,
  end: number,
  types: ReadonlyMap<string, string>,
  use: (rows: Sql) => Promise<void>,
): Promise<void> {
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  const names = parquetSchema(metadata)
    .children.map((child) => child.element.name)
    .filter((name) => name !== images)
  const rows = await parquetReadObjects({
    file: buffer,
    metadata,
    columns: names,
    rowStart: start,
    rowEnd: end,
    compressors,
  })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-'))
  try {
    const lines = path.join(folder, 'rows.jsonl')
    const out = await open(lines, 'w')
    for (const [index, row] of rows.entries()) {
      await out.write(`${JSON.stringify({ ...row, file_row_number: start + index }, plainValue)}\n`)
    }
    await out.close()
    const typed = names.flatMap((name) => {
      const type = types.get(name)
      return type ? [sql`${literal(name)}: ${literal(type)}`] : []
    })
    await use(sql`read_json(${literal(lines)}, format = 'newline_delimited', maximum_object_size = 1073741824,
      columns = {${join([...typed, sql`'file_row_number': 'BIGINT'`])}})`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** 64-bit integers as numbers in JSON text would lose digits, so they travel as text. */
function plainValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Uint8Array ? null : value
}
