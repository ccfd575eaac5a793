import type { Dataset } from '../catalog'
import { typeOfMime } from '../media/image-type'
import { join, sql } from '../sql'
import type { View } from '../view'
import type { ImageFacts } from './elsewhere'
import { fetchMatches, type Matches } from './matches'
import { fetchOrder } from './order'
import { fetchRows } from './rows'

/** An image with what its type means for showing it. */
export interface PictureFacts extends ImageFacts {
  /** For people: "JPEG 2000". */
  readonly name: string
  /** Browsers draw it in an `img`. */
  readonly shown: boolean
  /** Thumbnails and PNG can be made of it. */
  readonly decoded: boolean
}

/** What is known of these images; a hash the dataset does not hold is left out. */
export async function fetchPictures(
  dataset: Dataset,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, PictureFacts>> {
  if (!dataset.hasImages || hashes.length === 0) return new Map()
  const found = await dataset.db.query<ImageFacts>(
    sql`SELECT hash, type, width, height, bytes, problem FROM images WHERE hash IN (${join([...hashes])})`,
  )
  return new Map(
    found.map((facts) => {
      const { name, shown, decoded } = typeOfMime(facts.type)
      return [facts.hash, { ...facts, name, shown, decoded }]
    }),
  )
}

/** Rows of the dataset that hold the image, and models that answered them. */
export async function fetchPictureUse(
  dataset: Dataset,
  hash: string,
): Promise<{ readonly rows: number; readonly models: number }> {
  const [use] = await dataset.db.query<{ rows: number; models: number }>(
    sql`SELECT count(DISTINCT "row")::INTEGER AS "rows", count(DISTINCT model)::INTEGER AS models FROM (
      SELECT r."row", unnest([r.model_a, r.model_b]) AS model
      FROM "rows" r JOIN row_images i USING ("row") WHERE list_contains(i.images, ${hash}))`,
  )
  return use ?? { rows: 0, models: 0 }
}

/** One distinct image of a view. */
export interface GalleryPicture {
  readonly hash: string
  /** Rows of the view that hold it. */
  readonly rows: number
  /** Start of the prompt of the first of them. */
  readonly prompt: string
  readonly facts: PictureFacts | undefined
}

/** Distinct images of a view in the order of its rows, one page of them. `total` counts all. */
export async function fetchGallery(
  dataset: Dataset,
  view: View,
): Promise<{ readonly total: number; readonly rows: number; readonly pictures: readonly GalleryPicture[] }> {
  const [matches, order, holds] = await Promise.all([
    fetchMatches(dataset, view.chosen),
    fetchOrder(dataset, view),
    fetchHolds(dataset),
  ])
  const { seen, counts } = countImages(matches, order, holds)
  const wanted = seen.slice((view.page - 1) * view.size, view.page * view.size)
  const codes = wanted.map(({ code }) => code)
  const hashes = codes.length
    ? await dataset.db.query<{ code: number; hash: string }>(
        sql`SELECT code::INTEGER AS code, hash FROM (${CODED}) WHERE code IN (${join(codes)})`,
      )
    : []
  const hashOf = new Map(hashes.map(({ code, hash }) => [code, hash]))
  const [facts, firsts] = await Promise.all([
    fetchPictures(dataset, [...hashOf.values()]),
    fetchRows(
      dataset,
      wanted.map(({ row }) => row),
    ),
  ])
  const pictures = wanted.flatMap(({ code }, index) => {
    const hash = hashOf.get(code)
    return hash
      ? [{ hash, rows: counts[code] ?? 0, prompt: firsts[index]?.prompt ?? '', facts: facts.get(hash) }]
      : []
  })
  return { total: seen.length, rows: matches.total, pictures }
}

/** Image codes of all rows, flat: those of row r stand from `starts[r]` up to `starts[r + 1]`. */
interface Holds {
  readonly starts: Int32Array
  readonly codes: Int32Array
  readonly images: number
}

const CODED = sql`SELECT hash, row_number() OVER (ORDER BY hash) - 1 AS code FROM images`

const known = new WeakMap<Dataset, Promise<Holds>>()

/** Read once a dataset: counting images over arrays takes milliseconds where a join takes a hundred. */
function fetchHolds(dataset: Dataset): Promise<Holds> {
  const holds = known.get(dataset) ?? readHolds(dataset)
  known.set(dataset, holds)
  holds.catch(() => known.delete(dataset))
  return holds
}

async function readHolds(dataset: Dataset): Promise<Holds> {
  const found = await dataset.db.queryNumbers(sql`SELECT "row", code FROM (
      SELECT DISTINCT "row", hash FROM (SELECT "row", unnest(images) AS hash FROM row_images) WHERE hash IS NOT NULL
    ) JOIN (${CODED}) USING (hash) ORDER BY "row"`)
  const rows = found.row ?? new Float64Array()
  const starts = new Int32Array(dataset.rows + 1)
  for (const row of rows) starts[row + 1]!++
  for (let row = 0; row < dataset.rows; row++) starts[row + 1]! += starts[row]!
  const codes = Int32Array.from(found.code ?? [])
  return { starts, codes, images: codes.reduce((most, code) => Math.max(most, code + 1), 0) }
}

function countImages(matches: Matches, order: Int32Array | undefined, { starts, codes, images }: Holds) {
  const counts = new Int32Array(images)
  const seen: { code: number; row: number }[] = []
  for (let place = 0; place < matches.rows; place++) {
    const row = order ? (order[place] ?? 0) : place
    if (matches.misses[row] !== 0) continue
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const code = codes[at] ?? 0
      if (counts[code] === 0) seen.push({ code, row })
      counts[code]!++
    }
  }
  return { seen, counts }
}
