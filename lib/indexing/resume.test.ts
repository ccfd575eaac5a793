import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../db'
import { sql } from '../sql'
import { makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from '../testing/raw-parquet'
import { fingerprintOf, listParquet } from './files'
import { buildRows } from './rows'
import { indexPaths, isTrue, markTrue } from './stages'
import { runWorker } from './worker'

const temporary = await makeFolder()
afterAll(temporary.remove)
const data = path.join(temporary.folder, 'data')
const out = path.join(temporary.folder, 'rows.duckdb')

beforeEach(async () => {
  await rm(data, { recursive: true, force: true })
  for (const name of [out, `${out}.part`, `${out}.part.wal`]) await rm(name, { force: true })
  const shard = (name: string) => ({
    columns: VOTE_COLUMNS,
    rows: [1, 2, 3].map((n) => voteRow({ id: `${name}${n}`, winner: n === 3 ? `odd in ${name}` : 'tie' })),
  })
  await writeRaw(data, { 'a.parquet': shard('a'), 'b.parquet': shard('b'), 'c.parquet': shard('c') })
})

/** Builds, and stops as a crash would once `until` is about to be read for the nth time. */
async function build(until?: string, nth = 2): Promise<string[]> {
  const touched: string[] = []
  await buildRows({
    files: await listParquet(data),
    out,
    temporary: path.join(temporary.folder, 'tmp'),
    onProgress: () => {},
    onFile(name) {
      touched.push(name)
      if (name === until && touched.filter((one) => one === name).length === nth) throw new Error('crash')
    },
  })
  return touched
}

async function idsIn(file: string): Promise<string[]> {
  const db = await openDatabase({ attach: { index: file } })
  try {
    return (await db.query<{ id: string }>(sql`SELECT id FROM index."rows" ORDER BY id`)).map(({ id }) => id)
  } finally {
    db.close()
  }
}

const ALL = ['a', 'b', 'c'].flatMap((name) => [1, 2, 3].map((n) => `${name}${n}`))

test('a stage appears at once and whole', async () => {
  await expect(build('c.parquet')).rejects.toThrow('crash')
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  await build()
  expect(await idsIn(out)).toEqual(ALL)
  await expect(readFile(`${out}.part`)).rejects.toThrow('ENOENT')
})

test('after a crash, files that were finished are not read again', async () => {
  await expect(build('c.parquet')).rejects.toThrow('crash')
  // Every file's footer is looked at; only the last one's rows are read.
  expect(await build()).toEqual(['a.parquet', 'b.parquet', 'c.parquet', 'c.parquet'])
  expect(await idsIn(out)).toEqual(ALL)
})

test('what a crash left of an unfinished file does not stay beside its second reading', async () => {
  await expect(build('c.parquet')).rejects.toThrow('crash')
  const part = await openDatabase({ file: `${out}.part` })
  await part.run(sql`DELETE FROM files WHERE name = 'b.parquet'`)
  part.close()
  expect(await build()).toEqual(['a.parquet', 'b.parquet', 'c.parquet', 'b.parquet', 'c.parquet'])
  expect(await idsIn(out)).toEqual(ALL)
})

test('a crash while rows are sorted does not cost the reading', async () => {
  await expect(build('c.parquet')).rejects.toThrow('crash')
  const part = await openDatabase({ file: `${out}.part` })
  await part.run(sql`CREATE TABLE "rows" AS SELECT 1 AS x`)
  await part.run(sql`CREATE TABLE ids AS SELECT 1 AS x`)
  part.close()
  expect(await build()).toEqual(['a.parquet', 'b.parquet', 'c.parquet', 'c.parquet'])
  expect(await idsIn(out)).toEqual(ALL)
})

test('unfinished work from other files is thrown away', async () => {
  await expect(build('c.parquet')).rejects.toThrow('crash')
  await utimes(path.join(data, 'a.parquet'), 1, 1)
  expect(await build()).toHaveLength(6)
  expect(await idsIn(out)).toEqual(ALL)
})

test.each([
  ['torn', 'not a database'],
  ['empty', ''],
])('a %s unfinished file is begun anew', async (_name, text) => {
  await writeFile(`${out}.part`, text)
  await build()
  expect(await idsIn(out)).toEqual(ALL)
})

test('what was said about a file before a crash is still said after it', async () => {
  const problems = async () => {
    const db = await openDatabase({ attach: { index: out } })
    const found = await db.query<{ message: string }>(sql`SELECT message FROM index.problems`)
    db.close()
    return found.map(({ message }) => message).sort()
  }
  await writeFile(path.join(data, 'a.parquet'), await withBrokenText(path.join(data, 'a.parquet')))
  await build()
  const whole = await problems()
  expect(whole.join()).toContain('a.parquet, rows 0 to 2')
  await rm(out)
  await expect(build('c.parquet')).rejects.toThrow('crash')
  await build()
  expect(await problems()).toEqual(whole)
})

/** The file with one letter of its ids turned into a byte that is not UTF-8. */
async function withBrokenText(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file)
  let at = bytes.indexOf('odd in a')
  if (at < 0) throw new Error('the fixture has changed')
  for (; at >= 0; at = bytes.indexOf('odd in a', at + 1)) bytes[at] = 0xff
  return bytes
}

test('a file that crashed the reader is left out and named', async () => {
  await buildRows({
    files: await listParquet(data),
    out,
    temporary: path.join(temporary.folder, 'tmp'),
    onProgress: () => {},
    onFile: () => {},
    crashed: new Map([['b.parquet', 'reading it ended the reader (SIGSEGV)']]),
  })
  expect(await idsIn(out)).toEqual(ALL.filter((id) => !id.startsWith('b')))
})

test('shares of progress never fall and end at one', async () => {
  const shares: number[] = []
  await buildRows({
    files: await listParquet(data),
    out,
    temporary: path.join(temporary.folder, 'tmp'),
    onProgress: ({ share }) => shares.push(share),
    onFile: () => {},
  })
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect([shares[0], shares.at(-1)]).toEqual([0, 1])
})

test('a fingerprint tells every change of the files and nothing else', async () => {
  const before = fingerprintOf(await listParquet(data))
  expect(fingerprintOf(await listParquet(data))).toBe(before)
  await writeFile(path.join(data, 'notes.txt'), 'not data')
  expect(fingerprintOf(await listParquet(data))).toBe(before)
  await utimes(path.join(data, 'a.parquet'), 5, 5)
  const touched = fingerprintOf(await listParquet(data))
  await rm(path.join(data, 'c.parquet'))
  const fewer = fingerprintOf(await listParquet(data))
  expect(new Set([before, touched, fewer]).size).toBe(3)
})

test('a finished stage is not built again until its files change', async () => {
  const index = path.join(temporary.folder, 'index')
  const told = async () => {
    const kinds: string[] = []
    await runWorker(
      { slug: 's', folder: data, indexFolder: index, stage: 'rows', crashed: [] },
      ({ kind }) => {
        kinds.push(kind)
      },
    )
    return kinds
  }
  expect(await told()).toContain('file')
  expect(await told()).toEqual(['done'])
  await utimes(path.join(data, 'a.parquet'), 9, 9)
  expect(await told()).toContain('file')
})

test('a stage without its mark counts as never built', async () => {
  const { rows } = indexPaths(path.join(temporary.folder, 'other'), 's')
  expect(await isTrue(rows, 'abc')).toBe(false)
  await markTrue(rows, 'abc')
  expect([await isTrue(rows, 'abc'), await isTrue(rows, 'abd')]).toEqual([true, false])
})
