import { endOf, type Period, startOf } from '@/lib/filters/period'
import { formatInterval, type Interval, parseInterval } from '@/lib/filters/range'
import type { Selection } from '@/lib/filters/selection'
import { choose, type Offer, type View } from '@/lib/view'

/**
 * The view with one value of a filter more: exactly those of its rows that have the value. Undefined where no address
 * says that. Most filters hold one value a row, so that the value takes the place of what was chosen; a row may have
 * several categories or labels, and a period or a range may lie across the ends of the one chosen.
 */
export function narrowed(offer: Offer, view: View, name: string, value: string): View | undefined {
  const filter = offer.filters.find((candidate) => candidate.name === name)
  if (!filter) return undefined
  const selection = view.chosen.get(name)
  if (selection === undefined) return choose(offer, view, name, [filter.param(value)])
  if (name === 'category' || name === 'label') {
    const [first, ...more] = filter.format({ any: selection.any, none: [] })
    if (more.length > 0) return undefined
    const without = filter.format({ any: [], none: selection.none })
    const asked = first === undefined ? filter.param(value) : `${first},${filter.param(value)}`
    return choose(offer, view, name, [asked, ...without])
  }
  if (filter.kind === 'period') {
    const [chosen, ...more] = selection.any as Selection<Period>['any']
    if (!chosen || more.length > 0 || selection.none.length > 0) return undefined
    const within = clipped(value, chosen)
    return within === undefined ? undefined : choose(offer, view, name, [within])
  }
  if (filter.kind === 'range' && value.includes('..')) {
    const [chosen, ...more] = selection.any as Selection<Interval>['any']
    const asked = parseInterval(value)
    if (!chosen || !asked || more.length > 0 || selection.none.length > 0) return undefined
    const within = shared(asked, chosen)
    return within && choose(offer, view, name, [formatInterval(within)])
  }
  return choose(offer, view, name, [filter.param(value)])
}

/** The numbers that lie in both; undefined when there are none. */
function shared(one: Interval, other: Interval): Interval | undefined {
  const low = Math.max(one.low ?? -Infinity, other.low ?? -Infinity)
  const high = Math.min(one.high ?? Infinity, other.high ?? Infinity)
  if (low > high) return undefined
  return { ...(low > -Infinity ? { low } : {}), ...(high < Infinity ? { high } : {}) }
}

const DAY = 86_400

/** The days of `value` that lie within a period; undefined when there are none. */
function clipped(value: string, { low, high }: Period): string | undefined {
  const [first = '', last = first] = value.split('..')
  const start = Math.max(startOf(first), low === undefined ? -Infinity : startOf(low))
  const end = Math.min(endOf(last), high === undefined ? Infinity : endOf(high))
  if (start >= end) return undefined
  if (start === startOf(first) && end === endOf(last)) return value
  const day = (time: number) => new Date(time * 1000).toISOString().slice(0, 10)
  return start + DAY === end ? day(start) : `${day(start)}..${day(end - DAY)}`
}
