import type { ExportColumn } from './columns'
import { csv } from './csv'
import type { Encoder, ExportFormat } from './encoder'
import { jsonLines } from './jsonl'
import { parquet } from './parquet'

export function encoderOf(format: ExportFormat, columns: readonly ExportColumn[]): Encoder {
  switch (format) {
    case 'jsonl':
      return jsonLines()
    case 'csv':
      return csv(columns)
    case 'parquet':
      return parquet()
  }
}
