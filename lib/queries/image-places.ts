import type { Dataset } from '../catalog'
import type { Place } from '../media/place'
import { sql } from '../sql'
import { heldMap } from './held-map'

/** Where the bytes of an image are, and in which file of the dataset. */
export interface FiledPlace extends Place {
  readonly file: number
}

export const PLACE = sql`kind, codec, "offset"::DOUBLE AS "offset", span::DOUBLE AS span, skip::DOUBLE AS skip,
  start::DOUBLE AS start, length`

/**
 * The place of an image by its hash; undefined where the dataset has no such image. Asking the database costs more than
 * reading the picture, so all places are held: some 300 bytes an image.
 */
export async function findPlace(dataset: Dataset, hash: string): Promise<FiledPlace | undefined> {
  const all = heldPlaces.of(dataset)
  if (all) return all.get(hash)
  // Without a join, which would go through all places instead of looking one up.
  const [place] = await dataset.db.query<FiledPlace>(
    sql`SELECT file, ${PLACE} FROM images_index.first_places WHERE hash = ${hash}`,
  )
  return place
}

export const heldPlaces = heldMap('places of the images', async function* ({ db }) {
  for (const first of '0123456789abcdef') {
    const found = await db.query<FiledPlace & { hash: string }>(
      sql`SELECT hash, file, ${PLACE} FROM images_index.first_places WHERE starts_with(hash, ${first})`,
    )
    yield found.map(({ hash, ...place }) => [hash, place] as const)
  }
})
