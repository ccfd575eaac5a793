import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dataset } from './catalog'
import { elsewhere } from './elsewhere'
import { fetchMatches } from './queries/matches'
import { fetchRows } from './queries/rows'
import { buildDataset } from './testing/built-dataset'
import { makeFolder, writeRaw } from './testing/raw-parquet'
import { variedBattles, variedVotes } from './testing/varied-files'
import { readView } from './view'

/** The SQL that is offered is run by a DuckDB of its own, on the files where they lie. */
const temporary = await makeFolder()
const index = path.join(temporary.folder, 'index')
const datasets: Record<string, Dataset> = {}
beforeAll(async () => {
  for (const [slug, files] of Object.entries({
    battles: variedBattles(150).files,
    votes: variedVotes(300).files,
  })) {
    await writeRaw(path.join(temporary.folder, slug), files)
    datasets[slug] = await buildDataset(slug, path.join(temporary.folder, slug), index)
  }
})
afterAll(async () => {
  for (const dataset of Object.values(datasets)) dataset.db.close()
  await temporary.remove()
})

interface Found {
  readonly id: string
  readonly file: string
  readonly file_row: number
}

/** Runs a script as a shell would, its file names moved into the index. */
async function run(slug: string, script: string): Promise<Found[]> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const statements = script.replaceAll(/ATTACH '/g, `ATTACH '${path.join(index, slug)}/`).split(/;\n|;$/)
  try {
    for (const statement of statements.slice(0, -2)) await connection.run(statement)
    return (await connection.runAndReadAll(statements.at(-2) ?? '')).getRowObjectsJson() as unknown as Found[]
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

test.each([
  ['votes', {}],
  ['votes', { language: ['en', "o'clock"], turns: '2..' }],
  ['votes', { category: ['!math', 'creative_writing'], date: '2025', winner: '!tie' }],
  ['battles', { model: 'gpt-4o', outcome: ['win', 'tie'] }],
  ['battles', { question: 'QUESTION' }],
  ['votes', { question: 'QUESTION' }],
])('the SQL of a view of %s finds its rows (%j)', async (slug, asked) => {
  const dataset = datasets[slug] as Dataset
  const [first] = await fetchRows(dataset, [0])
  const params = Object.fromEntries(
    Object.entries(asked).map(([key, value]) => [
      key,
      value === 'QUESTION' ? (first?.question ?? '') : value,
    ]),
  )
  const { view, ignored } = readView(dataset, params as Record<string, string | string[]>)
  expect(ignored).toEqual([])
  const { found } = await fetchMatches(dataset, view.chosen)
  const rows = found.length ? await fetchRows(dataset, [...found]) : []
  const script = elsewhere(dataset, view.chosen)
  const read = await run(slug, script.sql)
  expect(read.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  expect(read.map(({ file, file_row }) => [file, Number(file_row)])).toEqual(
    rows.map(({ source }) => [source.file, source.row]),
  )
  expect(
    (await runPython(slug, script.python)).map(({ file_row_number }) => Number(file_row_number)),
  ).toHaveLength(found.length)
})

/** What the Python says, told to a DuckDB of another language: the same statements, their texts put together alike. */
async function runPython(slug: string, script: string): Promise<{ file_row_number: string }[]> {
  const [DATA, INDEX] = [path.join(temporary.folder, slug), path.join(index, slug)]
  expect(script).toContain(`\nDATA = "data/${slug}" `)
  expect(script).toContain(`\nINDEX = "data/.index/${slug}" `)
  const [, view = ''] = /^view = """\n(.*?)\n"""$/ms.exec(script) ?? []
  const [, raw = ''] = /^raw = db\.sql\(f"""\n(.*?)\n"""\)$/ms.exec(script) ?? []
  const values: Record<string, string> = { DATA, INDEX, view: view.replaceAll(/\\(.)/gs, '$1') }
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  try {
    for (const [, isFilled, text = ''] of script.matchAll(/^db\.execute\((f?)("(?:[^"\\]|\\.)*")\)$/gm)) {
      const statement = JSON.parse(text) as string
      await connection.run(isFilled ? filled(statement) : statement)
    }
    const read = await connection.runAndReadAll(filled(raw))
    return read.getRowObjectsJson() as { file_row_number: string }[]
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

test('what SQL alone cannot answer is said', () => {
  const dataset = datasets.votes as Dataset
  const text = { ...dataset.filters[0], kind: 'text', name: 'q' } as Dataset['filters'][number]
  const { sql: script, python } = elsewhere(
    { ...dataset, filters: [...dataset.filters, text] },
    new Map([['q', { any: ['cat'], none: [] }]]),
  )
  expect(script).toMatch(/^-- Not in here: "q"/)
  expect(python).toMatch(/^# Not in here: "q"/)
  expect(script).not.toContain('cat')
})
