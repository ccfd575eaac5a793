import type { Dataset } from '../catalog'
import { sql } from '../sql'

const codes = new WeakMap<Dataset, Promise<Int32Array>>()

/**
 * A number for every question that more than one row of the dataset asks, a row an element; −1 where a row asks alone.
 * Kept for as long as the dataset is.
 */
export function questionCodes(dataset: Dataset): Promise<Int32Array> {
  const known = codes.get(dataset)
  if (known) return known
  const asked = fetchCodes(dataset)
  codes.set(dataset, asked)
  // A failure is told to those who wait, and tried again by the next.
  asked.catch(() => codes.delete(dataset))
  return asked
}

async function fetchCodes({ db }: Dataset): Promise<Int32Array> {
  const { code } = await db.queryNumbers(sql`SELECT coalesce(repeated.code, -1) AS code
    FROM questions LEFT JOIN (
      SELECT question, row_number() OVER (ORDER BY question) AS code
      FROM questions WHERE question IS NOT NULL GROUP BY question HAVING count(*) > 1
    ) repeated USING (question)
    ORDER BY "row"`)
  return Int32Array.from(code ?? [])
}
