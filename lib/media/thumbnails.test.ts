import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../db'
import { literal, sql } from '../sql'
import { DecoderPool } from './decoder-pool'
import { readImageFacts } from './image-facts'
import { locateImages } from './locate'
import { readFooter } from './parquet-file'
import { readPlace } from './read-image'
import { convertToPng, type Thumbnail, ThumbnailStore } from './thumbnails'

const HASH = 'ab'.repeat(32)
let folder: string
let pool: DecoderPool
let store: ThumbnailStore
beforeAll(() => {
  pool = new DecoderPool()
})
afterAll(() => pool.close())
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-thumbs-'))
  store = new ThumbnailStore(folder, pool)
  return () => rm(folder, { recursive: true })
})

describe('ThumbnailStore', () => {
  test('makes both widths at once and keeps them under the hash', async () => {
    const bytes = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#0a0' } })
      .jpeg()
      .toBuffer()
    expect(await store.read(HASH, 160)).toBeUndefined()
    expect(await store.isDone(HASH)).toBe(false)
    const made = await store.make(HASH, 480, bytes)
    expect(made.kind).toBe('made')
    expect(await store.isDone(HASH)).toBe(true)
    expect((await readdir(path.join(folder, 'ab'))).sort()).toEqual([`${HASH}-160.webp`, `${HASH}-480.webp`])
    const kept = await Promise.all([store.read(HASH, 160), store.read(HASH, 480)])
    const widths = kept.map(async (one) => one?.kind === 'made' && (await sharp(one.bytes).metadata()).width)
    expect(await Promise.all(widths)).toEqual([160, 480])
  })

  test('keeps the reason why there is none, so that nobody tries again', async () => {
    const psd = Buffer.from('8BPS\0\x01 and so on')
    expect(await store.make(HASH, 160, psd)).toEqual({
      kind: 'refused',
      reason: 'Photoshop cannot be converted here',
      lasting: true,
    })
    expect(await store.isDone(HASH)).toBe(true)
    expect(await store.read(HASH, 480)).toEqual({
      kind: 'refused',
      reason: 'Photoshop cannot be converted here',
    })
  })

  test('what only failed for the moment leaves nothing behind', async () => {
    const closed = new DecoderPool()
    closed.close()
    const bytes = Buffer.from('ffd8ffe0', 'hex')
    expect((await new ThumbnailStore(folder, closed).make(HASH, 160, bytes)).kind).toBe('refused')
    expect(await store.isDone(HASH)).toBe(false)
  })

  test('is never led out of its folder', async () => {
    await expect(store.read('../../../etc/passwd', 160)).rejects.toThrow(/is not an image’s hash/)
  })
})

const ODD = path.resolve('../shared/data/vision-chat-odd-images')
describe.skipIf(!existsSync(ODD))('868 pictures of every kind', () => {
  test('are shown or refused in words, as their manifest lets expect, in bounded memory', async () => {
    const file = path.join(ODD, 'data/train-00000-of-00001.parquet')
    const manifest = readManifest()
    const paths = await readPaths(file)
    const size = (await stat(file)).size
    const handle = await open(file)
    const metadata = await readFooter(handle, size)
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(
        peak,
        pool.pids.map(residentMegabytes).reduce((sum, one) => sum + one, 0),
      )
    }, 5)
    const outcomes = new Map<string, { mime: string; size: string; thumbnail: Thumbnail }>()
    const jobs: (() => Promise<void>)[] = []
    for await (const { images, problem } of locateImages(handle, size, metadata)) {
      expect(problem).toBeUndefined()
      for (const { fileRow, image } of images) {
        // After them come nine rows with odd content that borrow names.
        const name = fileRow < 868 ? paths.get(fileRow) : undefined
        if (!image || !name || !manifest.has(name)) continue
        const bytes = await readPlace(handle, image.place)
        const { mime, width, height } = readImageFacts(bytes)
        jobs.push(async () => {
          const thumbnail = await store.make(image.hash, 160, bytes)
          outcomes.set(name, { mime, size: `${width}x${height}`, thumbnail })
        })
      }
    }
    await handle.close()
    await Promise.all([0, 1, 2, 3].map(() => runAll(jobs)))
    clearInterval(watch)

    expect(outcomes.size).toBeGreaterThan(840)
    const unmade: string[] = []
    const otherSize: string[] = []
    for (const [name, { mime, size: own, thumbnail }] of outcomes) {
      const { browser, sound, pixels } = manifest.get(name)!
      if (thumbnail.kind === 'refused') expect(thumbnail.reason).toMatch(/^[A-Z].{10,}/)
      const isSmallKind = mime !== 'image/bmp' && mime !== 'image/x-icon'
      if (browser && sound && isSmallKind && thumbnail.kind === 'refused') unmade.push(name)
      if (browser && sound && pixels !== own) otherSize.push(name)
    }
    expect(unmade).toEqual([])
    // Pillow tells sizes as stored, before EXIF or AVIF’s own rotation; one icon’s directory is wrong on purpose.
    expect(otherSize.filter((name) => !/^rot[13]mir|orientation|hopper_unexpected.ico/.test(name))).toEqual(
      [],
    )
    expect(peak).toBeLessThan(400)
  }, 120_000)
})

async function runAll(jobs: (() => Promise<void>)[]): Promise<void> {
  for (let job = jobs.shift(); job; job = jobs.shift()) await job()
}

/** By file name; names that stand for two different files are left out. */
function readManifest() {
  const lines = readFileSync(path.join(ODD, 'MANIFEST.csv'), 'utf8').trim().split('\n').slice(1)
  const byName = new Map<string, { browser: boolean; sound: boolean; pixels: string | undefined }>()
  const twice = new Set<string>()
  for (const line of lines) {
    const [file = '', , , browser, pillow = '', load] = line.split(',')
    const name = path.basename(file)
    if (byName.has(name)) twice.add(name)
    const pixels = / (\d+x\d+) /.exec(pillow)?.[1]
    byName.set(name, { browser: browser === 'True', sound: load?.trim() === 'ok', pixels })
  }
  for (const name of twice) byName.delete(name)
  return byName
}

async function readPaths(file: string): Promise<Map<number, string | null>> {
  const db = await openDatabase()
  try {
    const rows = await db.query<{ row: number; path: string | null }>(
      sql`SELECT file_row_number::INTEGER AS "row", images[1].path AS path
        FROM read_parquet(${literal(file)}, file_row_number = true)`,
    )
    return new Map(rows.map((row) => [row.row, row.path && path.basename(row.path)]))
  } finally {
    db.close()
  }
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

test('conversion to PNG refuses what cannot be decoded, in words', async () => {
  expect(await convertToPng(Buffer.from('%PDF-1.4'), pool)).toMatchObject({
    kind: 'refused',
    reason: 'PDF cannot be converted here',
  })
})
