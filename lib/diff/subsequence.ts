/** Which tokens of either side belong to a longest common subsequence: 1 where one does. */
export interface Common {
  readonly a: Uint8Array
  readonly b: Uint8Array
}

/** Cells of the table of two sides that are still compared; at a bit each 32 MB, some 0.1 s. */
export const MOST_CELLS = 2 ** 28

/**
 * A longest common subsequence of two lists, by rows of bits (Hyyrö 2004: 32 cells of the table at a time), which
 * costs the same whether the lists resemble each other or not: two answers of a vote seldom do, and there Myers'
 * way, the one of most libraries, is slowest.
 *
 * @returns undefined where the lists are too long to be compared.
 */
export function commonTokens(a: readonly string[], b: readonly string[]): Common | undefined {
  const found = { a: new Uint8Array(a.length), b: new Uint8Array(b.length) }
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  found.a.fill(1, 0, start).fill(1, endA)
  found.b.fill(1, 0, start).fill(1, endB)
  const [rows, columns] = [endB - start, endA - start]
  if (rows * columns > MOST_CELLS) return undefined
  if (rows > 0 && columns > 0) mark(a.slice(start, endA), b.slice(start, endB), start, found)
  return found
}

/**
 * After row j bit i of `table` is 0 where the table grows from column i to i + 1. Row j + 1 follows from row j and the
 * places of b's token in a: V' = (V + (V & M)) | (V & ~M); words without such a place stay as they are.
 */
function mark(a: readonly string[], b: readonly string[], offset: number, found: Common): void {
  const words = Math.ceil(a.length / 32)
  const table = new Uint32Array(words * (b.length + 1))
  table.fill(0xffffffff, 0, words)
  const places = placesOf(a)
  for (let j = 0; j < b.length; j++) {
    const before = j * words
    const row = before + words
    table.copyWithin(row, before, row)
    let carry = 0
    let at = 0
    for (const [word, mask] of places.get(b[j]!) ?? []) {
      // A carry runs on through words of ones.
      for (; carry && at < word; at++) carry = add(table, row + at, 0, carry)
      at = word + 1
      carry = add(table, row + word, mask, carry)
    }
    for (; carry && at < words; at++) carry = add(table, row + at, 0, carry)
  }
  const isGrowth = (j: number, i: number) => ((table[j * words + (i >>> 5)]! >>> (i & 31)) & 1) === 0
  let [i, j] = [a.length, b.length]
  while (i > 0 && j > 0) {
    if (!isGrowth(j, i - 1)) i--
    else if (isGrowth(j - 1, i - 1)) j--
    else {
      i--
      j--
      found.a[offset + i] = 1
      found.b[offset + j] = 1
    }
  }
}

/** One word of V', and the carry into the next. */
function add(table: Uint32Array, at: number, mask: number, carry: number): number {
  const value = table[at]!
  const matched = (value & mask) >>> 0
  const sum = value + matched + carry
  table[at] = (sum | (value & ~mask)) >>> 0
  return sum > 0xffffffff ? 1 : 0
}

/** Where each token stands, as bits of the words that hold any, ascending. */
function placesOf(tokens: readonly string[]): Map<string, [word: number, mask: number][]> {
  const places = new Map<string, [number, number][]>()
  tokens.forEach((token, i) => {
    const words = places.get(token) ?? []
    const last = words.at(-1)
    if (last?.[0] === i >>> 5) last[1] = (last[1] | (1 << (i & 31))) >>> 0
    else words.push([i >>> 5, (1 << (i & 31)) >>> 0])
    places.set(token, words)
  })
  return places
}
