import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DecoderPool } from './decoder-pool'
import type { Decoded } from './decoder-process'
import { sniffType } from './image-type'

/** Thumbnails fit into squares of these sizes, in pixels. */
export const THUMBNAIL_WIDTHS = [160, 480] as const
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number]

export type Thumbnail =
  | { readonly kind: 'made'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: string }

/** Where thumbnails are kept, by hash: `ab/abcd…-160.webp`, or `ab/abcd….txt` with the reason why there is none. */
export class ThumbnailStore {
  constructor(
    private readonly folder: string,
    private readonly pool: DecoderPool,
  ) {}

  /** A thumbnail made before, or the reason found before; `undefined` when nobody asked yet. */
  async read(hash: string, width: ThumbnailWidth): Promise<Thumbnail | undefined> {
    const bytes = await readIfThere(this.file(hash, `-${width}.webp`))
    if (bytes) return { kind: 'made', bytes }
    const reason = await readIfThere(this.file(hash, '.txt'))
    return reason && { kind: 'refused', reason: reason.toString('utf8') }
  }

  /** Whether nothing is left to do for this image. */
  async isDone(hash: string): Promise<boolean> {
    const found = await Promise.all([
      ...THUMBNAIL_WIDTHS.map((width) => isThere(this.file(hash, `-${width}.webp`))),
      isThere(this.file(hash, '.txt')),
    ])
    return found.at(-1) === true || found.slice(0, -1).every(Boolean)
  }

  /** Makes and keeps both thumbnails and returns the wanted one. A file that cannot be decoded yields the reason. */
  async make(
    hash: string,
    width: ThumbnailWidth,
    bytes: Buffer,
    when: 'now' | 'background' = 'now',
  ): Promise<Thumbnail> {
    const decoded = await decodeThumbnails(bytes, this.pool, when)
    if (decoded.kind === 'refused') {
      if (decoded.lasting) await this.keep(this.file(hash, '.txt'), decoded.reason)
      return decoded
    }
    let wanted: Buffer | undefined
    for (const [index, made] of decoded.images.entries()) {
      const of = THUMBNAIL_WIDTHS[index]
      await this.keep(this.file(hash, `-${of}.webp`), made)
      if (of === width) wanted = made
    }
    return wanted
      ? { kind: 'made', bytes: wanted }
      : { kind: 'refused', reason: 'The thumbnail was not made' }
  }

  private file(hash: string, rest: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`${JSON.stringify(hash)} is not an image’s hash`)
    return path.join(/* turbopackIgnore: true */ this.folder, hash.slice(0, 2), hash + rest)
  }

  /** Written beside and renamed: nobody ever reads half a thumbnail. */
  private async keep(file: string, content: Buffer | string): Promise<void> {
    const beside = `${file}.${randomUUID()}.part`
    await mkdir(path.dirname(file), { recursive: true })
    try {
      await writeFile(beside, content)
      await rename(beside, file)
    } catch (error) {
      await unlink(beside).catch(() => {})
      throw new Error(`The thumbnail ${file} cannot be written`, { cause: error })
    }
  }
}

/** Both thumbnails of a picture; types that are known not to be decodable do not reach the decoder. */
async function decodeThumbnails(
  bytes: Buffer,
  pool: DecoderPool,
  when: 'now' | 'background',
): Promise<Decoded> {
  const refused = refusal(bytes)
  return refused ?? pool.thumbnails(bytes, THUMBNAIL_WIDTHS, when)
}

/** The picture as PNG in full size, never kept. */
export async function convertToPng(bytes: Buffer, pool: DecoderPool): Promise<Decoded> {
  return refusal(bytes) ?? pool.png(bytes)
}

function refusal(bytes: Buffer): Decoded | undefined {
  const type = sniffType(bytes)
  if (bytes.length === 0) return { kind: 'refused', reason: 'The file is empty', lasting: true }
  if (type.decoded) return undefined
  const reason =
    type.name === 'unknown type' ? 'The file is of an unknown type' : `${type.name} cannot be converted here`
  return { kind: 'refused', reason, lasting: true }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
