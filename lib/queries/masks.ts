import type { Dataset } from '../catalog'
import { type Sql, sql, wholeNumber } from '../sql'

/** Masks of the conditions asked last, by their statements: every page of a view asks for the same. */
const masksOf = new WeakMap<Dataset, Map<string, Promise<Uint8Array | null>>>()
/** A mask is a bit a row: 25 kB of 199,000. */
const MASKS = 200

/**
 * The rows of which a condition is true, as a BITSTRING cast to a BLOB: eight rows a byte, the first in its highest bit.
 * Null where there is none. The index does not change while its dataset is open.
 */
export function fetchMask(dataset: Dataset, condition: Sql): Promise<Uint8Array | null> {
  const masks = masksOf.get(dataset) ?? new Map<string, Promise<Uint8Array | null>>()
  masksOf.set(dataset, masks)
  const key = JSON.stringify([condition.strings, condition.values], bigintsToo)
  const mask =
    masks.get(key) ??
    dataset.db.queryBytes(
      // To the end of a byte: the padding of a bitstring stands in front, and would shift every row.
      sql`SELECT bitstring_agg("row", 0, ${wholeNumber(wholeBytes(dataset.rows) - 1)})::BLOB FROM "rows" WHERE ${condition}`,
    )
  masks.delete(key)
  masks.set(key, mask)
  mask.catch(() => masks.delete(key))
  for (const [oldest] of masks) {
    if (masks.size <= MASKS) break
    masks.delete(oldest)
  }
  return mask
}

/** JSON knows no bigint, and one must not pass for the text of its digits. */
function bigintsToo(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { bigint: String(value) } : value
}

/** Bits up to the end of a byte. */
export function wholeBytes(bits: number): number {
  return Math.ceil(bits / 8) * 8
}
