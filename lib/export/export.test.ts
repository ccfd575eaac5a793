import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { openDatabase } from '../db'
import { type ExportBlock, openExport } from '../queries/export'
import { groupParams } from '../queries/request'
import { literal, type Sql, sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { exportedRows } from '../testing/exported-rows'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { type VariedFiles, variedBattles, variedChats, variedVotes } from '../testing/varied-files'
import { readView } from '../view'
import { exportColumns } from './columns'
import { EXPORT_FORMATS, type ExportFormat } from './encoder'
import { exportStream } from './export-stream'
import { encoderOf } from './formats'
import type { ExportProgress } from './running'
import { clearScratch, openScratchFile, scratchPath } from './scratch-file'

/** Exports are read back with DuckDB, a reader that is not ours. */
const temporary = await makeFolder()
const datasets: Record<string, Dataset> = {}
const db = await openDatabase()

/** What a writer of CSV or JSON may stumble over, in each place where a text may stand. */
const HOSTILE = [
  '# a comment?',
  '"quoted", and \'so\'',
  'two\nlines\r\nand\rmore',
  'NUL \0, \u0001, \u0002, \u001f, \u007f, \u2028',
  '","other":null}',
  '\\","other":null}',
  '=1+1',
  '',
  ' ',
  'null',
  '家族 👩‍👩‍👧 ก็ हिन्दी',
]

function hostileVotes(): VariedFiles['files'] {
  const message = (role: string, text: string) => ({
    role,
    content: [{ type: 'text', text, image: null, mimeType: null }],
  })
  const { files } = variedVotes(2 * HOSTILE.length)
  let at = 0
  return Object.fromEntries(
    Object.entries(files).map(([name, { columns, rows }]) => [
      name,
      {
        columns,
        rows: rows.map((row) => {
          const text = HOSTILE[at++ % HOSTILE.length] ?? ''
          const [user, answer] = [message('user', text), message('assistant', text)]
          const turn = { user, model_side_a: answer, model_side_b: answer }
          return {
            ...row,
            conversation_a: [user, answer],
            conversation_b: [user, answer],
            full_conversation: [turn, turn],
          }
        }),
      },
    ]),
  )
}

beforeAll(async () => {
  const index = path.join(temporary.folder, 'index')
  for (const [slug, files] of Object.entries({
    chats: variedChats(700).files,
    battles: variedBattles(120).files,
    votes: variedVotes(1300).files,
    hostile: hostileVotes(),
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
): Promise<{ file: string; rows: Record<string, unknown>[] }> {
  const dataset = datasets[slug] as Dataset
  const view = viewOf(dataset, query)
  const rows = await exportedRows(dataset, view)
  const { total, blocks } = await openExport(dataset, view)
  expect(total).toBe(rows.length)
  const progress = progressOf(total)
  const encoder = encoderOf(format, exportColumns(dataset.kind))
  const file = path.join(temporary.folder, `${slug}.${format}`)
  await writeFile(file, exportStream(encoder, blocks(encoder.copy), progress))
  expect(progress).toMatchObject({ rows: total, state: 'whole' })
  expect(await leftIn(dataset.scratch)).toEqual([])
  return { file, rows }
}

async function leftIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.part'))
}

/** Everything a row says, as text that two readers can agree on. */
const told = (kind: 'chat' | 'battle', from: Sql) => {
  const sides = kind === 'chat' ? sql`to_json(conversation)` : sql`to_json(conversation_a)`
  return sql`SELECT id, language, turns::INTEGER AS turns, epoch_ms("time"::TIMESTAMPTZ)::DOUBLE AS ms,
    len(categories)::INTEGER AS categories, code::BOOLEAN AS code, prompt, json_array_length(${sides})::INTEGER AS messages,
    json_extract_string(${sides}, '$[0].content') AS first, source_file, source_row::INTEGER AS source_row, marked FROM ${from}`
}

describe.each(['chats', 'battles', 'votes', 'hostile'])('an export of %s', (slug) => {
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
      const text = await readFile(file, 'utf8')
      expect(text.endsWith('\n') || rows.length === 0).toBe(true)
      // Read and written once more: some write \u001f, some \u001F.
      const written = text.split('\n').slice(0, -1)
      expect(written.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(
        rows.map((row) => JSON.stringify(row)),
      )
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
      expect(JSON.parse(read[at]?.conversation ?? read[at]?.conversation_b ?? '')).toEqual(said)
      expect(read[at]?.time).toBe(row.time)
    }
  })

  test('names every column that a row has, and no other', async () => {
    const { rows } = await exportTo(slug, '', 'jsonl')
    const names = exportColumns(datasets[slug]?.kind ?? 'chat').map(({ name }) => name)
    for (const row of rows.slice(0, 50)) expect(Object.keys(row)).toEqual(names)
  })

  test('is parquet that two readers read alike, each time in UTC', async () => {
    const { file, rows } = await exportTo(slug, 'sort=id', 'parquet')
    const types = await db.query<{ column_name: string; column_type: string }>(
      sql`DESCRIBE SELECT * FROM read_parquet(${literal(file)})`,
    )
    expect(types.find(({ column_name: name }) => name === 'time')?.column_type).toBe(
      'TIMESTAMP WITH TIME ZONE',
    )
    const other = await parquetReadObjects({ file: await asyncBufferFromFile(file), compressors })
    expect(other.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    expect(other.map(({ time }) => (time instanceof Date ? time.toISOString() : null))).toEqual(
      rows.map(({ time }) => time),
    )
    expect(other.map(({ prompt }) => prompt)).toEqual(rows.map(({ prompt }) => prompt))
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
  const scratch = path.join(temporary.folder, 'scratch')
  let handles = 0
  /** Blocks of one row each; `handles` says how many of their files are open. */
  async function* few(count: number, fail?: Error): AsyncGenerator<ExportBlock> {
    for (let n = 0; n < count; n++) {
      const name = scratchPath(scratch)
      const block = await openScratchFile(name, () => writeFile(name, `{"id":"${n}"}\n`))
      handles++
      try {
        yield { rows: 1, file: block }
      } finally {
        await block.close()
        handles--
      }
    }
    if (fail) throw fail
  }
  const encoder = () => encoderOf('jsonl', [])
  const readAll = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()
  beforeAll(() => mkdir(scratch))
  afterEach(() => expect(handles).toBe(0))

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
    const progress = progressOf(1e9)
    const reader = exportStream(encoder(), few(1e9), progress).getReader()
    await reader.read()
    await reader.cancel()
    const before = progress.rows
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(progress.rows).toBe(before)
    expect(progress.state).toBe('stopped')

    const other = progressOf(1e9)
    const stream = exportStream(encoder(), few(1e9), other).getReader()
    await stream.read()
    other.stop()
    await expect(stream.read().then(() => stream.read())).rejects.toThrow('stopped')
  })

  test('leaves no file behind, and what a killed process left is taken away', async () => {
    expect(await readdir(scratch)).toEqual([])
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    await writeFile(path.join(scratch, `export-${dead}-left.part`), 'torn')
    await writeFile(path.join(scratch, `export-${process.pid}-mine.part`), 'in work')
    await writeFile(path.join(scratch, 'rows.duckdb'), 'an index')
    await clearScratch(scratch)
    expect((await readdir(scratch)).sort()).toEqual([`export-${process.pid}-mine.part`, 'rows.duckdb'])
  })
})

test('the database is told of an export of many rows in few blocks, the first of them small', async () => {
  const dataset = datasets.votes as Dataset
  const { blocks, total } = await openExport(dataset, viewOf(dataset, ''))
  const sizes: number[] = []
  for await (const { rows } of blocks(encoderOf('jsonl', []).copy)) sizes.push(rows)
  expect(sizes).toEqual([250, total - 250])
})
