import type { ExportRow, ExportValue } from './columns'
import type { Encoder } from './encoder'

/** One JSON object a line. */
export function jsonLines(): Encoder {
  return {
    mediaType: 'application/x-ndjson; charset=utf-8',
    encode: (rows) => Buffer.from(rows.map((row) => `${JSON.stringify(row, leaner)}\n`).join('')),
    end: () => new Uint8Array(),
  }
}

/** A message says what else it held only where it held something else. */
export function leaner(key: string, value: ExportValue | ExportRow): ExportValue | ExportRow | undefined {
  return key === 'other' && value === null ? undefined : value
}
