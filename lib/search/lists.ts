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

/**
 * Rows in which the terms stand at these distances from the first. Nothing is made inside the loops: a phrase of the most
 * frequent words goes through millions of places.
 */
export function neighbours(terms: readonly Places[], offsets: readonly number[]): Rows {
  const rows = intersection(terms.map((term) => term.rows))
  const found = new Int32Array(rows.length)
  const at = new Int32Array(terms.length)
  const cursors = new Int32Array(terms.length)
  let count = 0
  for (let nth = 0; nth < rows.length; nth++) {
    const row = rows[nth]!
    for (let term = 0; term < terms.length; term++) {
      const own = terms[term]!.rows
      let place = at[term]!
      while (own[place]! < row) place++
      at[term] = place
    }
    if (stand(terms, offsets, at, cursors)) found[count++] = row
  }
  return found.subarray(0, count)
}

/** True where some place of the first term is followed by all others, each in its row `at`. */
function stand(
  terms: readonly Places[],
  offsets: readonly number[],
  at: Int32Array,
  cursors: Int32Array,
): boolean {
  // The rarest in this row has the fewest places to be tried.
  let rarest = 0
  let fewest = Number.POSITIVE_INFINITY
  for (let term = 0; term < terms.length; term++) {
    const from = terms[term]!.from
    const nth = at[term]!
    cursors[term] = from[nth]!
    const many = from[nth + 1]! - from[nth]!
    if (many < fewest) {
      fewest = many
      rarest = term
    }
  }
  const pivot = terms[rarest]!
  const end = pivot.from[at[rarest]! + 1]!
  for (let nth = pivot.from[at[rarest]!]!; nth < end; nth++) {
    const start = pivot.places[nth]! - offsets[rarest]!
    let term = 0
    for (; term < terms.length; term++) {
      const places = terms[term]!.places
      const last = terms[term]!.from[at[term]! + 1]!
      const wanted = start + offsets[term]!
      let cursor = cursors[term]!
      while (cursor < last && places[cursor]! < wanted) cursor++
      cursors[term] = cursor
      if (cursor === last || places[cursor] !== wanted) break
    }
    if (term === terms.length) return true
  }
  return false
}
