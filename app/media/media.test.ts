import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, realpath, rm, utimes } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dataset, findEntry, openCatalog } from '@/lib/catalog'
import { openDatabase } from '@/lib/db'
import { openStudio } from '@/lib/media/media-answer'
import { type RowImages, writeImageParquet } from '@/lib/media/parquet-fixture'
import { literal, sql } from '@/lib/sql'
import { GET as getImage } from './[slug]/[hash]/route'
import { GET as getRowImage } from './[slug]/rows/[id]/[n]/route'

let folder: string
let shard: string
let jpeg: Buffer
let tiff: Buffer
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"/>')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')
const psd = Buffer.from('8BPS\0\x01 not really')
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'ringside-routes-')))
  const picture = () => sharp({ create: { width: 640, height: 320, channels: 3, background: '#a4c' } })
  jpeg = await picture().jpeg().withMetadata({ orientation: 6 }).toBuffer()
  tiff = await picture().tiff().toBuffer()
  shard = path.join(folder, 'data', 'pictures', 'train.parquet')
  await mkdir(path.dirname(shard), { recursive: true })
  await writeChats(shard, [[jpeg], [tiff, svg], [html], [psd], [null], null])
  process.env.RINGSIDE_DATA = path.join(folder, 'data')
  process.env.RINGSIDE_INDEX = path.join(folder, 'index')
  for (;;) {
    const entry = await findEntry('pictures')
    if (entry?.dataset?.hasImages) break
    if (entry?.stages.rows.state === 'failed') throw new Error(entry.stages.rows.message)
    if (entry?.stages.images.state === 'failed') throw new Error(entry.stages.images.message)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})
afterAll(async () => {
  openStudio().pool.close()
  openCatalog().entries.get('pictures')?.dataset?.db.close()
  await rm(folder, { recursive: true, force: true })
})

/** Chats in the VisionArena schema; ids hold what addresses must bear. */
async function writeChats(file: string, rows: readonly RowImages[]): Promise<void> {
  const plain = path.join(folder, 'plain.parquet')
  await writeImageParquet(plain, rows)
  const db = await openDatabase()
  await db.run(sql`COPY (
    SELECT images, 'chat/' || file_row_number || ' (ü)' AS conversation_id, 'some/model:1' AS model, 1 AS num_turns,
      [[{content: 'What is this? ' || file_row_number, role: 'user'}], [{content: 'A picture.', role: 'assistant'}]]
        AS conversation,
      'English' AS language, 7::BIGINT AS user_id, 1.72e9 + file_row_number AS tstamp, false AS is_preset,
      NULL::VARCHAR AS preset_dataset, {captioning: true, code: false} AS categories
    FROM read_parquet(${literal(plain)}, file_row_number = true)) TO ${literal(file)} (FORMAT parquet)`)
  db.close()
}

const byHash = (hash: string, query = '', headers: Record<string, string> = {}) =>
  getImage(new Request(`http://localhost/media/pictures/${hash}${query}`, { headers }), {
    params: Promise.resolve({ slug: 'pictures', hash: hash }),
  })
const byRow = (id: string, n: string, query = '', headers: Record<string, string> = {}) =>
  getRowImage(new Request(`http://localhost/media/pictures/rows/x/0${query}`, { headers }), {
    params: Promise.resolve({ slug: 'pictures', id: id, n }),
  })
const idOf = (row: number) => `chat/${row} (ü)`
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: string; field?: string } }
  return { status: response.status, ...error }
}

