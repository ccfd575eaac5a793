import { gzipSync } from 'node:zlib'
import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { ExportColumn, ExportRow, ExportValue } from './columns'
import type { Encoder } from './encoder'

/**
 * Rows of a row group, and characters after which one ends early: a group is encoded in one go, some 50 ms in which
 * nobody else is answered. Other requests come in between, while the next rows are read.
 */
const GROUP_ROWS = 250
const GROUP_LENGTH = 2_000_000

const COMPRESSORS = { GZIP: compress }

function compress(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 1 })
}

/** Parquet by row groups, so that no more than one of them is ever held. */
export function parquet(columns: readonly ExportColumn[]): Encoder {
  const out = new ByteWriter()
  const writer = new ParquetWriter({
    writer: out,
    schema: schemaOf(columns),
    createdBy: 'ringside',
    // zlib is native: SNAPPY in JavaScript holds everybody else up for several times as long.
    codec: 'GZIP',
    compressors: COMPRESSORS,
    // Of text statistics help nobody, and the footer keeps them all until the end.
    statistics: false,
  })
  let waiting: ExportRow[] = []
  let length = 0

  function take(): Uint8Array {
    const bytes = out.getBytes().slice()
    out.index = 0
    return bytes
  }

  function flush(): void {
    if (waiting.length === 0) return
    const rows = waiting
    waiting = []
    length = 0
    void writer.write({
      rowGroupSize: rows.length,
      columnData: columns.map((column) => ({
        name: column.name,
        data: rows.map((row) => written(column, row[column.name] ?? null)),
        offsetIndex: false,
        ...(REPEATS.has(column.name) ? {} : { encoding: 'PLAIN' as const }),
      })),
    })
  }

  return {
    mediaType: 'application/vnd.apache.parquet',
    encode(rows) {
      for (const row of rows) {
        waiting.push(row)
        length += lengthOf(row)
        if (waiting.length >= GROUP_ROWS || length >= GROUP_LENGTH) flush()
      }
      return take()
    },
    end() {
      flush()
      void writer.finish()
      return take()
    },
  }
}

/** Columns with few values; looking for repetition in all others would cost more than it saves. */
const REPEATS = new Set([
  'model',
  'model_a',
  'model_b',
  'winner',
  'language',
  'language_raw',
  'preset',
  'source_file',
])

function written(column: ExportColumn, value: ExportValue): ExportValue | Date | undefined {
  if (value === null) return undefined
  return column.kind === 'time' && typeof value === 'string' ? new Date(value) : value
}

/** About as many characters as a row holds. */
function lengthOf(row: ExportRow): number {
  let length = 0
  for (const value of Object.values(row)) {
    if (typeof value === 'string') length += value.length
    else if (Array.isArray(value)) {
      for (const item of value) length += textLength(item)
    }
  }
  return length
}

function textLength(item: unknown): number {
  if (typeof item === 'string') return item.length
  if (Array.isArray(item)) return item.reduce((sum: number, one) => sum + textLength(one), 0)
  if (typeof item !== 'object' || item === null) return 0
  return Object.values(item).reduce((sum: number, one) => sum + textLength(one), 0)
}

function schemaOf(columns: readonly ExportColumn[]): SchemaElement[] {
  return [{ name: 'rows', num_children: columns.length }, ...columns.flatMap(elementsOf)]
}

function elementsOf({ name, kind }: ExportColumn): SchemaElement[] {
  switch (kind) {
    case 'text':
      return text(name)
    case 'integer':
      return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }]
    case 'flag':
      return [{ name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }]
    case 'time':
      return [
        {
          name,
          type: 'INT64',
          repetition_type: 'OPTIONAL',
          converted_type: 'TIMESTAMP_MILLIS',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
        },
      ]
    case 'texts':
      return list(name, text('element'))
    case 'messages':
      return messages(name)
    case 'context':
      return list(name, struct('element', [messages('user'), messages('a'), messages('b')]))
  }
}

function messages(name: string): SchemaElement[] {
  return list(name, struct('element', [text('role'), text('content'), text('other')]))
}

function text(name: string): SchemaElement[] {
  return [
    {
      name,
      type: 'BYTE_ARRAY',
      repetition_type: 'OPTIONAL',
      converted_type: 'UTF8',
      logical_type: { type: 'STRING' },
    },
  ]
}

function struct(name: string, fields: readonly SchemaElement[][]): SchemaElement[] {
  return [{ name, repetition_type: 'OPTIONAL', num_children: fields.length }, ...fields.flat()]
}

function list(name: string, element: readonly SchemaElement[]): SchemaElement[] {
  return [
    {
      name,
      repetition_type: 'OPTIONAL',
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...element,
  ]
}
