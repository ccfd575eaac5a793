import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { sql, wholeNumber } from '../sql'

/**
 * Which rows each chosen filter lets through, kept apart so that a facet can leave its own filter out:
 * `misses[row]` counts the filters a row fails, `failed[row]` names one of them. A row matches the view when it
 * misses none, and the view without filter f when it misses none or misses f alone.
 */
export interface Matches {
  readonly rows: number
  readonly misses: Uint8Array
  readonly failed: Uint8Array
  /** Chosen filters in the order of their numbers in `failed`. Filters that need `model` stand with it. */
  readonly filters: readonly string[]
  readonly total: number
}

/** One scan a chosen filter, side by side; none when nothing is chosen. */
export async function fetchMatches(dataset: Dataset, chosen: Chosen): Promise<Matches> {
  const { db, rows } = dataset
  const asked = dataset.filters.filter((filter) => chosen.has(filter.name) && !filter.needs)
  const masks = await Promise.all(
    asked.map((filter) => {
      const selection = chosen.get(filter.name)
      if (!selection || rows === 0) return null
      const condition = filter.where(selection, chosen)
      return db.queryBytes(
        sql`SELECT bitstring_agg("row", 0, ${wholeNumber(rows - 1)})::BLOB FROM "rows" WHERE ${condition}`,
      )
    }),
  )
  const misses = new Uint8Array(rows)
  const failed = new Uint8Array(rows)
  masks.forEach((mask, number) => {
    countMisses(mask, number, misses, failed)
  })
  let total = 0
  for (let row = 0; row < rows; row++) if (misses[row] === 0) total++
  return { rows, misses, failed, filters: asked.map((filter) => filter.name), total }
}

/** Row numbers that match, in newest-first order. */
export function matchingRows(matches: Matches): Int32Array {
  const found = new Int32Array(matches.total)
  let count = 0
  for (let row = 0; row < matches.rows; row++) if (matches.misses[row] === 0) found[count++] = row
  return found
}

/** A BITSTRING cast to a BLOB: a row a bit, highest first, behind the padding that fills the first byte. */
function countMisses(mask: Uint8Array | null, number: number, misses: Uint8Array, failed: Uint8Array): void {
  const padding = mask ? mask.length * 8 - misses.length : 0
  for (let row = 0; row < misses.length; row++) {
    const bit = padding + row
    const holds = mask !== null && ((mask[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
    if (!holds) {
      misses[row] = (misses[row] ?? 0) + 1
      failed[row] = number
    }
  }
}
