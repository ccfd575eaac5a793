import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from './db'
import { literal, type Sql, sql } from './sql'
import { makeFolder } from './testing/raw-parquet'

const inside = await makeFolder()
const outside = await makeFolder()
afterAll(async () => {
  await inside.remove()
  await outside.remove()
})

async function writeParquets(): Promise<{ own: string; foreign: string }> {
  const db = await openDatabase()
  const [own, foreign] = [inside, outside].map(({ folder }) => path.join(folder, 'a.parquet')) as [
    string,
    string,
  ]
  for (const file of [own, foreign])
    await db.run(sql`COPY (SELECT 1 AS x) TO ${literal(file)} (FORMAT parquet)`)
  db.close()
  return { own, foreign }
}

describe('a confined database', () => {
  let db: Database
  let files: { own: string; foreign: string }
  const ready = (async () => {
    files = await writeParquets()
    const made = await openDatabase({ file: path.join(inside.folder, 'index.duckdb') })
    await made.run(sql`CREATE TABLE t AS SELECT 42 AS x`)
    made.close()
    await writeFile(path.join(outside.folder, 'secret.txt'), 'secret')
    db = await openDatabase({
      attach: { index: path.join(inside.folder, 'index.duckdb') },
      setup: [sql`CREATE VIEW t AS SELECT * FROM index.t`],
      folders: [inside.folder],
    })
  })()
  afterAll(() => db.close())

  test('what it was given can be read', async () => {
    await ready
    expect(await db.query(sql`SELECT x FROM read_parquet(${literal(files.own)})`)).toEqual([{ x: 1 }])
    expect(await db.query(sql`SELECT x FROM t`)).toEqual([{ x: 42 }])
  })

  const beyond = () => path.join(inside.folder, '..', path.basename(outside.folder), 'a.parquet')
  const cases: [string, () => Sql][] = [
    ['a file elsewhere', () => sql`SELECT * FROM read_parquet(${literal(files.foreign)})`],
    ['a file by way of ..', () => sql`SELECT * FROM read_parquet(${literal(beyond())})`],
    ['a pattern elsewhere', () => sql`SELECT * FROM glob(${literal(`${outside.folder}/*`)})`],
    ['text', () => sql`SELECT * FROM read_text(${literal(path.join(outside.folder, 'secret.txt'))})`],
    ['the system', () => sql`SELECT * FROM read_csv('/etc/passwd')`],
    ['a file by its bare name', () => sql`SELECT * FROM '/etc/passwd'`],
    ['another host', () => sql`SELECT * FROM read_parquet('https://example.com/a.parquet')`],
    ['a database elsewhere', () => sql`ATTACH ${literal(path.join(outside.folder, 'b.duckdb'))} AS b`],
    ['a copy to elsewhere', () => sql`COPY (SELECT 1) TO ${literal(path.join(outside.folder, 'c.csv'))}`],
    ['an extension', () => sql`INSTALL httpfs`],
    ['loading an extension', () => sql`LOAD httpfs`],
    ['opening the doors', () => sql`SET enable_external_access = true`],
    ['more folders', () => sql`SET allowed_directories = ['/']`],
    ['more memory', () => sql`SET memory_limit = '100GB'`],
    ['writing to an index', () => sql`INSERT INTO index.t VALUES (43)`],
  ]
  test.each(cases)('%s is refused', async (_name, statement) => {
    await ready
    await expect(db.query(statement())).rejects.toThrow(
      /permission|disabled|locked|read-only|cannot|does not exist/i,
    )
  })
})

test('no folders at all means no file at all', async () => {
  const { own } = await writeParquets()
  const db = await openDatabase({ folders: [] })
  await expect(db.query(sql`SELECT * FROM read_parquet(${literal(own)})`)).rejects.toThrow(/permission/i)
  db.close()
})

test('statements run side by side, each with its own answer', async () => {
  const db = await openDatabase()
  const slow = db.query<{ n: number }>(
    sql`SELECT count(*)::INTEGER AS n FROM range(3000000) a(x) WHERE x % 7 = 3`,
  )
  const quick = await Promise.all(
    Array.from({ length: 20 }, (_, n) => db.query<{ n: number }>(sql`SELECT ${n}::INTEGER AS n`)),
  )
  expect(quick.map(([row]) => row?.n)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(await slow).toEqual([{ n: 428571 }])
  db.close()
})

test('a statement that fails harms no other', async () => {
  const db = await openDatabase()
  const [failed, worked] = await Promise.allSettled([
    db.query(sql`SELECT * FROM nowhere`),
    db.query(sql`SELECT 1 AS x`),
  ])
  expect([failed?.status, worked?.status]).toEqual(['rejected', 'fulfilled'])
  expect(await db.query(sql`SELECT 2 AS x`)).toEqual([{ x: 2 }])
  db.close()
})

test('a closed database says so, and a stage that cannot be attached leaves nothing open', async () => {
  const db = await openDatabase()
  db.close()
  await expect(db.query(sql`SELECT 1`)).rejects.toThrow('closed')
  await expect(openDatabase({ attach: { index: path.join(inside.folder, 'none.duckdb') } })).rejects.toThrow()
})

test('times are UTC on every connection, wherever the machine stands', async () => {
  const db = await openDatabase()
  const zones = await Promise.all(
    [1, 2, 3].map(() => db.query(sql`SELECT current_setting('TimeZone') AS zone`)),
  )
  expect(zones.flat()).toEqual([{ zone: 'UTC' }, { zone: 'UTC' }, { zone: 'UTC' }])
  db.close()
})

test('columns of numbers: NULL is NaN, booleans are 0 and 1, wide integers are numbers', async () => {
  const db = await openDatabase()
  const columns = await db.queryNumbers(
    sql`SELECT x::BIGINT AS x, x > 1 AS b, CASE WHEN x > 0 THEN x::UBIGINT END AS n FROM range(5000) t(x)`,
  )
  expect(columns.x).toHaveLength(5000)
  expect([columns.x?.[4999], columns.b?.[1], columns.b?.[2], columns.n?.[4999]]).toEqual([4999, 0, 1, 4999])
  expect(columns.n?.[0]).toBeNaN()
  db.close()
})

test('bytes are bytes, and NULL is null', async () => {
  const db = await openDatabase()
  expect([...((await db.queryBytes(sql`SELECT '\\x00\\xff'::BLOB`)) ?? [])]).toEqual([0, 255])
  expect(await db.queryBytes(sql`SELECT NULL::BLOB`)).toBeNull()
  expect(await db.queryBytes(sql`SELECT 'x'::BLOB WHERE FALSE`)).toBeNull()
  db.close()
})

test('a description tells nested types by name', async () => {
  const db = await openDatabase()
  const columns = await db.describe(sql`SELECT [{'role': 'user', '**': 1}] AS said, 1::BIGINT AS n`)
  expect(columns.get('n')).toEqual({ kind: 'scalar', name: 'BIGINT' })
  const said = columns.get('said')
  expect(said?.kind === 'list' && said.of.kind === 'struct' && [...said.of.fields.keys()]).toEqual([
    'role',
    '**',
  ])
  db.close()
})
