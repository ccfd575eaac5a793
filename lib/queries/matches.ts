import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import type { Sample } from '../filters/sample'
import type { Selection } from '../filters/selection'
import { fetchLabels, type Labels, rowsWithLabels } from './labels'
import { fetchMask, wholeBytes } from './masks'
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
  const { rows } = dataset
  const asked = dataset.filters.filter(
    ({ name, needs, kind }) => chosen.has(name) && !needs && kind !== 'sample' && kind !== 'label',
  )
  const [labels, ...masks] = await Promise.all([
    fetchLabels(dataset),
    ...asked.map((filter) => {
      const selection = chosen.get(filter.name)
      if (!selection || rows === 0) return null
      if (filter.kind === 'text') return fetchSearch(dataset, queryOf(selection))
      return fetchMask(dataset, filter.where(selection, chosen))
    }),
  ])
  const misses = new Uint8Array(new ArrayBuffer(wholeBytes(rows)), 0, rows)
  const failed = new Uint8Array(new ArrayBuffer(wholeBytes(rows)), 0, rows)
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

/**
 * Sorted by counting: what misses nothing first, then what misses one filter alone, by its number. `failed` is the filter
 * that a row misses alone.
 */
function listRows(
  misses: Uint8Array,
  failed: Uint8Array,
  filters: number,
): { found: Int32Array; nearly: Int32Array[] } {
  const ends = new Int32Array(filters + 1)
  for (let row = 0; row < misses.length; row++) {
    const missed = misses[row]!
    if (missed < 2) ends[missed * (1 + failed[row]!)]!++
  }
  for (let list = 1; list <= filters; list++) ends[list]! += ends[list - 1]!
  const next = new Int32Array(filters + 1)
  next.set(ends.subarray(0, filters), 1)
  const sorted = new Int32Array(ends[filters]!)
  for (let row = 0; row < misses.length; row++) {
    const missed = misses[row]!
    if (missed < 2) sorted[next[missed * (1 + failed[row]!)]!++] = row
  }
  const nearly = Array.from({ length: filters }, (_, filter) =>
    sorted.subarray(ends[filter], ends[filter + 1]),
  )
  return { found: sorted.subarray(0, ends[0]), nearly }
}

/** The same of what a search found, a row a byte. */
function countUnfound(found: Uint8Array, number: number, misses: Uint8Array, failed: Uint8Array): void {
  for (let row = 0; row < misses.length; row++) {
    if (found[row] === 1) continue
    misses[row]!++
    failed[row]! ^= number
  }
}

/** Every row but these misses one more filter. `kept` ascends. */
function keepOnly(kept: Int32Array, number: number, misses: Uint8Array, failed: Uint8Array): void {
  for (let row = 0, at = 0; row < misses.length; row++) {
    if (kept[at] === row) at++
    else {
      misses[row]!++
      failed[row]! ^= number
    }
  }
}

/**
 * `mask` as `fetchMask` gives it, four rows at a time. The arrays have room for the rows that would fill the last byte;
 * rows that miss several filters have what comes of it in `failed`.
 */
function countMisses(mask: Uint8Array | null, number: number, misses: Uint8Array, failed: Uint8Array): void {
  const missesOfFour = new Uint32Array(misses.buffer)
  const failedOfFour = new Uint32Array(failed.buffer)
  for (let four = 0; four < missesOfFour.length; four += 2) {
    const missed = mask === null ? 255 : ~mask[four >> 1]! & 255
    const [first, second] = [SPREAD[missed >> 4]!, SPREAD[missed & 15]!]
    missesOfFour[four]! += first
    missesOfFour[four + 1]! += second
    failedOfFour[four]! ^= Math.imul(first, number)
    failedOfFour[four + 1]! ^= Math.imul(second, number)
  }
}

/** Four bits as four bytes of 0 or 1, the highest bit first. */
const SPREAD = new Uint32Array(
  Uint8Array.from({ length: 64 }, (_, at) => ((at >> 2) >> (3 - (at & 3))) & 1).buffer,
)
