import { ApiError } from '../api-error'
import { DecoderPool } from './decoder-pool'
import { ImageFinder } from './find-image'
import { sniffType } from './image-type'
import type { MediaRequest } from './media-request'
import { ChangedFileError, type SourceFile } from './parquet-file'
import type { Place } from './place'
import { RecentPage, readImage } from './read-image'
import { convertToPng, ThumbnailStore } from './thumbnails'

/** What the server's process has once: decoders, and what was read last. */
interface Studio {
  readonly pool: DecoderPool
  readonly finder: ImageFinder
  readonly recent: RecentPage
}

const shared = globalThis as typeof globalThis & { ringsideStudio?: Studio }

/** The one studio of this process, which hot reloads leave alone. */
export function openStudio(): Studio {
  shared.ringsideStudio ??= { pool: new DecoderPool(), finder: new ImageFinder(), recent: new RecentPage() }
  return shared.ringsideStudio
}

export interface AskedImage {
  readonly hash: string
  readonly file: SourceFile
  readonly place: Place
  /** Folder of the dataset's thumbnails. */
  readonly thumbs: string
  /** `immutable` where the address names the hash, else the answer is asked for again each time. */
  readonly lasting: boolean
}

/**
 * The answer to a request for an image that is known to be there: 200 with bytes, 304 where the reader has them.
 *
 * @throws ApiError 415 with the reason where the form asked for cannot be made, 410 where the file has changed.
 */
export async function answerImage(
  image: AskedImage,
  asked: MediaRequest,
  known: string | null,
): Promise<Response> {
  const { status, headers, body } = await plainAnswer(image, asked, known)
  return new Response(body && new Uint8Array(body), { status, headers })
}

/** An answer before it becomes a `Response`, which costs as much as reading a thumbnail does. */
export interface PlainAnswer {
  readonly status: 200 | 304
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
}

/** As `answerImage`, for a server that writes the answer itself. */
export async function plainAnswer(
  image: AskedImage,
  asked: MediaRequest,
  known: string | null,
): Promise<PlainAnswer> {
  const tag = `"${image.hash}${suffixOf(asked)}"`
  const headers: Record<string, string> = {
    ETag: tag,
    'Cache-Control': image.lasting ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
  }
  if (matches(known, tag)) return { status: 304, headers, body: null }
  const { bytes, mime } = await make(image, asked)
  const type = sniffType(bytes)
  headers['Content-Type'] = mime ?? type.mime
  headers['Content-Length'] = String(bytes.length)
  const shown = type.inert && !asked.download
  headers['Content-Disposition'] =
    `${shown ? 'inline' : 'attachment'}; filename="${image.hash.slice(0, 12)}${suffixOf(asked)}.${type.ending}"`
  // Scripts in an SVG or HTML file must not run as this site, whatever a browser makes of the rest.
  if (!type.inert)
    headers['Content-Security-Policy'] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
  return { status: 200, headers, body: bytes }
}

async function make(image: AskedImage, { form }: MediaRequest): Promise<{ bytes: Buffer; mime?: string }> {
  const { pool, recent } = openStudio()
  const read = () => readStored(image, recent)
  switch (form.kind) {
    case 'stored':
      return { bytes: await read() }
    case 'png': {
      const decoded = await convertToPng(await read(), pool)
      if (decoded.kind === 'refused') throw cannot(decoded.reason)
      const [bytes] = decoded.images
      if (!bytes) throw cannot('The picture was not made')
      return { bytes, mime: 'image/png' }
    }
    case 'thumbnail': {
      const store = new ThumbnailStore(image.thumbs, pool)
      const thumbnail =
        (await store.read(image.hash, form.width)) ?? (await store.make(image.hash, form.width, await read()))
      if (thumbnail.kind === 'refused') throw cannot(thumbnail.reason)
      return { bytes: thumbnail.bytes, mime: 'image/webp' }
    }
  }
}

async function readStored({ file, place }: AskedImage, recent: RecentPage): Promise<Buffer> {
  try {
    return await readImage(file, place, { recent })
  } catch (error) {
    if (!(error instanceof ChangedFileError)) throw error
    console.error(error.message)
    throw new ApiError(
      410,
      'file_changed',
      'The file that holds this image was replaced or deleted. Start again.',
    )
  }
}

function cannot(reason: string): ApiError {
  return new ApiError(415, 'cannot_be_shown', `${reason}.`)
}

function suffixOf({ form }: MediaRequest): string {
  return form.kind === 'stored' ? '' : form.kind === 'png' ? '-png' : `-${form.width}`
}

/** Whether an If-None-Match names the tag; weak and strong compare alike here. */
function matches(known: string | null, tag: string): boolean {
  if (known === null) return false
  const tags = known.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return tags.includes(tag) || tags.includes('*')
}
