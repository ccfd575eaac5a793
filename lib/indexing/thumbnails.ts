import { openDatabase } from '../db'
import { DecoderPool } from '../media/decoder-pool'
import { BACKGROUND_MEMORY } from '../media/decoder-process'
import type { SourceFile } from '../media/parquet-file'
import type { Place } from '../media/place'
import { RecentPage, readImage } from '../media/read-image'
import { ThumbnailStore } from '../media/thumbnails'
import { sql } from '../sql'

export interface MakeThumbnailsOptions {
  /** The finished `images` stage. */
  readonly imagesDb: string
  /** The finished `rows` stage, which knows where the files are. */
  readonly rowsDb: string
  /** Folder for thumbnails, made when it is not there. */
  readonly thumbs: string
  readonly onProgress?: (share: number, doing: string) => void
  readonly signal?: AbortSignal
}

interface Source extends Place, SourceFile {
  readonly hash: string
}

/**
 * Makes the thumbnails that are not there yet, in the order of the files, one at a time at low priority. May be
 * stopped and taken up again at any time. An image that cannot be decoded gets its reason instead; one whose file
 * has changed is passed over.
 *
 * @throws AbortError when stopped; Error when thumbnails cannot be written.
 */
export async function makeThumbnails(options: MakeThumbnailsOptions): Promise<void> {
  const sources = await fetchSources(options)
  const pool = new DecoderPool({ size: 1, memoryLimit: BACKGROUND_MEMORY })
  const store = new ThumbnailStore(options.thumbs, pool)
  const recent = new RecentPage()
  let told = 0
  try {
    for (const [index, source] of sources.entries()) {
      options.signal?.throwIfAborted()
      if (performance.now() - told > 500) {
        told = performance.now()
        options.onProgress?.(index / sources.length, 'thumbnails')
      }
      if (await store.isDone(source.hash)) continue
      const bytes = await readImage(source, source, { recent }).catch(() => undefined)
      if (bytes) await store.make(source.hash, 160, bytes, 'background')
    }
  } finally {
    pool.close()
  }
  options.onProgress?.(1, 'thumbnails')
}

/** One place of every image, in the order in which a disk likes to be read. */
async function fetchSources({ imagesDb, rowsDb }: MakeThumbnailsOptions): Promise<readonly Source[]> {
  const db = await openDatabase({ attach: { media: imagesDb, source: rowsDb }, memory: 300 })
  try {
    return await db.query<Source>(sql`
      SELECT hash, path, size::DOUBLE AS size, mtime, kind, codec, "offset"::DOUBLE AS "offset",
        span::DOUBLE AS span, skip::DOUBLE AS skip, start::DOUBLE AS start, length
      FROM media.first_places JOIN source.files USING (file)
      ORDER BY file, "offset", skip`)
  } finally {
    db.close()
  }
}
