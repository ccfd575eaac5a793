/** Stretches of time as the filter `date` writes them. */
export interface Periods {
  readonly unit: 'day' | 'week' | 'month' | 'year'
  /** `2024-05-13`, `2024-05-13..2024-05-19`, `2024-05`, `2024`; ascending, without a gap. */
  readonly values: readonly string[]
  /** Number of the period that holds a time. */
  of(seconds: number): number
}

const DAY = 86_400

/**
 * The finest periods from the first to the last time (seconds since 1970, both included) that are at most `most`;
 * UTC days, weeks from Monday on, months, else years.
 */
export function periodsBetween(first: number, last: number, most: number): Periods {
  for (const unit of ['day', 'week', 'month'] as const) {
    const periods = periodsIn(unit, first, last)
    if (periods.values.length <= most) return periods
  }
  return periodsIn('year', first, last)
}

/** All periods of one unit from the first to the last time. */
export function periodsIn(unit: Periods['unit'], first: number, last: number): Periods {
  if (unit === 'day' || unit === 'week') {
    // 1 January 1970 was a Thursday: three days behind its Monday.
    const [length, shift] = unit === 'day' ? [DAY, 0] : [7 * DAY, 3 * DAY]
    const number = (seconds: number) => Math.floor((seconds + shift) / length)
    const start = number(first)
    const day = (seconds: number) => isoDay(seconds).slice(0, 10)
    return {
      unit,
      values: Array.from({ length: number(last) - start + 1 }, (_, at) => {
        const low = (start + at) * length - shift
        return unit === 'day' ? day(low) : `${day(low)}..${day(low + length - DAY)}`
      }),
      of: (seconds) => number(seconds) - start,
    }
  }
  const number = (seconds: number) => {
    const [year = 0, month = 1] = isoDay(seconds).split('-').map(Number)
    return unit === 'year' ? year : 12 * year + month - 1
  }
  const start = number(first)
  return {
    unit,
    values: Array.from({ length: number(last) - start + 1 }, (_, at) =>
      unit === 'year'
        ? String(start + at)
        : `${Math.floor((start + at) / 12)}-${String(((start + at) % 12) + 1).padStart(2, '0')}`,
    ),
    of: (seconds) => number(seconds) - start,
  }
}

function isoDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