describe('/media/<slug>/<hash>', () => {
  test('sends the stored bytes unchanged, typed by sniffing, to be kept for good', async () => {
    const response = await byHash(hashOf(jpeg))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(jpeg.length),
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${hashOf(jpeg)}"`,
      'x-content-type-options': 'nosniff',
    })
    expect((await bytesOf(response)).equals(jpeg)).toBe(true)
  })

  test.each([160, 480])('makes a WebP thumbnail of %i, upright', async (width) => {
    for (let time = 0; time < 2; time++) {
      const response = await byHash(hashOf(jpeg), `?w=${width}`)
      expect(response.headers.get('content-type')).toBe('image/webp')
      const made = await sharp(await bytesOf(response)).metadata()
      expect([made.width, made.height]).toEqual([width / 2, width])
    }
  })

  test('converts to PNG', async () => {
    const response = await byHash(hashOf(tiff), '?as=png')
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await sharp(await bytesOf(response)).metadata()).toMatchObject({ format: 'png', width: 640 })
  })

  test('a reader who has it already gets 304', async () => {
    const tags = [`"${hashOf(jpeg)}"`, `W/"${hashOf(jpeg)}"`, `"other", "${hashOf(jpeg)}"`, '*']
    for (const tag of tags) {
      const response = await byHash(hashOf(jpeg), '', { 'if-none-match': tag })
      expect([response.status, (await bytesOf(response)).length]).toEqual([304, 0])
    }
    expect((await byHash(hashOf(jpeg), '?w=160', { 'if-none-match': tags[0]! })).status).toBe(200)
    expect((await byHash(hashOf(jpeg), '?w=160', { 'if-none-match': `"${hashOf(jpeg)}-160"` })).status).toBe(
      304,
    )
  })

  test.each([
    ['SVG', () => svg, 'image/svg+xml'],
    ['HTML', () => html, 'text/html'],
  ])('%s goes out as an attachment in a sandbox', async (_, bytes, mime) => {
    const { headers } = await byHash(hashOf(bytes()))
    expect(headers.get('content-type')).toBe(mime)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{12}\.\w+"$/)
    expect(headers.get('content-security-policy')).toMatch(/sandbox$/)
  })

  test('download=1 makes an attachment of any picture', async () => {
    const { headers } = await byHash(hashOf(jpeg), '?download=1')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{12}\.jpg"$/)
  })

  test.each([
    ['a form that cannot be made', () => byHash(hashOf(psd), '?w=160'), 415, 'cannot_be_shown'],
    ['the same as PNG', () => byHash(hashOf(psd), '?as=png'), 415, 'cannot_be_shown'],
    ['a thumbnail of HTML', () => byHash(hashOf(html), '?w=480'), 415, 'cannot_be_shown'],
    ['another hash', () => byHash('0'.repeat(64)), 404, 'no_image'],
    ['no hash', () => byHash('../../etc/passwd'), 404, 'no_image'],
    ['a hash in capitals', () => byHash(hashOf(jpeg).toUpperCase()), 404, 'no_image'],
    ['an unknown parameter', () => byHash(hashOf(jpeg), '?width=5'), 400, 'unknown_parameter'],
    ['an unknown width', () => byHash(hashOf(jpeg), '?w=99999'), 400, 'malformed_value'],
    ['an unknown row', () => byRow('nobody', '0'), 404, 'no_row'],
    ['an image that the row has not', () => byRow(idOf(0), '1'), 404, 'no_image'],
    ['a number that is none', () => byRow(idOf(0), '-1'), 404, 'no_image'],
    ['an image without bytes', () => byRow(idOf(4), '0'), 404, 'no_image'],
    ['a row without images', () => byRow(idOf(5), '0'), 404, 'no_image'],
  ])('%s is refused in the shape of the API', async (_, ask, status, code) => {
    expect(await errorOf(await ask())).toMatchObject({ status, code, message: expect.stringMatching(/\.$/) })
  })
})

describe('/media/<slug>/rows/<id>/<n>', () => {
  test('sends the images of a row by number, to be asked for again', async () => {
    const [first, second] = await Promise.all([byRow(idOf(1), '0'), byRow(idOf(1), '1')])
    expect((await bytesOf(first)).equals(tiff)).toBe(true)
    expect((await bytesOf(second)).equals(svg)).toBe(true)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('etag')).toBe(`"${hashOf(tiff)}"`)
    const again = await byRow(idOf(1), '0', '', { 'if-none-match': `"${hashOf(tiff)}"` })
    expect(again.status).toBe(304)
  })
})

describe('before the images are read', () => {
  let dataset: Dataset
  beforeAll(async () => {
    const entry = (await findEntry('pictures'))!
    dataset = entry.dataset!
    entry.dataset = { ...dataset, hasImages: false }
    return () => {
      entry.dataset = dataset
    }
  })

  test('rows show their images and thumbnails all the same', async () => {
    const [whole, small] = await Promise.all([byRow(idOf(0), '0'), byRow(idOf(0), '0', '?w=160')])
    expect((await bytesOf(whole)).equals(jpeg)).toBe(true)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(await errorOf(await byRow(idOf(4), '0'))).toMatchObject({ status: 404, code: 'no_image' })
    expect(await errorOf(await byRow(idOf(5), '0'))).toMatchObject({ status: 404, code: 'no_image' })
  })

  test('hashes are not known yet', async () => {
    expect(await errorOf(await byHash(hashOf(jpeg)))).toMatchObject({ status: 409, code: 'not_indexed' })
  })
})

test('a shard replaced while serving is said, not served', async () => {
  await utimes(shard, new Date(0), new Date(0))
  expect(await errorOf(await byHash(hashOf(jpeg)))).toMatchObject({ status: 410, code: 'file_changed' })
  // What was made before is true to its hash whatever happens to the file.
  expect((await byHash(hashOf(jpeg), '?w=160')).status).toBe(200)
})
