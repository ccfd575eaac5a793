import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import type { Sample } from '../filters/sample'
import type { Selection } from '../filters/selection'
import { sql, wholeNumber } from '../sql'
import { fetchLabels, type Labels, rowsWithLabels } from './labels'
import { sampleOf } from './sample'
import { fetchSearch, queryOf } from './search'

/**
 * Which rows each chosen filter lets through, kept apart so that a facet can leave its own filter out: a row matches
 * the view when it misses no filter, and the view without filter f when it misses none or f alone.
 * All lists of rows ascend, which is newest first.
 */
export interface Matches {
  readonly rows: number
  /** How many of the filters each row misses. */
  readonly misses: Uint8Array
  /** Rows that miss none. */
  readonly found: Int32Array
  /** Rows that miss one filter alone, by the number of that filter. */
  readonly nearly: readonly Int32Array[]
  /** Chosen filters in the order of their numbers. Filters that need `model` stand with it. */
  readonly filters: readonly string[]
  readonly total: number
  /** What readers said of the rows, as it was then. */
  readonly labels?: Labels
}

/** One scan a chosen filter, side by side; none when nothing is chosen. */
export async function fetchMatches(dataset: Dataset, chosen: Chosen): Promise<Matches> {
  const { db, rows } = dataset
  const asked = dataset.filters.filter(
    ({ name, needs, kind }) => chosen.has(name) && !needs && kind !== 'sample' && kind !== 'label',
  )
  const masks = await Promise.all(
    asked.map((filter) => {
      const selection = chosen.get(filter.name)
      if (!selection || rows === 0) return null
      if (filter.kind === 'text') return fetchSearch(dataset, queryOf(selection))
      const condition = filter.where(selection, chosen)
      return db.queryBytes(
        sql`SELECT bitstring_agg("row", 0, ${wholeNumber(rows - 1)})::BLOB FROM "rows" WHERE ${condition}`,
      )
    }),
  )
  const misses = new Uint8Array(rows)
  const failed = new Uint8Array(rows)
  masks.forEach((mask, number) => {
    if (mask instanceof Uint8Array || mask === null) countMisses(mask, number, misses, failed)
    else countUnfound(mask.mask, number, misses, failed)
  })
  const filters = asked.map((filter) => filter.name)
  const [sample] = (chosen.get('sample')?.any ?? []) as readonly Sample[]
  if (sample) {
    // Drawn from what the filters leave, so a row outside it misses one more, and one that misses any is not in it.
    const { found } = listRows(misses, failed, filters.length)
    keepOnly(await sampleOf(dataset, found, sample), filters.length, misses, failed)
    filters.push('sample')
  }
  // Behind the sample, which thereby stays the same however it is labelled.
  const labels = await fetchLabels(dataset)
  const labelled = chosen.get('label') as Selection<readonly string[]> | undefined
  if (labelled) {
    keepOnly(rowsWithLabels(labels, rows, labelled), filters.length, misses, failed)
    filters.push('label')
  }
  const lists = listRows(misses, failed, filters.length)
  return { labels, rows, misses, ...lists, filters, total: lists.found.length }
}

/** Row numbers that match, in newest-first order. */
export function matchingRows(matches: Matches): Int32Array {
  return matches.found
}

/** Counted first, so that every list is as long as it must be. `failed` names one filter that a row misses. */
function listRows(
  misses: Uint8Array,
  failed: Uint8Array,
  filters: number,
): { found: Int32Array; nearly: Int32Array[] } {
  let total = 0
  const alone = new Int32Array(filters)
  for (let row = 0; row < misses.length; row++) {
    if (misses[row] === 0) total++
    else if (misses[row] === 1) alone[failed[row] ?? 0]!++
  }
  const found = new Int32Array(total)
  const nearly = Array.from(alone, (count) => new Int32Array(count))
  alone.fill(0)
  for (let row = 0, at = 0; row < misses.length; row++) {
    if (misses[row] === 0) found[at++] = row
    else if (misses[row] === 1) {
      const filter = failed[row] ?? 0
      nearly[filter]![alone[filter]!++] = row
    }
  }
  return { found, nearly }
}

/** The same of what a search found, a row a byte. */
function countUnfound(found: Uint8Array, number: number, misses: Uint8Array, failed: Uint8Array): void {
  for (let row = 0; row < misses.length; row++) {
    if (found[row] === 1) continue
    misses[row] = (misses[row] ?? 0) + 1
    failed[row] = number
  }
}

/** Every row but these misses one more filter. `kept` ascends. */
function keepOnly(kept: Int32Array, number: number, misses: Uint8Array, failed: Uint8Array): void {
  for (let row = 0, at = 0; row < misses.length; row++) {
    if (kept[at] === row) at++
    else {
      misses[row] = (misses[row] ?? 0) + 1
      failed[row] = number
    }
  }
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
