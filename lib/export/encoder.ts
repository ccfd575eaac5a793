import type { ExportRow } from './columns'

export const EXPORT_FORMATS = ['jsonl', 'csv', 'parquet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Writes rows as bytes, some at a time. What it is given last comes out at the latest in `end`. */
export interface Encoder {
  readonly mediaType: string
  /** Bytes that are ready; may be none. */
  encode(rows: readonly ExportRow[]): Uint8Array
  /** What is left. A file without it is not whole: parquet cannot even be opened. */
  end(): Uint8Array
}

export function readExportFormat(text: string | null): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format === text)
}
