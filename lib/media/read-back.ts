import { createHash } from 'node:crypto'
import type { PageContext } from './data-page'
import { UnevenBlocksError } from './page-bytes'
import type { PlacedHeader } from './page-header'
import { isQuick } from './place'
import { readPlace } from './read-image'
import type { StoredImage } from './values'

/** Pages of a row group that were looked at so far. */
export interface Checks {
  quick: number
  slow: number
}

/** Reads a page piece by piece, or whole where its Snappy blocks are uneven or a place does not read back the same. */
export async function evenOrWhole<Result>(
  read: (placed: PlacedHeader, context: PageContext) => Promise<Result>,
  placed: PlacedHeader,
  context: PageContext,
  valuesOf: (result: Result) => readonly StoredImage[],
  checks: Checks,
): Promise<Result> {
  try {
    const result = await read(placed, context)
    if (await readsBack(context, valuesOf(result), placed, checks)) return result
  } catch (error) {
    if (!(error instanceof UnevenBlocksError)) throw error
  }
  const result = await read(placed, { ...context, whole: true })
  if (!(await readsBack(context, valuesOf(result), placed, checks))) {
    throw new Error(`The images of the page at ${placed.offset} cannot be read back`)
  }
  return result
}

/** Large pages: first, middle and last image. Small ones: every eighth page one. Slow ones: one a row group. */
async function readsBack(
  context: PageContext,
  values: readonly StoredImage[],
  placed: PlacedHeader,
  checks: Checks,
): Promise<boolean> {
  const own = values.filter(({ place }) => place.offset >= placed.offset)
  const first = own[0]
  if (!first) return true
  const large = placed.header.uncompressed_page_size > 8 * 2 ** 20
  const quick = isQuick(first.place)
  const turn = quick ? checks.quick++ : checks.slow++
  const chosen =
    quick && large
      ? [first, own[own.length >> 1], own.at(-1)]
      : turn % (quick ? 8 : 1e9) === 0
        ? [own.at(-1)]
        : []
  for (const image of chosen) {
    if (!image) continue
    const bytes = await readPlace(context.handle, image.place).catch(() => undefined)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== image.hash) return false
  }
  return true
}
