import { remembered } from '../remembered'
import { all, any, column, type Sql, sql } from '../sql'
import type { Filter } from './filter'
import { formatSelection, type ItemCodec, list, parseSelection, whereSelection } from './selection'

/** UTC days, months or years (`2024-04-01`, `2024-04`, `2024`); both ends included, a missing end open. */
export interface Period {
  readonly low?: string
  readonly high?: string
}

interface PeriodOptions {
  readonly name: string
  readonly label: string
  /** A column of epoch seconds. */
  readonly column: string
}

export function period(options: PeriodOptions): Filter<Period> {
  const codec: ItemCodec<Period> = { parse: parsePeriod, format: formatPeriod, inWords: periodInWords }
  return {
    kind: 'period',
    name: options.name,
    label: options.label,
    facet: { kind: 'histogram', column: options.column, scale: 'time' },
    parse: (params) => parseSelection(codec, params),
    format: (selection) => formatSelection(codec, selection),
    where: (selection) =>
      whereSelection(selection, (periods) =>
        any(periods.map((item) => within(column(options.column), item))),
      ),
    inWords(selection) {
      const said = [
        ...(selection.any.length ? [list(selection.any.map(periodInWords), 'or')] : []),
        ...(selection.none.length ? [`not ${list(selection.none.map(periodInWords), 'or')}`] : []),
      ]
      return `${options.label} ${said.join(' and ')}`
    },
    param: (value) => value,
    valueInWords: remembered((value) => {
      const item = parsePeriod(value)
      return item ? periodInWords(item) : value
    }),
  }
}

function within(time: Sql, { low, high }: Period): Sql {
  return all([
    ...(low === undefined ? [] : [sql`${time} >= ${startOf(low)}`]),
    ...(high === undefined ? [] : [sql`${time} < ${endOf(high)}`]),
  ])
}

export function parsePeriod(text: string): Period | undefined {
  const ends = text.split('..')
  if (ends.length > 2) return undefined
  const [low = '', high = ''] = ends.length === 1 ? [ends[0], ends[0]] : ends
  if (low === '' && high === '') return undefined
  if ((low !== '' && !isDate(low)) || (high !== '' && !isDate(high))) return undefined
  if (low !== '' && high !== '' && startOf(low) >= endOf(high)) return undefined
  return { ...(low === '' ? {} : { low }), ...(high === '' ? {} : { high }) }
}

export function formatPeriod({ low, high }: Period): string {
  return low !== undefined && low === high ? low : `${low ?? ''}..${high ?? ''}`
}

/** Epoch seconds of the first moment of a day, month or year, UTC. */
export function startOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return Date.UTC(year, month - 1, day) / 1000
}

/** Epoch seconds of the first moment after a day, month or year, UTC. */
export function endOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return Date.UTC(year + 1, 0, 1) / 1000
  if (day === undefined) return Date.UTC(year, month, 1) / 1000
  return Date.UTC(year, month - 1, day + 1) / 1000
}

/** "3 June 2024", "June 2024", "2024". */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-')
  const monthName = month ? MONTHS[Number(month) - 1] : undefined
  return [day ? String(Number(day)) : undefined, monthName, year].filter(Boolean).join(' ')
}

function periodInWords({ low, high }: Period): string {
  if (low !== undefined && low === high) return `${low.length === 10 ? 'on' : 'in'} ${dateInWords(low)}`
  if (low === undefined) return `up to ${dateInWords(high ?? '')}`
  if (high === undefined) return `from ${dateInWords(low)}`
  return `from ${dateInWords(low)} to ${dateInWords(high)}`
}

function isDate(text: string): boolean {
  if (!/^[12]\d{3}(-\d\d(-\d\d)?)?$/.test(text)) return false
  const day = `${text}${'-01-01'.slice(text.length - 4)}`
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
