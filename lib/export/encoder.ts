import type { FileHandle } from 'node:fs/promises'
import type { Sql } from '../sql'

export const EXPORT_FORMATS = ['jsonl', 'csv', 'parquet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** How a format is made of blocks of rows, each of which the database has written into a file of its own. */
export interface Encoder {
  readonly mediaType: string
  /** What stands before the first block. */
  readonly head: Uint8Array
  /** Writes rows that have the columns of an export, `time` as a TIMESTAMP. */
  copy(rows: Sql, file: string): Sql
  /** The bytes of a block that belong into the export, end not included. Called once a block, in their order. */
  take(file: FileHandle): Promise<{ readonly start: number; readonly end: number }>
  /** What is left. A file without it is not whole: parquet cannot even be opened. */
  end(): Uint8Array
}

export function readExportFormat(text: string | null): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format === text)
}
