import type { Slice } from '../board-policy'
import type { Dataset } from '../catalog'
import { type Counted, NO_CODE } from './counted'
import type { Matches } from './matches'

/** What a view can be broken down by: filters of the dataset, months of its time, and what readers said of its rows. */
export const DIMENSIONS = [
  'category',
  'language',
  'turns',
  'code',
  'preset',
  'order',
  'month',
  'label',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The rows of a view that have one value of a dimension, in their order. */
export interface Part {
  /** As the filter of the dimension writes it; a month as 2024-05. */
  readonly value: string
  readonly rows: Int32Array
}

/** The filter that chooses a value of the dimension. */
export function filterOf(by: Dimension): string {
  return by === 'month' ? 'date' : by
}

export function offersDimension(dataset: Pick<Dataset, 'filters'>, by: Dimension): boolean {
  return dataset.filters.some(({ name }) => name === filterOf(by))
}

export function isDimension(slice: Slice): slice is Dimension {
  return DIMENSIONS.some((one) => one === slice)
}

/** What the votes of this dataset can be broken down by on the page, in order; the first is the default. */
export function offersSlice(dataset: Pick<Dataset, 'filters'>, slice: Slice): boolean {
  if (isDimension(slice)) return offersDimension(dataset, slice)
  const needed = { side: undefined, length: 'gap', time: 'date' }[slice]
  return needed === undefined || dataset.filters.some(({ name }) => name === needed)
}

/** Rows by value, most rows first. A row may be in several categories or have several labels, or none. */
export function partsOf({ counted }: Dataset, by: Dimension, matches: Matches): Part[] {
  const { found } = matches
  const parts =
    by === 'category'
      ? categoryParts(counted, found)
      : by === 'label'
        ? labelParts(matches)
        : valueParts(readerOf(counted, by), found)
  return parts.sort((one, other) => other.rows.length - one.rows.length || (one.value < other.value ? -1 : 1))
}

function categoryParts({ categories: [low, high], terms }: Counted, found: Int32Array): Part[] {
  const counts = new Int32Array(64)
  eachBit(found, low, high, (bit) => counts[bit]!++)
  const rows = Array.from(counts, (count) => new Int32Array(count))
  const filled = new Int32Array(64)
  eachBit(found, low, high, (bit, row) => {
    rows[bit]![filled[bit]!++] = row
  })
  return (terms.category ?? []).flatMap((value, bit) => (counts[bit] ? [{ value, rows: rows[bit]! }] : []))
}

/** Every category of every row: one pass over the rows, not one a category. */
function eachBit(
  found: Int32Array,
  low: Uint32Array,
  high: Uint32Array,
  visit: (bit: number, row: number) => void,
): void {
  for (let at = 0; at < found.length; at++) {
    const row = found[at]!
    for (let bits = low[row]!; bits !== 0; bits &= bits - 1) visit(31 - Math.clz32(bits & -bits), row)
    for (let bits = high[row]!; bits !== 0; bits &= bits - 1) visit(63 - Math.clz32(bits & -bits), row)
  }
}

function labelParts({ labels, misses }: Matches): Part[] {
  const parts = new Map<string, number[]>()
  for (const [row, { labels: given }] of labels?.byRow ?? []) {
    if (misses[row] !== 0) continue
    for (const label of given) {
      const rows = parts.get(label)
      if (rows) rows.push(row)
      else parts.set(label, [row])
    }
  }
  return [...parts].map(([value, rows]) => ({ value, rows: Int32Array.from(rows).sort() }))
}

/** A number a row, and what it means; −1 of a row that has no value. */
interface Reader {
  readonly code: (row: number) => number
  readonly name: (code: number) => string
}

/** Counted first, so that every list is as long as it must be. */
function valueParts({ code, name }: Reader, found: Int32Array): Part[] {
  const counts = new Map<number, number>()
  const codes = new Int32Array(found.length)
  for (let at = 0; at < found.length; at++) {
    const one = code(found[at]!)
    codes[at] = one
    if (one >= 0) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const parts = new Map<number, { readonly rows: Int32Array; filled: number }>()
  for (const [one, count] of counts) parts.set(one, { rows: new Int32Array(count), filled: 0 })
  for (let at = 0; at < codes.length; at++) {
    const part = parts.get(codes[at]!)
    if (part) part.rows[part.filled++] = found[at]!
  }
  return [...parts].map(([one, { rows }]) => ({ value: name(one), rows }))
}

function readerOf(
  { codes, terms, flags, numbers }: Counted,
  by: Exclude<Dimension, 'category' | 'label'>,
): Reader {
  const whole = (column: Float64Array): Reader => ({
    code: (row) => (Number.isNaN(column[row]) ? -1 : column[row]!),
    name: String,
  })
  /** Rows without a code go with those whose value says the same. */
  const termReader = (field: 'language' | 'preset', missing: string): Reader => {
    const names = terms[field] ?? []
    const said = names.indexOf(missing)
    return {
      code: (row) => (codes[field][row] === NO_CODE && said >= 0 ? said : codes[field][row]!),
      name: (code) => names[code] ?? missing,
    }
  }
  switch (by) {
    case 'language':
      return termReader('language', 'unknown')
    case 'preset':
      return termReader('preset', 'none')
    case 'code':
      return {
        code: (row) => (flags.code[row] === 255 ? -1 : flags.code[row]!),
        name: (code) => (code === 1 ? 'true' : 'false'),
      }
    case 'turns':
      return whole(numbers.turns)
    case 'order':
      return whole(numbers.evaluation_order)
    case 'month':
      return { code: monthReader(numbers.time), name: monthName }
  }
}

/** Months since the year 0. A calendar is asked once a day of the data, not once a row. */
function monthReader(time: Float64Array): (row: number) => number {
  const months = new Map<number, number>()
  return (row) => {
    const day = Math.floor(time[row]! / 86_400)
    if (Number.isNaN(day)) return -1
    const known = months.get(day)
    if (known !== undefined) return known
    const date = new Date(day * 86_400_000)
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
    months.set(day, month)
    return month
  }
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
