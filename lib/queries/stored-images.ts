import { ApiError } from '../api-error'
import type { Dataset } from '../catalog'
import type { ImageFinder } from '../media/find-image'
import type { SourceFile } from '../media/parquet-file'
import type { Place } from '../media/place'
import { sql } from '../sql'
import { findPlace, PLACE } from './image-places'

/** An image and where its bytes are. */
export interface ImageSource {
  readonly hash: string
  readonly file: SourceFile
  readonly place: Place
}

interface Found extends Place, SourceFile {
  readonly hash: string
}

const FOUND = sql`path, size::DOUBLE AS size, mtime, ${PLACE}`

/**
 * An image of the dataset by its hash.
 *
 * @throws ApiError 404 where the dataset does not hold it, 409 until its images are read.
 */
export async function fetchImageSource(dataset: Dataset, hash: string): Promise<ImageSource> {
  if (dataset.imageColumn && !dataset.hasImages) {
    throw new ApiError(409, 'not_indexed', `The images of ${dataset.slug} are still being read.`)
  }
  const missing = new ApiError(404, 'no_image', `${dataset.slug} has no image "${hash}".`)
  if (!dataset.hasImages || !/^[0-9a-f]{64}$/.test(hash)) throw missing
  const place = await findPlace(dataset, hash)
  const file = place && dataset.files.find((candidate) => candidate.file === place.file)
  if (!place || !file) throw missing
  return { hash, file, place }
}

/**
 * Image `n` (from 0) of a row, by the number of the row in the index. Until the images are read it is found the slow
 * way, by going through its row group.
 *
 * @throws ApiError 404 where the row has no such image or the image no bytes.
 */
export async function fetchRowImageSource(
  dataset: Dataset,
  row: number,
  n: number,
  finder: ImageFinder,
): Promise<ImageSource> {
  const missing = new ApiError(404, 'no_image', `This row has no image ${n}.`)
  if (!dataset.imageColumn) throw missing
  if (dataset.hasImages) {
    const [found] = await dataset.db.query<Found | (Found & { hash: null })>(
      sql`SELECT hash, ${FOUND} FROM (SELECT file, file_row FROM "rows" WHERE "row" = ${row})
        JOIN places USING (file, file_row) JOIN files USING (file) WHERE n = ${n}`,
    )
    if (found?.hash) return { hash: found.hash, file: found, place: found }
    throw missing
  }
  const [source] = await dataset.db.query<SourceFile & { file_row: number }>(
    sql`SELECT path, size::DOUBLE AS size, mtime, file_row FROM "rows" JOIN files USING (file) WHERE "row" = ${row}`,
  )
  const image = source && (await finder.find(source, source.file_row, n))
  if (!image) throw missing
  return { hash: image.hash, file: source, place: image.place }
}
