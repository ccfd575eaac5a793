import { type Dataset, type Entry, listDatasets } from '../catalog'
import type { FolderProblem } from '../indexing/discover'
import { sql } from '../sql'

/** A dataset as the shelf shows it. */
export interface ShelfEntry {
  readonly entry: Entry
  readonly models: number
  /** Epoch seconds; undefined where rows have no time. */
  readonly dates: { readonly first: number; readonly last: number } | undefined
  /** Hashes of some of its images, each once. */
  readonly strip: readonly string[]
}

/** Images in the strip of a dataset. */
const STRIP = 8

export async function fetchShelf(): Promise<{
  readonly shelf: readonly ShelfEntry[]
  readonly problems: readonly FolderProblem[]
}> {
  const { entries, problems } = await listDatasets()
  return { shelf: await Promise.all(entries.map(describeEntry)), problems }
}

async function describeEntry(entry: Entry): Promise<ShelfEntry> {
  const { dataset } = entry
  if (!dataset) return { entry, models: 0, dates: undefined, strip: [] }
  return {
    entry,
    models: dataset.counted.terms.model?.length ?? 0,
    dates: datesOf(dataset.counted.numbers.time),
    strip: dataset.hasImages ? await fetchStrip(dataset) : [],
  }
}

function datesOf(times: Float64Array): ShelfEntry['dates'] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const time of times) {
    if (time < first) first = time
    if (time > last) last = time
  }
  return first <= last ? { first, last } : undefined
}

/** The newest different images that can be shown. */
async function fetchStrip(dataset: Dataset): Promise<string[]> {
  const found = await dataset.db.query<{ image: string }>(
    sql`SELECT image FROM (SELECT image, min("row") AS "row" FROM row_images WHERE "row" < 2000 GROUP BY image) one
      JOIN images ON images.hash = one.image
      WHERE images.problem IS NULL AND images.width IS NOT NULL ORDER BY one."row" LIMIT ${STRIP}`,
  )
  return found.map(({ image }) => image)
}
