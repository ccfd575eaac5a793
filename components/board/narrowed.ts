import type { Filter } from '@/lib/filters/filter'
import { endOf, type Period, parsePeriod, startOf } from '@/lib/filters/period'
import { choose, type Offer, type View } from '@/lib/view'

/**
 * Exactly the rows of the view that have this value; undefined where no view says that. A filter that is chosen already
 * is narrowed, never widened: a row has one language and one number of turns, but any number of categories.
 */
export function narrowed(offer: Offer, view: View, name: string, value: string): View | undefined {
  const filter = offer.filters.find((candidate) => candidate.name === name)
  if (!filter) return undefined
  const own = filter.param(value)
  const chosen = view.chosen.get(name)
  if (!chosen || name === 'language' || name === 'turns') return choose(offer, view, name, [own])
  if (name === 'category') {
    const params = bothOf(filter, filter.format(chosen), own)
    return params && choose(offer, view, name, params)
  }
  if (name === 'date')
    return isInside(chosen, parsePeriod(value)) ? choose(offer, view, name, [own]) : undefined
  return undefined
}

/** `math` and `ocr` are `math,ocr`; of several alternatives there is no such word. */
function bothOf(filter: Filter, params: readonly string[], own: string): string[] | undefined {
  const wanted = params.filter((param) => !param.startsWith('!'))
  const others = params.filter((param) => param.startsWith('!'))
  const [only, ...more] = wanted
  if (more.length > 0) return undefined
  if (only === undefined) return [own, ...others]
  const parts = only.split(/(?<!\\),/)
  return filter.parse([own]) ? [parts.includes(own) ? only : `${only},${own}`, ...others] : undefined
}

function isInside(
  { any, none }: { readonly any: readonly unknown[]; readonly none: readonly unknown[] },
  part: Period | undefined,
): boolean {
  const [only, ...more] = any as readonly Period[]
  if (!only || !part?.low || !part.high || more.length > 0 || none.length > 0) return false
  return (
    (only.low === undefined || startOf(only.low) <= startOf(part.low)) &&
    (only.high === undefined || endOf(only.high) >= endOf(part.high))
  )
}
