import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { openDatabase } from '../db'
import { openExport } from '../queries/export'
import { groupParams } from '../queries/request'
import { literal, type Sql, sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedBattles, variedChats, variedVotes } from '../testing/varied-files'
import { readView } from '../view'
import { type ExportRow, exportColumns } from './columns'
import { EXPORT_FORMATS, type ExportFormat } from './encoder'
import { exportStream } from './export-stream'
import { encoderOf } from './formats'
import type { ExportProgress } from './running'

/** Exports are read back with DuckDB, a reader that is not ours. */
const temporary = await makeFolder()
const datasets: Record<string, Dataset> = {}
const db = await openDatabase()

beforeAll(async () => {
  const index = path.join(temporary.folder, 'index')
  for (const [slug, files] of Object.entries({
    chats: variedChats(700).files,
    battles: variedBattles(120).files,
    votes: variedVotes(1300).files,
  })) {
    const folder = path.join(temporary.folder, 'data', slug)
    await writeRaw(folder, files)
    datasets[slug] = await buildDataset(slug, folder, index)
  }
})
afterAll(async () => {
  for (const dataset of Object.values(datasets)) dataset.db.close()
  db.close()
  await temporary.remove()
})

function viewOf(dataset: Dataset, query: string) {
  const { view, ignored } = readView(dataset, groupParams(new URLSearchParams(query)))
  expect(ignored).toEqual([])
  return view
}

function progressOf(total: number): ExportProgress {
  return { total, rows: 0, state: 'running', stop() {} }
}

async function exportTo(
  slug: string,
  query: string,
  format: ExportFormat,
): Promise<{ file: string; rows: ExportRow[] }> {
  const dataset = datasets[slug] as Dataset
  const { total, batches } = await openExport(dataset, viewOf(dataset, query))
  const rows: ExportRow[] = []
  for await (const batch of batches()) rows.push(...batch)
  const progress = progressOf(total)
  const stream = exportStream(encoderOf(format, exportColumns(dataset.kind)), batches(), progress)
  const file = path.join(temporary.folder, `${slug}.${format}`)
  await writeFile(file, stream)
  expect(progress).toMatchObject({ rows: total, state: 'whole' })
  expect(rows).toHaveLength(total)
  return { file, rows }
}

/** Everything a row says, as text that two readers can agree on. */
const told = (kind: 'chat' | 'battle', from: Sql) => {
  const sides = kind === 'chat' ? sql`to_json(conversation)` : sql`to_json(conversation_a)`
  return sql`SELECT id, language, turns::INTEGER AS turns, epoch_ms("time"::TIMESTAMPTZ)::DOUBLE AS ms,
    len(categories)::INTEGER AS categories, code::BOOLEAN AS code, prompt, json_array_length(${sides})::INTEGER AS messages,
    json_extract_string(${sides}, '$[0].content') AS first, source_file, source_row::INTEGER AS source_row, marked FROM ${from}`
}

describe.each(['chats', 'battles', 'votes'])('an export of %s', (slug) => {
  test.each(['', 'sort=-length', 'turns=2..'])(
    'carries the view, whole and in its order (%s)',
    async (query) => {
      const kind = datasets[slug]?.kind ?? 'chat'
      const read = {
        jsonl: (file: string) =>
          told(kind, sql`read_json(${literal(file)}, format = 'newline_delimited', sample_size = -1)`),
        parquet: (file: string) => told(kind, sql`read_parquet(${literal(file)})`),
      }
      const { file, rows } = await exportTo(slug, query, 'jsonl')
      const lines = await db.query(read.jsonl(file))
      expect(lines.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const parquet = await exportTo(slug, query, 'parquet')
      expect(await db.query(read.parquet(parquet.file))).toEqual(lines)
    },
  )

  test('as CSV has a head, and every value as it stands', async () => {
    const { file, rows } = await exportTo(slug, 'sort=id', 'csv')
    const read = await db.query<Record<string, string | null>>(
      sql`SELECT * FROM read_csv(${literal(file)}, all_varchar = true, header = true, quote = '"', escape = '"', strict_mode = false, max_line_size = 10000000, allow_quoted_nulls = false)`,
    )
    expect(Object.keys(read[0] ?? {})).toEqual(
      exportColumns(datasets[slug]?.kind ?? 'chat').map(({ name }) => name),
    )
    expect(read).toHaveLength(rows.length)
    for (const [at, row] of rows.entries()) {
      expect(read[at]?.prompt).toBe(String(row.prompt).replaceAll('\0', '�'))
      const said = row.conversation ?? row.conversation_b
      expect(JSON.parse(read[at]?.conversation ?? read[at]?.conversation_b ?? '')).toEqual(
        JSON.parse(
          JSON.stringify(said, (key, value) => (key === 'other' && value === null ? undefined : value)),
        ),
      )
    }
  })

  test('names every column that a row has, and no other', async () => {
    const { rows } = await exportTo(slug, '', 'jsonl')
    const names = exportColumns(datasets[slug]?.kind ?? 'chat').map(({ name }) => name)
    for (const row of rows.slice(0, 50)) expect(Object.keys(row)).toEqual(names)
  })
})

test('an export of nothing is a file without rows in every format', async () => {
  for (const format of EXPORT_FORMATS) {
    const { file } = await exportTo('votes', 'model=nobody', format)
    if (format === 'parquet') {
      expect(await db.query(sql`SELECT count(*)::INTEGER AS n FROM read_parquet(${literal(file)})`)).toEqual([
        { n: 0 },
      ])
    }
  }
})

describe('what is cut off', () => {
  async function* few(count: number, fail?: Error): AsyncGenerator<ExportRow[]> {
    for (let n = 0; n < count; n++) yield [{ id: String(n) }]
    if (fail) throw fail
  }
  const encoder = () => encoderOf('jsonl', [])
  const readAll = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()

  test('fails when a read fails', async () => {
    const progress = progressOf(5)
    await expect(readAll(exportStream(encoder(), few(3, new Error('disk')), progress))).rejects.toThrow(
      'disk',
    )
    expect(progress).toMatchObject({ rows: 3, state: 'broken' })
  })

  test('fails when fewer rows come than were counted', async () => {
    const progress = progressOf(5)
    await expect(readAll(exportStream(encoder(), few(3), progress))).rejects.toThrow('3 rows of 5')
    expect(progress.state).toBe('broken')
  })

  test('reads no further once it is stopped or let go', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<ExportRow[]> {
      for (;;) {
        read++
        yield [{ id: 'x' }]
      }
    }
    const progress = progressOf(1e9)
    const reader = exportStream(encoder(), endless(), progress).getReader()
    await reader.read()
    await reader.cancel()
    const before = read
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(read).toBe(before)
    expect(progress.state).toBe('stopped')

    const other = progressOf(1e9)
    const stream = exportStream(encoder(), endless(), other).getReader()
    await stream.read()
    other.stop()
    await expect(stream.read().then(() => stream.read())).rejects.toThrow('stopped')
  })
})
