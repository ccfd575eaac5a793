import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../db'
import { makeRows, type RowImages, seeded, writeImageParquet } from '../media/parquet-fixture'
import { literal, sql } from '../sql'
import { buildImages } from './images'
import { makeThumbnails } from './thumbnails'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-images-'))
  return () => rm(folder, { recursive: true })
})
const at = (name: string) => path.join(folder, name)
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** What the rows stage leaves, as far as this one reads it: rows of all files, newest (here: last) first. */
async function writeRowsDb(files: readonly string[]): Promise<string> {
  const rowsDb = at('rows.duckdb')
  await rm(rowsDb, { force: true })
  const db = await openDatabase({ file: rowsDb })
  await db.run(
    sql`CREATE TABLE files (file INTEGER, path VARCHAR, name VARCHAR, size BIGINT, mtime DOUBLE, "rows" BIGINT)`,
  )
  await db.run(sql`CREATE TABLE rows_of (file INTEGER, file_row INTEGER)`)
  for (const [number, name] of files.entries()) {
    const { size, mtimeMs } = await stat(at(name))
    await db.run(sql`INSERT INTO files VALUES (${number}, ${at(name)}, ${name}, ${size}, ${mtimeMs}, 0)`)
    await db
      .run(sql`INSERT INTO rows_of SELECT ${number}, file_row_number
        FROM read_parquet(${literal(at(name))}, file_row_number = true)`)
      .catch(() => {})
  }
  await db.run(sql`CREATE TABLE "rows" AS SELECT
    (row_number() OVER (ORDER BY file DESC, file_row DESC) - 1)::INTEGER AS "row", file, file_row,
    'prompt ' || (file_row % 3) AS prompt_hash FROM rows_of`)
  await db.run(sql`CHECKPOINT`)
  db.close()
  return rowsDb
}

interface RowOut {
  file: number
  file_row: number
  images: (string | null)[]
  image: string | null
  question: string
  prompt_hash: string
}

async function fetchAll(out: string, rowsDb: string) {
  const db = await openDatabase({ attach: { media: out, source: rowsDb } })
  try {
    return {
      rows: await db.query<RowOut>(sql`SELECT file, file_row, images, image, question, prompt_hash
        FROM media.row_images JOIN source."rows" USING ("row") ORDER BY file, file_row`),
      images: await db.query<{ hash: string; type: string; width: number | null; problem: string | null }>(
        sql`SELECT * FROM media.images ORDER BY hash`,
      ),
      places: await db.query(sql`SELECT * FROM media.places`),
      problems: await db.query<{ file: number; message: string }>(sql`SELECT * FROM media.problems`),
    }
  } finally {
    db.close()
  }
}

async function writeShard(name: string, seed: number, count = 40): Promise<readonly RowImages[]> {
  const rows = makeRows(count, seeded(seed))
  await writeImageParquet(at(name), rows, { rowGroupSize: 10, encoding: 'RLE_DICTIONARY' })
  return rows
}

