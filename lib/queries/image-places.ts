import type { Dataset } from '../catalog'
import type { Place } from '../media/place'
import { sql } from '../sql'

/** Where the bytes of an image are, and in which file of the dataset. */
export interface FiledPlace extends Place {
  readonly file: number
}

export const PLACE = sql`kind, codec, "offset"::DOUBLE AS "offset", span::DOUBLE AS span, skip::DOUBLE AS skip,
  start::DOUBLE AS start, length`

const held = new WeakMap<Dataset, { all?: ReadonlyMap<string, FiledPlace> }>()

/**
 * The place of an image by its hash; undefined where the dataset has no such image. Asking the database costs more than
 * reading the picture, so from the first question on all places are fetched behind the scenes: some 300 bytes an image.
 */
export async function findPlace(dataset: Dataset, hash: string): Promise<FiledPlace | undefined> {
  const known = held.get(dataset)
  if (known?.all) return known.all.get(hash)
  if (!known) void holdAll(dataset)
  // Without a join, which would go through all places instead of looking one up.
  const [place] = await dataset.db.query<FiledPlace>(
    sql`SELECT file, ${PLACE} FROM images_index.first_places WHERE hash = ${hash}`,
  )
  return place
}

/** A part of them at a time, so that other requests are answered in between. */
async function holdAll(dataset: Dataset): Promise<void> {
  const holder: { all?: ReadonlyMap<string, FiledPlace> } = {}
  held.set(dataset, holder)
  const all = new Map<string, FiledPlace>()
  try {
    for (const first of '0123456789abcdef') {
      const found = await dataset.db.query<FiledPlace & { hash: string }>(
        sql`SELECT hash, file, ${PLACE} FROM images_index.first_places WHERE starts_with(hash, ${first})`,
      )
      for (const { hash, ...place } of found) all.set(hash, place)
    }
    holder.all = all
  } catch (error) {
    // The dataset was closed, or will be asked again: until then each place is asked for by itself.
    held.delete(dataset)
    console.error(`The places of the images of ${dataset.slug} were not all fetched:`, error)
  }
}
