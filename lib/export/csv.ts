import { column, join, literal, type Sql, sql } from '../sql'
import type { ExportColumn } from './columns'
import type { Encoder } from './encoder'
import { isoTime, leaner, whole } from './jsonl'

/**
 * RFC 4180 in UTF-8 with a head, lines end in LF. Null is an empty field, an empty text is `""`, lists and messages
 * are JSON, NUL (which ends a field in many readers) is �. Values stand as they are: a text that begins with `=` is a
 * formula to a spreadsheet that is told to guess.
 */
export function csv(columns: readonly ExportColumn[]): Encoder {
  return {
    mediaType: 'text/csv; charset=utf-8; header=present',
    head: Buffer.from(`${columns.map(({ name }) => name).join(',')}\n`),
    copy: (rows, file) =>
      sql`COPY (SELECT ${join(columns.map(field))} FROM (${rows}))
        TO ${literal(file)} (FORMAT csv, HEADER false)`,
    take: whole,
    end: () => new Uint8Array(),
  }
}

function field({ name, kind }: ExportColumn): Sql {
  switch (kind) {
    case 'integer':
    case 'flag':
      return column(name)
    case 'time':
      return isoTime
    case 'text':
      return sql`replace(${column(name)}, chr(0), '�')`
    case 'texts':
    case 'messages':
    case 'context':
      return leaner(sql`to_json(${column(name)})`)
  }
}
