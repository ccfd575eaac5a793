import type { Dataset } from '../catalog'
import type { Field } from '../search/fields'
import type { Places } from '../search/postings'

/** Bytes of places that are held of a dataset: those of some ten of the most frequent words. */
const MOST_BYTES = 48_000_000
/** Lists with fewer places are fetched about as quickly as they are looked up. */
const FEWEST_PLACES = 20_000

const held = new WeakMap<Dataset, Map<string, Places>>()

/**
 * Places of a term as they were read the last time. Phrases of frequent words go through millions of them, and to fetch
 * and decode them takes longer than to compare them.
 */
export async function placesOf(
  dataset: Dataset,
  term: string,
  field: Field,
  fetch: () => Promise<Places>,
): Promise<Places> {
  const known = held.get(dataset) ?? new Map<string, Places>()
  held.set(dataset, known)
  const key = `${field} ${term}`
  const places = known.get(key) ?? (await fetch())
  if (places.places.length < FEWEST_PLACES) return places
  known.delete(key)
  known.set(key, places)
  let bytes = 0
  for (const one of known.values()) bytes += sizeOf(one)
  for (const [oldest, one] of known) {
    if (bytes <= MOST_BYTES) break
    known.delete(oldest)
    bytes -= sizeOf(one)
  }
  return places
}

/** Bytes held of a dataset, for the test of the bound. */
export function heldBytes(dataset: Dataset): number {
  return [...(held.get(dataset)?.values() ?? [])].reduce((sum, one) => sum + sizeOf(one), 0)
}

function sizeOf({ rows, from, places }: Places): number {
  return rows.byteLength + from.byteLength + places.byteLength
}
