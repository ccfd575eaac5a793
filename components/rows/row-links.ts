import type { ReadingMode } from '@/components/conversation/message-body'
import type { Dataset } from '@/lib/catalog'
import { choose, emptyView, pageHref, type View, viewHref, viewQuery } from '@/lib/view'

/** Browse with this one value chosen; undefined where the dataset does not offer the filter. */
export function onlyHref(dataset: Dataset, name: string, ...items: readonly unknown[]): string | undefined {
  const view = onlyView(dataset, [[name, items]])
  return view && viewHref(dataset.slug, dataset, view)
}

/** The view in which each of these filters has these values; undefined where one of them is not offered. */
export function onlyView(
  dataset: Dataset,
  choices: readonly (readonly [name: string, items: readonly unknown[]])[],
): View | undefined {
  let view: View = emptyView
  for (const [name, items] of choices) {
    const filter = dataset.filters.find((candidate) => candidate.name === name)
    if (!filter) return undefined
    view = choose(dataset, view, name, filter.format({ any: items, none: [] }))
    if (!view.chosen.has(name)) return undefined
  }
  return view
}

/** A row within a view. The place in the list follows from the row, so the page number is left out. */
export function rowHref(dataset: Dataset, view: View, id: string, text: ReadingMode = 'rendered'): string {
  const query = viewQuery(dataset, { ...view, page: 1 })
  const mode = text === 'rendered' ? '' : `${query ? '&' : '?'}text=${text}`
  return pageHref(dataset.slug, ['rows', id]) + query + mode
}

/** A tenth around a count, ends included: the same figure exactly is seldom what one looks for. */
export function around(count: number): { low: number; high: number } {
  const reach = Math.abs(count) / 10
  return { low: Math.floor(count - reach), high: Math.ceil(count + reach) }
}
