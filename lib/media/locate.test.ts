import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../db'
import { literal, type Sql, sql } from '../sql'
import { imageColumnSize, locateImages, type RowGroupImages } from './locate'
import { readFooter, type SourceFile } from './parquet-file'
import { type FixtureLayout, makeRows, type RowImages, seeded, writeImageParquet } from './parquet-fixture'
import { RecentPage, readImage } from './read-image'
import type { ImageAt } from './row-counter'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-media-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function sourceOf(file: string): Promise<SourceFile> {
  const { size, mtimeMs } = await stat(file)
  return { path: file, size, mtime: mtimeMs }
}

async function locateAll(
  file: SourceFile,
  row?: number,
): Promise<{ groups: RowGroupImages[]; images: ImageAt[]; bytes: number; expected: number }> {
  const handle = await open(file.path, 'r')
  try {
    const metadata = await readFooter(handle, file.size)
    const groups: RowGroupImages[] = []
    let bytes = 0
    const onBytes = (read: number) => {
      bytes += read
    }
    for await (const group of locateImages(handle, file.size, metadata, {
      onBytes,
      ...(row === undefined ? {} : { row }),
    })) {
      groups.push(group)
    }
    const images = groups.flatMap((group) => group.images)
    return { groups, images, bytes, expected: imageColumnSize(metadata) }
  } finally {
    await handle.close()
  }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Hashes by row, in order, as the locator finds them; rows without images are empty. */
function byRow(images: readonly ImageAt[], rows: number): (string | null)[][] {
  const lists: (string | null)[][] = Array.from({ length: rows }, () => [])
  for (const { fileRow, n, image } of images) lists[fileRow]![n] = image?.hash ?? null
  return lists
}

const expectedOf = (rows: readonly RowImages[]) =>
  rows.map((row) => (row ?? []).map((bytes) => bytes && hashOf(bytes)))

const kindsOf = (images: readonly ImageAt[]) => [
  ...new Set(images.flatMap(({ image }) => (image?.length ? [image.place.kind] : []))),
]

async function readBack(file: SourceFile, images: readonly ImageAt[]): Promise<void> {
  const recent = new RecentPage()
  for (const { image } of images) {
    if (!image) continue
    const bytes = await readImage(file, image.place, { recent })
    expect(bytes.length).toBe(image.length)
    expect(hashOf(bytes)).toBe(image.hash)
  }
}

describe('layouts of hyparquet-writer (pages of version 2)', () => {
  const dictionary: FixtureLayout = { encoding: 'RLE_DICTIONARY', pageSize: 2 ** 30 }
  const cases: readonly [string, FixtureLayout, string][] = [
    ['one dictionary page, SNAPPY', dictionary, 'snappy'],
    ['one dictionary page, uncompressed', { ...dictionary, codec: 'UNCOMPRESSED' }, 'raw'],
    ['one dictionary page, GZIP', { ...dictionary, codec: 'GZIP' }, 'page'],
    ['plain pages of 100 kB, SNAPPY', { encoding: 'PLAIN', pageSize: 100_000 }, 'snappy'],
    ['one plain page, SNAPPY', { encoding: 'PLAIN', pageSize: 2 ** 30 }, 'snappy'],
    ['plain pages, uncompressed', { encoding: 'PLAIN', pageSize: 300_000, codec: 'UNCOMPRESSED' }, 'raw'],
    ['plain pages, BROTLI', { encoding: 'PLAIN', codec: 'BROTLI' }, 'page'],
    ['lengths in front, SNAPPY', { encoding: 'DELTA_LENGTH_BYTE_ARRAY' }, 'snappy'],
    ['shared prefixes, SNAPPY', { encoding: 'DELTA_BYTE_ARRAY' }, 'delta'],
    ['SNAPPY without even blocks', { ...dictionary, unevenSnappy: true }, 'page'],
    ['small row groups', { rowGroupSize: 7 }, 'snappy'],
  ]
  test.each(cases)('%s', async (name, layout, kind) => {
    const rows = makeRows(130, seeded(7))
    const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.parquet`)
    await writeImageParquet(file, rows, layout)
    const source = await sourceOf(file)
    const { groups, images, bytes, expected } = await locateAll(source)
    expect(groups.flatMap(({ problem }) => problem ?? [])).toEqual([])
    expect(byRow(images, rows.length)).toEqual(expectedOf(rows))
    expect(kindsOf(images)).toEqual([kind])
    expect(bytes).toBe(expected)
    await readBack(source, images)
  })
})

describe('layouts of DuckDB', () => {
  const cases: readonly [string, Sql, readonly string[]][] = [
    ['SNAPPY, version 1', sql`CODEC SNAPPY, PARQUET_VERSION V1`, ['snappy']],
    ['SNAPPY, version 2', sql`CODEC SNAPPY, PARQUET_VERSION V2`, ['snappy']],
    ['uncompressed, version 1', sql`CODEC UNCOMPRESSED, PARQUET_VERSION V1`, ['raw']],
    ['uncompressed, version 2', sql`CODEC UNCOMPRESSED, PARQUET_VERSION V2`, ['raw']],
    ['ZSTD, version 1', sql`CODEC ZSTD, PARQUET_VERSION V1`, ['page']],
    ['ZSTD, version 2', sql`CODEC ZSTD, PARQUET_VERSION V2`, ['page']],
    ['GZIP', sql`CODEC GZIP`, ['page']],
    ['LZ4_RAW', sql`CODEC LZ4_RAW`, ['page']],
  ]
  test.each(cases)('%s', async (name, options, kinds) => {
    const rows = makeRows(90, seeded(11))
    const from = path.join(folder, 'from.parquet')
    const file = path.join(folder, `duckdb-${name.replaceAll(/\W+/g, '-')}.parquet`)
    await writeImageParquet(from, rows)
    const db = await openDatabase()
    await db.run(
      sql`COPY (SELECT * FROM read_parquet(${literal(from)})) TO ${literal(file)} (FORMAT parquet, ${options})`,
    )
    db.close()
    const source = await sourceOf(file)
    const { groups, images } = await locateAll(source)
    expect(groups.flatMap(({ problem }) => problem ?? [])).toEqual([])
    expect(byRow(images, rows.length)).toEqual(expectedOf(rows))
    expect(kindsOf(images)).toEqual(kinds)
    await readBack(source, images)
  })

  test.each([
    ['one image struct', sql`{bytes: b, path: 'x.png'} AS image`],
    ['binary values in a list', sql`[b] AS images`],
    ['binary values', sql`b AS image`],
  ])('%s is found by name and type', async (name, projection) => {
    const file = path.join(folder, `shape-${name.replaceAll(' ', '-')}.parquet`)
    const db = await openDatabase()
    await db.run(sql`COPY (
      SELECT 'é' AS path, ${projection}
      FROM (SELECT CASE WHEN i = 2 THEN NULL ELSE ('\\xFF\\xD8\\xFF picture ' || i)::BLOB END AS b FROM range(5) t(i))
    ) TO ${literal(file)} (FORMAT parquet)`)
    db.close()
    const source = await sourceOf(file)
    const { images } = await locateAll(source)
    const found = images.filter(({ image }) => image)
    expect(found.map(({ fileRow, n }) => [fileRow, n])).toEqual([0, 1, 3, 4].map((row) => [row, 0]))
    const bytes = await readImage(source, found[1]!.image!.place)
    expect(bytes.toString('latin1')).toBe('\xff\xd8\xff picture 1')
  })

  test('a file without images yields nothing', async () => {
    const file = path.join(folder, 'text.parquet')
    const db = await openDatabase()
    await db.run(sql`COPY (SELECT 'words' AS images, 1 AS image_count) TO ${literal(file)} (FORMAT parquet)`)
    db.close()
    expect((await locateAll(await sourceOf(file))).groups).toEqual([])
  })
})

test('asked for one row, only its row group is read', async () => {
  const rows = makeRows(50, seeded(3))
  const file = path.join(folder, 'groups.parquet')
  await writeImageParquet(file, rows, { rowGroupSize: 10 })
  const source = await sourceOf(file)
  const { groups, bytes, expected } = await locateAll(source, 23)
  expect(groups.map(({ firstRow, rows: count }) => [firstRow, count])).toEqual([[20, 10]])
  expect(bytes).toBeLessThan(expected / 2)
})

test('a file that has changed is refused, and so are bytes with another hash', async () => {
  const file = path.join(folder, 'changed.parquet')
  await writeImageParquet(file, [[Buffer.from('one picture')]])
  const source = await sourceOf(file)
  const [first] = (await locateAll(source)).images
  const place = first!.image!.place
  await expect(readImage(source, place, { hash: '0'.repeat(64) })).rejects.toThrow(/does not hold the image/)
  await utimes(file, new Date(0), new Date(0))
  await expect(readImage(source, place)).rejects.toThrow(/has changed since it was indexed/)
  await rm(file)
  await expect(readImage(source, place)).rejects.toThrow(/cannot be opened any more/)
})

test('hyparquet gives bytes as text unless told otherwise', async () => {
  const file = path.join(folder, 'utf8.parquet')
  const picture = Buffer.from('ffd8ffe000104a464946', 'hex')
  await writeImageParquet(file, [[picture]])
  const bytes = await readFile(file)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const read = async (utf8: boolean) => {
    const [row] = await parquetReadObjects({ file: buffer, columns: ['images'], utf8 })
    return row?.images[0].bytes as unknown
  }
  expect(typeof (await read(true))).toBe('string')
  expect(Buffer.from((await read(false)) as Uint8Array).equals(picture)).toBe(true)
  // The locator has its own reader and never goes through text.
  const source = await sourceOf(file)
  const [first] = (await locateAll(source)).images
  expect((await readImage(source, first!.image!.place)).equals(picture)).toBe(true)
})

test('damage anywhere in a file ends in a problem or the true bytes, never in a crash', async () => {
  const rows = makeRows(24, seeded(5))
  const random = seeded(99)
  for (const layout of [
    { encoding: 'RLE_DICTIONARY' },
    { encoding: 'PLAIN', pageSize: 50_000 },
    { encoding: 'DELTA_BYTE_ARRAY' },
  ] as const) {
    const file = path.join(folder, `damaged-${layout.encoding}.parquet`)
    await writeImageParquet(file, rows, { ...layout, rowGroupSize: 8 })
    const sound = await readFile(file)
    for (let round = 0; round < 60; round++) {
      const damaged = Buffer.from(sound)
      // Page headers and levels are few among the pictures, so most damage goes to where pages begin.
      const near = round % 2 === 0 ? 4 + Math.floor(random() * 400) : Math.floor(random() * sound.length)
      for (let i = 0; i < 3; i++)
        damaged[Math.min(near + i * 7, sound.length - 1)] = Math.floor(random() * 256)
      await writeFile(file, damaged)
      const source = await sourceOf(file)
      const outcome = await locateAll(source).catch((error: unknown) => error)
      if (outcome instanceof Error) continue
      const { images } = outcome as Awaited<ReturnType<typeof locateAll>>
      // What was found is what stands there: reading it again gives the same hash.
      for (const { image } of images.slice(0, 5)) {
        if (!image) continue
        expect(hashOf(await readImage(source, image.place))).toBe(image.hash)
      }
    }
  }
})

const REAL = path.resolve('../shared/data')
describe.skipIf(!existsSync(REAL))('real files', () => {
  test.each(['vision-chat-real', 'vision-battle-real', 'vision-chat-odd-images'])(
    '200 random images of %s, byte for byte what DuckDB reads',
    async (name) => {
      const file = path.join(REAL, name, 'data/train-00000-of-00001.parquet')
      const source = await sourceOf(file)
      const { images, groups } = await locateAll(source)
      expect(groups.flatMap(({ problem }) => problem ?? [])).toEqual([])
      const random = seeded(2024)
      const chosen = Array.from({ length: 200 }, () => images[Math.floor(random() * images.length)]!)
      const db = await openDatabase()
      try {
        const rows = await db.query<{ row: number; hashes: (string | null)[] | null }>(
          sql`SELECT file_row_number::INTEGER AS "row", list_transform(images, lambda i: sha256(i.bytes)) AS hashes
            FROM read_parquet(${literal(file)}, file_row_number = true)`,
        )
        const truth = rows.map(({ hashes }) => hashes ?? [])
        expect(byRow(images, rows.length)).toEqual(truth)
        for (const { fileRow, n, image } of chosen) {
          const stored = await db.queryBytes(
            sql`SELECT images[${n + 1}].bytes FROM read_parquet(${literal(file)}, file_row_number = true)
              WHERE file_row_number = ${fileRow}`,
          )
          const own = image && (await readImage(source, image.place))
          expect(own === null ? null : Buffer.compare(own, stored!)).toBe(stored && 0)
        }
      } finally {
        db.close()
      }
      expect(kindsOf(images)).toEqual(['snappy'])
    },
  )
})
