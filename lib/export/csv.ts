import type { ExportColumn, ExportRow, ExportValue } from './columns'
import type { Encoder } from './encoder'
import { leaner } from './jsonl'

/**
 * RFC 4180 in UTF-8 with a head, lines end in LF. Null is an empty field, an empty text is `""`, lists and messages
 * are JSON, NUL (which ends a field in many readers) is �. Values stand as they are: a text that begins with `=` is a
 * formula to a spreadsheet that is told to guess.
 */
export function csv(columns: readonly ExportColumn[]): Encoder {
  let head = `${columns.map(({ name }) => name).join(',')}\n`
  return {
    mediaType: 'text/csv; charset=utf-8; header=present',
    encode(rows) {
      const lines = rows.map((row) => lineOf(columns, row)).join('')
      const text = head + lines
      head = ''
      return Buffer.from(text)
    },
    end: () => Buffer.from(head),
  }
}

function lineOf(columns: readonly ExportColumn[], row: ExportRow): string {
  return `${columns.map(({ name }) => field(row[name] ?? null)).join(',')}\n`
}

function field(value: ExportValue): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value.replaceAll('\0', '�') : JSON.stringify(value, leaner)
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
