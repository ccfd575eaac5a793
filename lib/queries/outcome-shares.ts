/** How votes ended, by side. These are all rows, so that each count is the length of a list. */
export interface Ends {
  readonly a: number
  readonly b: number
  readonly tie: number
  readonly bad: number
  /** Rows without a vote. */
  readonly none: number
}

/** `outcome` of every row (`OUTCOME` of lib/ratings/votes), counted over some. */
export function endsOf(outcome: Uint8Array, rows: Iterable<number>): Ends {
  const counts = new Int32Array(256)
  for (const row of rows) counts[outcome[row]!]!++
  const [a = 0, b = 0, tie = 0, bad = 0] = counts
  return { a, b, tie, bad, none: counts[255] ?? 0 }
}
