import type { FileHandle } from 'node:fs/promises'
import { literal, type Sql, sql } from '../sql'
import type { Encoder } from './encoder'

/** One JSON object a line. */
export function jsonLines(): Encoder {
  return {
    mediaType: 'application/x-ndjson; charset=utf-8',
    head: new Uint8Array(),
    // As DuckDB's own JSON writer does it: a CSV of one column without quotes. JSON text holds no control character.
    copy: (rows, file) =>
      sql`COPY (SELECT ${leaner(sql`to_json(line)`)} FROM (SELECT * REPLACE (${isoTime} AS "time") FROM (${rows})) line)
        TO ${literal(file)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER ${literal('\u0001')})`,
    take: whole,
    end: () => new Uint8Array(),
  }
}

/** ISO 8601 with milliseconds, as JavaScript writes it. */
export const isoTime: Sql = sql`strftime("time", '%Y-%m-%dT%H:%M:%S.%gZ')`

/**
 * JSON as text. A message says what else it held only where it held something else: inside a string a quote is `\"`, so
 * what is taken away is never part of one.
 */
export function leaner(json: Sql): Sql {
  return sql`replace(${json}::VARCHAR, ',"other":null}', '}')`
}

export async function whole(file: FileHandle): Promise<{ start: number; end: number }> {
  return { start: 0, end: (await file.stat()).size }
}
