import type { Dataset } from '../catalog'
import type { Sample } from '../filters/sample'
import { sql } from '../sql'

/** Seeds that a dataset remembers; each takes eight bytes a row. */
const REMEMBERED = 4

const drawn = new WeakMap<Dataset, Map<number, Promise<Float64Array>>>()

/**
 * The rows of `found` that a sample keeps, ascending: those with the lowest md5 of `seed:id`. A hash of the id alone, so
 * that it is the same after every indexing, on every machine, with any version of the database.
 */
export async function sampleOf(
  dataset: Dataset,
  found: Int32Array,
  { size, seed }: Sample,
): Promise<Int32Array> {
  if (found.length <= size) return found
  const keys = await fetchKeys(dataset, seed)
  const sorted = Float64Array.from(found, (row) => keys[row] ?? 0).sort()
  const highest = sorted[size - 1] ?? 0
  let left = size
  return found.filter((row) => (keys[row] ?? 0) <= highest && left-- > 0)
}

/** The first 52 bits of each row's hash, which a number holds exactly. */
function fetchKeys(dataset: Dataset, seed: number): Promise<Float64Array> {
  const seeds = drawn.get(dataset) ?? new Map<number, Promise<Float64Array>>()
  drawn.set(dataset, seeds)
  const known = seeds.get(seed)
  if (known) return known
  const keys = dataset.db
    .queryNumbers(
      sql`SELECT ('0x' || left(md5(${String(seed)} || ':' || id), 13))::BIGINT::DOUBLE AS key FROM "rows" ORDER BY "row"`,
    )
    .then((columns) => columns.key ?? new Float64Array())
  seeds.set(seed, keys)
  keys.catch(() => seeds.delete(seed))
  for (const old of seeds.keys()) {
    if (seeds.size <= REMEMBERED) break
    seeds.delete(old)
  }
  return keys
}
