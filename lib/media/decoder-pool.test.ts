import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { DecoderPool, type DecoderPoolOptions } from './decoder-pool'

let pool: DecoderPool
afterEach(() => pool.close())
const start = (options: DecoderPoolOptions = {}) => {
  pool = new DecoderPool(options)
  return pool
}

const small = () => sharp({ create: { width: 900, height: 300, channels: 3, background: '#06c' } })

describe('DecoderPool', () => {
  test('makes WebP thumbnails that fit into their squares, turned upright', async () => {
    const bytes = await small().jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const made = await start().thumbnails(bytes, [160, 480])
    if (made.kind !== 'made') throw new Error(made.reason)
    const sizes = await Promise.all(made.images.map((image) => sharp(image).metadata()))
    expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['webp', 53, 160],
      ['webp', 160, 480],
    ])
  })

  test('small pictures are not made larger, and transparency stays', async () => {
    const bytes = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    const made = await start().thumbnails(bytes, [160])
    if (made.kind !== 'made') throw new Error(made.reason)
    expect(await sharp(made.images[0]).metadata()).toMatchObject({ width: 20, height: 10, hasAlpha: true })
  })

  test('converts to PNG in full size', async () => {
    const made = await start().png(await small().tiff().toBuffer())
    if (made.kind !== 'made') throw new Error(made.reason)
    expect(await sharp(made.images[0]).metadata()).toMatchObject({ format: 'png', width: 900, height: 300 })
  })

  test.each([
    ['nothing', Buffer.alloc(0), /empty/],
    ['words', Buffer.from('not a picture'), /not a picture/],
    ['a cut-off PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /damaged/],
    ['more pixels than are safe', png(60_000, 60_000, 0), /more pixels than are safe/],
  ])('%s is refused with a reason', async (_, bytes, reason) => {
    const refused = await start().thumbnails(bytes, [160])
    expect(refused).toMatchObject({ kind: 'refused', lasting: true })
    expect(refused.kind === 'refused' && refused.reason).toMatch(reason)
  })

  test('a bomb that passes the pixel limit is stopped by its memory, and the next picture is made', async () => {
    const bomb = png(9000, 9000, 1)
    let peak = 0
    start({ size: 1 })
    const watch = setInterval(() => {
      peak = Math.max(peak, ...pool.pids.map(residentMegabytes))
    }, 5)
    const [refused, made] = await Promise.all([
      pool.thumbnails(bomb, [160]),
      pool.thumbnails(await small().png().toBuffer(), [160]),
    ])
    clearInterval(watch)
    expect(refused).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/too much memory/) })
    expect(made.kind).toBe('made')
    if (process.platform === 'linux') expect(peak).toBeGreaterThan(0)
    expect(peak).toBeLessThan(200)
  })

  test('a picture that takes too long is stopped, and others go on', async () => {
    let uses = '<g id="a0"><rect width="9" height="9"/></g>'
    for (let i = 1; i < 12; i++) uses += `<g id="a${i}">${`<use href="#a${i - 1}"/>`.repeat(10)}</g>`
    const slow = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs>${uses}</defs><use href="#a11"/></svg>`
    const started = performance.now()
    const refused = await start({ size: 1, timeLimit: 1500 }).thumbnails(Buffer.from(slow), [160])
    expect(refused).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/longer than 1.5 s/) })
    expect(performance.now() - started).toBeLessThan(8000)
    expect((await pool.thumbnails(await small().png().toBuffer(), [160])).kind).toBe('made')
  })

  test('a decoder killed from outside is replaced and its picture tried again', async () => {
    const bytes = await small().png().toBuffer()
    await start({ size: 1 }).thumbnails(bytes, [160])
    const [pid] = pool.pids
    const made = pool.thumbnails(bytes, [160])
    process.kill(pid!, 'SIGKILL')
    expect((await made).kind).toBe('made')
    expect(pool.pids).not.toContain(pid)
  })

  test.skipIf(process.platform !== 'linux')('decoders see nothing of the server’s environment', async () => {
    process.env.RINGSIDE_PASSWORD = 'secret of the test'
    await start({ size: 1 }).thumbnails(await small().png().toBuffer(), [160])
    delete process.env.RINGSIDE_PASSWORD
    const environment = readFileSync(`/proc/${pool.pids[0]}/environ`, 'utf8')
    expect(environment).toContain('RINGSIDE_DECODER_PIXELS')
    expect(environment).not.toContain('secret of the test')
  })

  test.each([
    ['while it starts', 0],
    ['while it waits', 1500],
  ])('a decoder whose parent is gone %s ends by itself', async (_, pause) => {
    const script = path.resolve('lib/media/decoder.mjs')
    const env = { ...process.env, RINGSIDE_DECODER_MEMORY: '200', RINGSIDE_DECODER_PIXELS: '1000' }
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    await new Promise((resolve) => setTimeout(resolve, pause))
    child.disconnect()
    const [code, signal] = await once(child, 'exit')
    expect([0, 'SIGKILL']).toContain(code ?? signal)
  })

  test('closed, it refuses for the moment only', async () => {
    const closed = start()
    closed.close()
    expect(await closed.png(Buffer.from('x'))).toMatchObject({ kind: 'refused', lasting: false })
  })
})

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** A PNG of one grey, almost nothing on disk. Interlaced, it cannot be decoded line by line. */
function png(width: number, height: number, interlaced: 0 | 1): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, interlaced], 8)
  const size = Math.min(height * (width * 4 + 1) + 4 * height, 400_000_000)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(size), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const frame = Buffer.alloc(8 + body.length)
  frame.writeUInt32BE(content.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), 4 + body.length)
  return frame
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
