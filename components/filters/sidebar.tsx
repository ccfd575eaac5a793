import './shares.css'
import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import type { Comparison } from '@/lib/queries/compare'
import type { FacetCounts } from '@/lib/queries/facets'
import { type View, viewHref } from '@/lib/view'
import { FacetHistogram } from './facet-histogram'
import { FacetList } from './facet-list'
import { sharesHtml } from './share-html'

interface SidebarProps {
  readonly dataset: Dataset
  readonly view: View
  readonly facets: ReadonlyMap<string, FacetCounts>
  /** Segments of the page it stands on; browse when empty. */
  readonly segments?: readonly string[]
  /** Shares stand beside the counts where the view is compared with another. */
  readonly comparison?: Comparison | undefined
}

/** The filters of a dataset: the only place that branches on their kind. Every choice is a link. */
export function Sidebar({ dataset, view, facets, segments = [], comparison }: SidebarProps) {
  return (
    <nav aria-label="Filters" className="divide-y divide-line" data-to="stay">
      {dataset.filters.map((filter) => {
        const counts = facets.get(filter.name)
        if (!counts || isEmpty(counts, view, filter, comparison !== undefined)) return null
        return (
          <details key={filter.name} open className="group py-2">
            <summary className="flex cursor-pointer list-none items-center justify-between rounded px-2 py-1 font-medium capitalize-first hover:bg-sunken">
              <span className="min-w-0 truncate first-letter:uppercase">{labelOf(filter, view)}</span>
              <span aria-hidden="true" className="text-xs text-faint group-open:rotate-180">
                ▾
              </span>
            </summary>
            {counts.kind === 'values' ? (
              <FacetList
                {...{ dataset, view, filter, counts, segments }}
                beside={comparison && sharesHtml(dataset, comparison, filter)}
              />
            ) : (
              <FacetHistogram
                {...{ dataset, view, filter, counts, segments }}
                shares={comparison?.shares.get(filter.name)}
              />
            )}
          </details>
        )
      })}
      {dataset.awaited.length > 0 && (
        <p className="px-2 py-3 text-xs text-faint">
          Filters by image and question come once the images are read.{' '}
          <a className="underline" href={viewHref(dataset.slug, dataset, view, segments)}>
            Look again
          </a>
        </p>
      )}
    </nav>
  )
}

/** What counts for one model names it: the outcome is its own, and an opponent's numbers are its wins and losses. */
function labelOf(filter: Filter, view: View): string {
  const [model, more] = (view.chosen.get('model')?.any ?? []) as readonly string[]
  const { label, unit } = filter
  if (filter.needs !== 'model' || model === undefined || more !== undefined)
    return unit ? `${label}, ${unit}` : label
  return filter.name === 'outcome' ? `outcome for ${model}` : `${filter.label} · won : lost`
}

/** A facet nobody could use is not shown: no value at all, or one value for every row and nothing chosen. */
function isEmpty(counts: FacetCounts, view: View, filter: Filter, compared: boolean): boolean {
  if (view.chosen.has(filter.name)) return false
  if (counts.kind === 'values') return counts.values.length === 0
  return counts.bins.length < 2 || (!compared && counts.bins.every(({ count }) => count === 0))
}
