import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import { type Share, wilson } from '../ratings/wilson'
import { NO_CODE } from './counted'
import { periodsBetween } from './periods'

/** How battles ended, as one model (`a`) sees it. */
export interface PairTally {
  readonly aWins: number
  readonly bWins: number
  readonly ties: number
  readonly bothBad: number
}

/** A tally, and the share of `a` under the policy's ties, out of `votes`. */
export interface Scored extends PairTally {
  readonly share: Share
  readonly votes: number
}

/** Battles by the values of one filter of the dataset. */
export interface OutcomeGroup {
  readonly name: GroupName
  readonly rows: readonly (Scored & { readonly value: string })[]
}

export const GROUP_NAMES = ['category', 'language', 'turns', 'date'] as const
export type GroupName = (typeof GROUP_NAMES)[number]

/** Periods of time that a group has at most; fewer where each would hold but a few rows. */
const MOST_PERIODS = 16
const ROWS_A_PERIOD = 10

/** Of every row: 0 the model (a code, on either side) won, 1 the other, 2 tie, 3 both bad, 4 no vote. */
export function outcomesOf({ counted }: Dataset, rows: Int32Array, model: number): Uint8Array {
  const { winner, model_a } = counted.codes
  return Uint8Array.from(rows, (row) => {
    const code = Math.min(4, winner[row] ?? NO_CODE)
    return code < 2 && model_a[row] !== model ? 1 - code : code
  })
}

export function tallyOf(outcomes: Iterable<number>): PairTally {
  const counts = [0, 0, 0, 0, 0]
  for (const outcome of outcomes) counts[outcome]!++
  const [aWins = 0, bWins = 0, ties = 0, bothBad = 0] = counts
  return { aWins, bWins, ties, bothBad }
}

export function scoreOf(tally: PairTally, ties: BoardPolicy['ties']): Scored {
  const tied = ties === 'half' ? tally.ties + tally.bothBad : 0
  const votes = tally.aWins + tally.bWins + tied
  return { ...tally, share: wilson(tally.aWins + tied / 2, votes), votes }
}

/** Groups that the dataset has a filter for and these rows a value; most rows first, or in order where there is one. */
export function outcomeGroups(
  dataset: Dataset,
  rows: Int32Array,
  outcomes: Uint8Array,
  ties: BoardPolicy['ties'],
  names: readonly GroupName[] = GROUP_NAMES,
): OutcomeGroup[] {
  return names.flatMap((name) => {
    if (!dataset.filters.some((filter) => filter.name === name)) return []
    const valuesOf = valueReader(dataset, name, rows)
    const found = new Map<string, number[]>()
    rows.forEach((row, at) => {
      for (const value of valuesOf(row)) {
        const list = found.get(value)
        if (list) list.push(outcomes[at]!)
        else found.set(value, [outcomes[at]!])
      }
    })
    const sorted = [...found].sort(([one, its], [other, theirs]) =>
      name === 'turns'
        ? Number(one) - Number(other)
        : name === 'date'
          ? one < other
            ? -1
            : 1
          : theirs.length - its.length || (one < other ? -1 : 1),
    )
    const scored = sorted.map(([value, list]) => ({ value, ...scoreOf(tallyOf(list), ties) }))
    return scored.length > 0 ? [{ name, rows: scored }] : []
  })
}

/** Values of a row under a filter, as the filter counts them. A row may be in several categories, and in none. */
export function valueReader(
  { counted }: Dataset,
  name: GroupName,
  rows: Int32Array,
): (row: number) => readonly string[] {
  const { codes, terms, categories, numbers } = counted
  switch (name) {
    case 'category': {
      const [low, high] = categories
      const names = terms.category ?? []
      // Some hundred sets of categories occur, in any number of rows.
      const known = new Map<number, readonly string[]>()
      return (row) => {
        const set = low[row]! + high[row]! * 2 ** 32
        const values =
          known.get(set) ??
          names.filter((_, bit) => ((bit < 32 ? low[row]! >>> bit : high[row]! >>> (bit - 32)) & 1) === 1)
        known.set(set, values)
        return values
      }
    }
    case 'language':
      return (row) => [terms.language?.[codes.language[row]!] ?? 'unknown']
    case 'turns':
      return (row) => (Number.isNaN(numbers.turns[row]) ? [] : [String(numbers.turns[row])])
    case 'date': {
      const span = timeSpan(numbers.time, rows)
      if (!span) return () => []
      const most = Math.min(MOST_PERIODS, Math.max(3, Math.floor(rows.length / ROWS_A_PERIOD)))
      const periods = periodsBetween(span.first, span.last, most)
      return (row) => (isDated(numbers.time[row]!) ? [periods.values[periods.of(numbers.time[row]!)]!] : [])
    }
  }
}

/** First and last time of these rows, in seconds since 1970; undefined where none has one. */
export function timeSpan(
  time: Float64Array,
  rows: Int32Array,
): { readonly first: number; readonly last: number } | undefined {
  let [first, last] = [Infinity, -Infinity]
  for (const row of rows) {
    const seconds = time[row]!
    if (!isDated(seconds)) continue
    if (seconds < first) first = seconds
    if (seconds > last) last = seconds
  }
  return first <= last ? { first, last } : undefined
}

/** A time that the filter `date` can name: in a year of four digits. */
export function isDated(seconds: number): boolean {
  return seconds >= EARLIEST && seconds < BEYOND
}

const EARLIEST = Date.UTC(1000, 0, 1) / 1000
const BEYOND = Date.UTC(2999, 11, 31) / 1000
