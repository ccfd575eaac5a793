import type { Places } from './postings'

/** Lists of row numbers ascend and hold no number twice. */
export type Rows = Int32Array

export function intersection(lists: readonly Rows[]): Rows {
  const [first, ...others] = [...lists].sort((one, other) => one.length - other.length)
  let kept = first ?? new Int32Array()
  for (const other of others) {
    const both = new Int32Array(kept.length)
    let count = 0
    for (let at = 0, beside = 0; at < kept.length && beside < other.length; ) {
      const [row, against] = [kept[at]!, other[beside]!]
      if (row === against) {
        both[count++] = row
        at++
        beside++
      } else if (row < against) at++
      else beside++
    }
    kept = both.subarray(0, count)
  }
  return kept
}

/** Rows of any of the lists, of which there may be thousands. `size` is above every row number. */
export function union(lists: readonly Rows[], size: number): Rows {
  if (lists.length < 2) return lists[0] ?? new Int32Array()
  const seen = new Uint8Array(size)
  let count = 0
  for (const rows of lists) {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!
      if (seen[row] === 0) {
        seen[row] = 1
        count++
      }
    }
  }
  const all = new Int32Array(count)
  for (let row = 0, at = 0; at < count; row++) if (seen[row] === 1) all[at++] = row
  return all
}

/** Rows in which the terms stand at these distances from the first. */
export function neighbours(terms: readonly Places[], offsets: readonly number[]): Rows {
  const rows = intersection(terms.map((term) => term.rows))
  const found = new Int32Array(rows.length)
  const at = new Int32Array(terms.length)
  let count = 0
  for (const row of rows) {
    for (const [term, { rows: own }] of terms.entries()) {
      let nth = at[term]!
      while (own[nth]! < row) nth++
      at[term] = nth
    }
    if (stand(terms, offsets, at)) found[count++] = row
  }
  return found.subarray(0, count)
}

/** True where some place of the first term is followed by all others, each in its row `at`. */
function stand(terms: readonly Places[], offsets: readonly number[], at: Int32Array): boolean {
  // The rarest in this row has the fewest places to be tried.
  let rarest = 0
  let fewest = Number.POSITIVE_INFINITY
  for (let term = 0; term < terms.length; term++) {
    const { from } = terms[term]!
    const many = from[at[term]! + 1]! - from[at[term]!]!
    if (many < fewest) {
      fewest = many
      rarest = term
    }
  }
  const pivot = terms[rarest]!
  const cursors = terms.map(({ from }, term) => from[at[term]!]!)
  for (let nth = pivot.from[at[rarest]!]!; nth < pivot.from[at[rarest]! + 1]!; nth++) {
    const start = pivot.places[nth]! - offsets[rarest]!
    let all = true
    for (let term = 0; term < terms.length && all; term++) {
      const { from, places } = terms[term]!
      const wanted = start + offsets[term]!
      const end = from[at[term]! + 1]!
      let cursor = cursors[term]!
      while (cursor < end && places[cursor]! < wanted) cursor++
      cursors[term] = cursor
      all = cursor < end && places[cursor] === wanted
    }
    if (all) return true
  }
  return false
}