describe('buildImages', () => {
  test('every row knows its images in order and its question', async () => {
    const shards = [await writeShard('a.parquet', 1), await writeShard('b.parquet', 2)]
    const rowsDb = await writeRowsDb(['a.parquet', 'b.parquet'])
    const shares: number[] = []
    await buildImages({ rowsDb, out: at('images.duckdb'), onProgress: (share) => shares.push(share) })
    const { rows, images, places, problems } = await fetchAll(at('images.duckdb'), rowsDb)
    expect(problems).toEqual([])
    expect(rows).toHaveLength(80)
    for (const { file, file_row, images: own, image, question, prompt_hash } of rows) {
      const expected = (shards[file]![file_row] ?? []).map((bytes) => bytes && hashOf(bytes))
      expect(own).toEqual(expected)
      expect(image).toBe(expected.find((hash) => hash !== null) ?? null)
      expect(question).toBe(md5(`${prompt_hash}:${image ?? ''}`))
    }
    const all = shards.flat().flatMap((row) => row ?? [])
    expect(places).toHaveLength(all.length)
    expect(images.map(({ hash }) => hash)).toEqual(
      [...new Set(all.flatMap((bytes) => (bytes ? [hashOf(bytes)] : [])))].sort(),
    )
    expect(images.find(({ hash }) => hash === hashOf(Buffer.alloc(0)))?.problem).toBe('The file is empty')
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect(existsSync(at('images.duckdb.part'))).toBe(false)
    expect(existsSync(at('images.duckdb.part.lines'))).toBe(false)
  })

  test('without an image column the question is the prompt', async () => {
    const db = await openDatabase()
    await db.run(
      sql`COPY (SELECT 'text' AS conversation FROM range(5)) TO ${literal(at('t.parquet'))} (FORMAT parquet)`,
    )
    db.close()
    const rowsDb = await writeRowsDb(['t.parquet'])
    await buildImages({ rowsDb, out: at('images.duckdb') })
    const { rows, images, places } = await fetchAll(at('images.duckdb'), rowsDb)
    expect([images, places]).toEqual([[], []])
    expect(rows.map(({ images: own, image, question }) => [own, image, question])).toEqual(
      [0, 1, 2, 3, 4].map((row) => [[], null, `prompt ${row % 3}`]),
    )
  })

  test('a damaged row group, a changed and a missing shard are problems, and the rest goes on', async () => {
    const good = await writeShard('good.parquet', 1)
    await writeShard('damaged.parquet', 2)
    await writeShard('changed.parquet', 3)
    await writeShard('missing.parquet', 4)
    await writeShard('crashing.parquet', 5)
    const bytes = await readFile(at('damaged.parquet'))
    bytes.fill(0xff, 30, 300)
    await writeFile(at('damaged.parquet'), bytes)
    const rowsDb = await writeRowsDb([
      'good.parquet',
      'damaged.parquet',
      'changed.parquet',
      'missing.parquet',
      'crashing.parquet',
    ])
    await copyFile(at('good.parquet'), at('changed.parquet'))
    await rm(at('missing.parquet'))
    const touched: string[] = []
    await buildImages({
      rowsDb,
      out: at('images.duckdb'),
      onFile: (name) => touched.push(name),
      crashed: new Map([['crashing.parquet', 'reading it ended the reader']]),
    })
    const { rows, problems } = await fetchAll(at('images.duckdb'), rowsDb)
    expect(problems.map(({ file }) => file)).toEqual([1, 2, 3, 4])
    expect(problems[0]?.message).toMatch(/^damaged.parquet: row group 0: /)
    expect(problems[1]?.message).toMatch(/^changed.parquet: .*has changed since it was indexed/)
    expect(problems[2]?.message).toMatch(/^missing.parquet: .*cannot be opened any more/)
    expect(problems[3]?.message).toBe('crashing.parquet: reading it ended the reader')
    expect(touched).toContain('crashing.parquet')
    const own = rows.filter(({ file }) => file === 0).map(({ images }) => images)
    expect(own).toEqual(good.map((row) => (row ?? []).map((one) => one && hashOf(one))))
    // The row groups after the damaged one are there.
    expect(
      rows.filter(({ file, file_row, image }) => file === 1 && file_row >= 10 && image).length,
    ).toBeGreaterThan(15)
  })

  test('stopped and started again, finished shards are not read twice', async () => {
    await writeShard('a.parquet', 1)
    await writeShard('b.parquet', 2)
    const rowsDb = await writeRowsDb(['a.parquet', 'b.parquet'])
    const stop = new AbortController()
    const out = at('images.duckdb')
    const first = buildImages({
      rowsDb,
      out,
      signal: stop.signal,
      onFile: (name) => name === 'b.parquet' && stop.abort(),
    })
    await expect(first).rejects.toThrow(/abort/i)
    expect(existsSync(out)).toBe(false)
    const touched: string[] = []
    await buildImages({ rowsDb, out, onFile: (name) => touched.push(name) })
    expect(touched).toEqual(['b.parquet'])
    const again = await fetchAll(out, rowsDb)
    await buildImages({ rowsDb, out: at('fresh.duckdb') })
    const fresh = await fetchAll(at('fresh.duckdb'), rowsDb)
    expect(again.rows).toEqual(fresh.rows)
    expect(again.places).toHaveLength(fresh.places.length)
  })

  test('unfinished work of other files, or a torn one, is thrown away', async () => {
    await writeShard('a.parquet', 1)
    await writeFile(at('images.duckdb.part'), 'not a database')
    const rowsDb = await writeRowsDb(['a.parquet'])
    await buildImages({ rowsDb, out: at('images.duckdb') })
    expect((await fetchAll(at('images.duckdb'), rowsDb)).rows).toHaveLength(40)
  })
})

test('makeThumbnails makes what is missing and only that', async () => {
  await writeShard('a.parquet', 1)
  const rowsDb = await writeRowsDb(['a.parquet'])
  const imagesDb = at('images.duckdb')
  await buildImages({ rowsDb, out: imagesDb })
  const { images } = await fetchAll(imagesDb, rowsDb)
  const stop = new AbortController()
  stop.abort()
  const options = { imagesDb, rowsDb, thumbs: at('thumbs') }
  await expect(makeThumbnails({ ...options, signal: stop.signal })).rejects.toThrow(/abort/i)
  await makeThumbnails(options)
  // Noise is no picture: each one has its reason.
  const [{ hash } = { hash: '' }] = images
  const reason = path.join(at('thumbs'), hash.slice(0, 2), `${hash}.txt`)
  const { mtimeMs } = await stat(reason)
  await makeThumbnails(options)
  expect((await stat(reason)).mtimeMs).toBe(mtimeMs)
})
