import { randomUUID } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {
  asyncBufferFromFile,
  type ParquetParsers,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { join, literal, type Sql, sql, wholeNumber } from '../sql'

/** A row in plain JSON values, and whether a string in it was not UTF-8. */
export interface RepairedRow {
  readonly row: Readonly<Record<string, unknown>>
  readonly marked: boolean
}

/**
 * Reads rows that DuckDB refuses because a string in them is not UTF-8, with U+FFFD in its place. 64-bit integers are
 * text, times ISO text to the microsecond, bytes null. The column of images is left out: it is not text.
 *
 * @param start first row of the file, included
 * @param end last row, excluded
 */
export async function fetchRepairedRows(
  file: string,
  images: string | undefined,
  start: number,
  end: number,
): Promise<RepairedRow[]> {
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  const rows = await parquetReadObjects({
    file: buffer,
    metadata,
    columns: parquetSchema(metadata)
      .children.map((child) => child.element.name)
      .filter((name) => name !== images),
    rowStart: start,
    rowEnd: end,
    compressors,
    parsers: PARSERS,
  })
  return rows.map((raw) => {
    let marked = false
    const text = JSON.stringify(raw, (_key, value: unknown) => {
      if (typeof value === 'bigint') return value.toString()
      if (value instanceof Uint8Array) return null
      if (typeof value !== 'string' || !value.startsWith(BROKEN)) return value
      marked = true
      return value.slice(BROKEN.length)
    })
    return { row: JSON.parse(text) as Record<string, unknown>, marked }
  })
}

/**
 * Hands rows that DuckDB refuses on as a relation of the same types, for as long as `use` runs.
 *
 * @param types DuckDB's type of each column, as DESCRIBE writes it
 */
export async function readBrokenText(
  file: string,
  images: string | undefined,
  start: number,
  end: number,
  types: ReadonlyMap<string, string>,
  use: (rows: Sql, marked: Sql) => Promise<void>,
): Promise<void> {
  const rows = await fetchRepairedRows(file, images, start, end)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-'))
  try {
    const lines = path.join(folder, 'rows.jsonl')
    const out = await open(lines, 'w')
    let longest = 0
    for (const [index, { row, marked }] of rows.entries()) {
      const line = `${JSON.stringify({ ...row, file_row_number: start + index, [MARK]: marked })}\n`
      longest = Math.max(longest, Buffer.byteLength(line))
      await out.write(line)
    }
    await out.close()
    // Not the keys of a row: one that is NULL there would be missing for all.
    const typed = [...types]
      .filter(([name]) => name !== images)
      .map(([name, type]) => sql`${literal(name)}: ${literal(type)}`)
    // DuckDB sets aside twice the largest object a thread, whether or not one is as large.
    const room = wholeNumber(Math.max(1_000_000, longest + 1000))
    await use(
      sql`read_json(${literal(lines)}, format = 'newline_delimited', maximum_object_size = ${room}, columns = {
        ${join([...typed, sql`'file_row_number': 'BIGINT'`, sql`${literal(MARK)}: 'BOOLEAN'`])}})`,
      sql`"ringside marked"`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const MARK = 'ringside marked'

/** Leads a string that was not UTF-8 on its way from the column to its row; drawn anew so that no data can hold it. */
const BROKEN = `\u{10FFFF}${randomUUID()}`

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

const PARSERS: Partial<ParquetParsers> = {
  stringFromBytes: textOf,
  jsonFromBytes: textOf,
  timestampFromMilliseconds: (millis) => isoOf(millis * 1000n),
  timestampFromMicroseconds: isoOf,
  timestampFromNanoseconds: (nanos) => isoOf(nanos / 1000n),
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined
  try {
    return strict.decode(bytes)
  } catch {
    return BROKEN + lenient.decode(bytes)
  }
}

/** `2025-04-17T08:00:00.123456`, UTC; a JavaScript date alone would lose the microseconds. */
function isoOf(micros: bigint | null | undefined): string | null {
  if (typeof micros !== 'bigint') return null
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const date = new Date(Number((micros - fraction) / 1000n))
  if (Number.isNaN(date.getTime())) return null
  return `${date.toISOString().slice(0, -5)}.${String(fraction).padStart(6, '0')}`
}
