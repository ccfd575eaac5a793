import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SchemaElement } from 'hyparquet'
import { ByteWriter, parquetWrite } from 'hyparquet-writer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { fetchRawRow, fetchRow } from '../queries/row'
import { fetchRowNumber, fetchRows, type RowSummary } from '../queries/rows'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder } from '../testing/raw-parquet'

/** A shard of three groups of four rows; row 5, in the second group, holds `ED A0 80`, which is not UTF-8. */
const temporary = await makeFolder()
afterAll(temporary.remove)
let dataset: Dataset
let rows: Map<string, RowSummary>

const optional = { repetition_type: 'OPTIONAL' } as const
const text = { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const
const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: 7 },
  { name: 'images', ...optional, num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', ...optional, num_children: 2 },
  { name: 'bytes', ...optional, type: 'BYTE_ARRAY' },
  { name: 'path', ...text },
  { name: 'conversation_id', ...text },
  { name: 'model', ...text },
  { name: 'conversation', ...optional, num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', ...optional, num_children: 2 },
  { name: 'content', ...text },
  { name: 'role', ...text },
  { name: 'user_id', ...optional, type: 'INT64' },
  { name: 'tstamp', ...optional, type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
  { name: 'preset_dataset', ...text },
]
const LONG = 'long '.repeat(60_000)

beforeAll(async () => {
  const folder = path.join(temporary.folder, 'broken')
  await mkdir(folder)
  const numbers = Array.from({ length: 12 }, (_, row) => row)
  const broken = Buffer.concat([
    Buffer.from('half '),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from(' NUL \0 end'),
  ])
  const contents: (string | Buffer)[] = numbers.map((row) => `question ${row}`)
  contents[5] = broken
  contents[6] = 'a true \ufffd'
  contents[7] = LONG
  const writer = new ByteWriter()
  await parquetWrite({
    writer,
    schema: SCHEMA,
    rowGroupSize: 4,
    statistics: false,
    columnData: [
      {
        name: 'images',
        data: numbers.map(() => [{ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xed, 0xa0]), path: null }]),
      },
      { name: 'conversation_id', data: numbers.map((row) => `r${row}`) },
      { name: 'model', data: numbers.map(() => 'm') },
      {
        name: 'conversation',
        data: contents.map((content, row) => [
          { content, role: 'user' },
          { content: row === 4 ? null : `answer ${row}`, role: 'assistant' },
        ]),
      },
      { name: 'user_id', data: numbers.map((row) => 9_007_199_254_740_993n + BigInt(row)) },
      { name: 'tstamp', data: numbers.map((row) => 1_714_521_600_123_456n + BigInt(row)) },
      { name: 'preset_dataset', data: numbers.map((row) => (row % 2 ? 'WikiArt' : null)) },
    ],
  })
  await writeFile(path.join(folder, 'shard.parquet'), writer.getBytes())
  dataset = await buildDataset('broken', folder, path.join(temporary.folder, 'index'), ['rows'])
  const found = await fetchRows(dataset, [...Array(dataset.rows).keys()])
  rows = new Map(found.map((row) => [row.id, row]))
})
afterAll(() => dataset.db.close())

test('every row is there, and only the one with broken text is marked', () => {
  expect([...rows.keys()].sort()).toEqual(Array.from({ length: 12 }, (_, row) => `r${row}`).sort())
  expect([...rows.values()].filter(({ marked }) => marked).map(({ id }) => id)).toEqual(['r5'])
})

test('the group is named, the others are not', () => {
  expect(dataset.problems).toEqual([expect.stringMatching(/^shard\.parquet, rows 4 to 7: .*marked\.$/)])
})

async function promptOf(id: string): Promise<unknown> {
  const row = await fetchRow(dataset, (await fetchRowNumber(dataset, id)) ?? -1)
  return row.conversations[0]?.messages[0]?.parts[0]
}

test('what is not UTF-8 is U+FFFD, and all else of the text is as it was', async () => {
  expect(await promptOf('r5')).toEqual({ kind: 'text', text: 'half \ufffd\ufffd\ufffd NUL \0 end' })
  expect(await promptOf('r6')).toEqual({ kind: 'text', text: 'a true \ufffd' })
  expect(await promptOf('r7')).toEqual({ kind: 'text', text: LONG })
  expect(await promptOf('r8')).toEqual({ kind: 'text', text: 'question 8' })
})

test('numbers beyond 2^53, microseconds, nulls and places are unharmed', async () => {
  expect(rows.get('r5')).toMatchObject({
    user: '9007199254740998',
    preset: 'WikiArt',
    answers: ['answer 5'],
    source: { file: 'shard.parquet', row: 5 },
  })
  expect(rows.get('r4')).toMatchObject({ user: '9007199254740997', preset: null, answers: [''] })
  const times = await dataset.db.query<{ id: string; micros: number }>(
    sql`SELECT id, round(("time" - 1714521600) * 1e6)::INTEGER AS micros FROM "rows" ORDER BY id_rank`,
  )
  for (const { id, micros } of times) expect(micros).toBe(123_456 + Number(id.slice(1)))
})

test('the raw row can be seen, broken or not', async () => {
  const broken = await fetchRawRow(dataset, rows.get('r5')!)
  expect(broken).toMatchObject({
    conversation_id: 'r5',
    user_id: '9007199254740998',
    tstamp: '2024-05-01T00:00:00.123461',
    images: 'bytes left out',
  })
  expect(JSON.stringify(broken)).not.toContain('\u{10FFFF}')
  expect(await fetchRawRow(dataset, rows.get('r0')!)).toMatchObject({ conversation_id: 'r0' })
})

test('a raw row of a shard that is gone or was replaced is missing, not a failure', async () => {
  const file = dataset.files[0]!.path
  await writeFile(file, 'no parquet any more')
  await expect(fetchRawRow(dataset, rows.get('r1')!)).rejects.toMatchObject({
    status: 404,
    code: 'no_raw_row',
  })
})
