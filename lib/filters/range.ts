import { remembered } from '../remembered'
import { all, any, column, type Sql, sql } from '../sql'
import type { Filter } from './filter'
import { formatSelection, type ItemCodec, list, parseSelection, whereSelection } from './selection'

/** Both ends included; a missing end is open. Only the bounds given reach the SQL. */
export interface Interval {
  readonly low?: number
  readonly high?: number
}

interface RangeOptions {
  readonly name: string
  readonly label: string
  /** A column, whose values are counted as a histogram, or what is made of several, which has no facet. */
  readonly column: string | Sql
  /** After the number, in words: "tokens". */
  readonly unit?: string
  readonly with?: string
  /** The finest difference between two values; whole numbers have 1. */
  readonly step?: number
}

/** Numbers: `3`, `3..5`, `3..`, `..5`. */
export function range(options: RangeOptions): Filter<Interval> {
  const inWords = (interval: Interval) => intervalInWords(interval, options.step ?? 1)
  const value = typeof options.column === 'string' ? column(options.column) : options.column
  const codec: ItemCodec<Interval> = { parse: parseInterval, format: formatInterval, inWords }
  return {
    kind: 'range',
    name: options.name,
    label: options.label,
    ...(options.unit ? { unit: options.unit } : {}),
    ...(options.with ? { with: options.with } : {}),
    ...(typeof options.column === 'string'
      ? { facet: { kind: 'histogram', column: options.column, scale: options.step ? 'bits' : 'number' } }
      : {}),
    parse: (params) => parseSelection(codec, params),
    format: (selection) => formatSelection(codec, selection),
    where: (selection) =>
      whereSelection(selection, (intervals) => any(intervals.map((interval) => within(value, interval)))),
    inWords(selection) {
      const unit = options.unit ? ` ${options.unit}` : ''
      const said = [
        ...(selection.any.length ? [list(selection.any.map(inWords), 'or') + unit] : []),
        ...(selection.none.length ? [`not ${list(selection.none.map(inWords), 'or')}${unit}`] : []),
      ]
      return `${options.label} ${said.length && /^\d|^-/.test(said[0] ?? '') ? 'is ' : ''}${said.join(' and ')}`
    },
    param: (text) => text,
    valueInWords: remembered((text) => {
      const interval = parseInterval(text)
      return interval ? inWords(interval) : text
    }),
  }
}

function within(value: Sql, { low, high }: Interval): Sql {
  if (low !== undefined && low === high) return sql`${value} = ${low}`
  return all([
    ...(low === undefined ? [] : [sql`${value} >= ${low}`]),
    ...(high === undefined ? [] : [sql`${value} <= ${high}`]),
  ])
}

export function parseInterval(text: string): Interval | undefined {
  const ends = text.split('..')
  if (ends.length > 2) return undefined
  const [low, high] = ends.length === 1 ? [ends[0], ends[0]] : ends
  const lowest = readNumber(low ?? '')
  const highest = readNumber(high ?? '')
  if (lowest === 'malformed' || highest === 'malformed') return undefined
  if (lowest === undefined && highest === undefined) return undefined
  if (lowest !== undefined && highest !== undefined && lowest > highest) return undefined
  return {
    ...(lowest === undefined ? {} : { low: lowest }),
    ...(highest === undefined ? {} : { high: highest }),
  }
}

export function formatInterval({ low, high }: Interval): string {
  return low !== undefined && low === high ? String(low) : `${low ?? ''}..${high ?? ''}`
}

function readNumber(text: string): number | undefined | 'malformed' {
  if (text === '') return undefined
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return 'malformed'
  return Number(text) + 0 || 0
}

function intervalInWords({ low, high }: Interval, step: number): string {
  if (low !== undefined && low === high) return formatted(low)
  if (high === undefined) return `at least ${formatted(low ?? 0)}`
  // The last value before a rounder one, as the bars of a histogram end: 2.9999 is "under 3".
  const next = Math.round((high + step) * 100) / 100
  const under = step < 1 && Math.abs(high + step - next) < step / 10
  if (low === undefined) return under ? `under ${formatted(next)}` : `at most ${formatted(high)}`
  return `${formatted(low)} to ${under ? `under ${formatted(next)}` : formatted(high)}`
}

function formatted(value: number): string {
  return NUMBER.format(value)
}

/** Made once: a format of its own for each bar of a histogram takes a tenth of what its page does. */
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
