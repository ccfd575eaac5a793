import './facets.css'
import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import { escapeHtml } from '@/lib/html'
import type { FacetCounts, FacetValue } from '@/lib/queries/facets'
import { toggle, type View, viewHref } from '@/lib/view'
import { FacetSearch } from './facet-search'
import { SHARES_HEAD } from './share-html'

/** Values shown before the list folds. */
const UNFOLDED = 8
/** Lists from this length on can be searched. */
const SEARCHABLE = 16
/** Characters that may not fit into the sidebar. */
const LONG = 20

const COUNT = new Intl.NumberFormat('en')

interface FacetListProps {
  readonly dataset: Dataset
  readonly view: View
  readonly filter: Filter
  readonly counts: Extract<FacetCounts, { kind: 'values' }>
  /** Segments of the page it stands on. */
  readonly segments: readonly string[]
  /** More of a value, as HTML: its shares where two views are compared. */
  readonly beside?: ((value: string) => string) | undefined
}

/** Values with their counts. Chosen ones come first, the others keep the order of the whole dataset. */
export function FacetList({ dataset, view, filter, counts, segments, beside }: FacetListProps) {
  const params = view.chosen.get(filter.name)
  const written = params ? filter.format(params) : []
  const known = new Set(counts.values.map(({ value }) => value))
  const single = written.filter((param) => !known.has(plainValue(filter, param)))
  const values: FacetValue[] = [
    ...single.map((param) => ({ value: plainValue(filter, param), count: 0 })),
    ...inStableOrder(dataset, filter, counts.values),
  ]
  const isChosen = ({ value }: FacetValue) => written.some((param) => plainValue(filter, param) === value)
  const first = [...values.filter(isChosen), ...values.filter((one) => !isChosen(one))]
  const unfolded = first.slice(0, Math.max(UNFOLDED, values.filter(isChosen).length))
  const folded = first.slice(unfolded.length)
  const most = Math.max(1, ...values.map(({ count }) => count))
  const rows = (some: readonly FacetValue[]) => ({
    __html:
      (beside ? SHARES_HEAD : '') +
      some.map((one) => facetRow({ dataset, view, filter, written, most, segments, beside, one })).join(''),
  })
  return (
    <div className="mt-1">
      {values.length >= SEARCHABLE && <FacetSearch label={filter.label} />}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: facetRow escapes every text and address */}
      <ul className="facet" dangerouslySetInnerHTML={rows(unfolded)} />
      {folded.length > 0 && (
        <details className="group/fold">
          <summary className="cursor-pointer list-none rounded px-2 py-1 text-xs text-accent hover:underline">
            <span className="group-open/fold:hidden">{folded.length} more</span>
            <span className="hidden group-open/fold:inline">fewer</span>
          </summary>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: facetRow escapes every text and address */}
          <ul className="facet" dangerouslySetInnerHTML={rows(folded)} />
        </details>
      )}
    </div>
  )
}

/**
 * One value as HTML, every text in it escaped: some hundred of these stand beside fifty rows, and as elements they
 * would be most of what a page costs to make and would be sent twice.
 */
function facetRow({
  dataset,
  view,
  filter,
  written,
  one,
  most,
  segments,
  beside,
}: Omit<FacetListProps, 'counts'> & {
  readonly written: readonly string[]
  readonly one: FacetValue
  readonly most: number
}): string {
  const words = escapeHtml(filter.valueInWords(one.value))
  const param = filter.param(one.value)
  const excluded = written.includes(`!${param}`)
  const share = Number((one.count / most).toFixed(3))
  const href = (exclude: boolean) =>
    escapeHtml(viewHref(dataset.slug, dataset, toggle(dataset, view, filter.name, param, exclude), segments))
  const current = written.includes(param) ? ' aria-current="true"' : ''
  const title = words.length > LONG ? ` title="${words}"` : ''
  const outcomes = one.outcomes
    ? `<small title="won · lost">${one.outcomes.win}:${one.outcomes.loss}</small>`
    : ''
  const leave = excluded ? 'Stop leaving out' : 'Leave out'
  return `<li${excluded ? ' class="left-out"' : ''} style="--share:${share}"><a href="${href(false)}" rel="nofollow"${current}><span dir="auto"${title}>${words}</span>${outcomes}<small>${COUNT.format(one.count)}</small></a>${beside?.(one.value) ?? ''}<a href="${href(true)}" rel="nofollow" aria-label="${leave} ${words}" title="${leave}">!</a></li>`
}

/** Dictionary codes run from the dataset's most frequent value down, so a list does not jump while choosing. */
function inStableOrder(
  dataset: Dataset,
  filter: Filter,
  values: readonly FacetValue[],
): readonly FacetValue[] {
  const { facet } = filter
  const field =
    facet && 'field' in facet
      ? facet.field
      : facet?.kind === 'sides' && facet.of !== 'outcome'
        ? 'model'
        : undefined
  const terms = field ? dataset.counted.terms[field] : undefined
  if (!terms || facet?.kind === 'sides') return values
  const order = new Map(terms.map((term, index) => [term, index]))
  return [...values].sort((one, other) => (order.get(one.value) ?? 0) - (order.get(other.value) ?? 0))
}

/** The plain value that a parameter chooses or leaves out. */
function plainValue(filter: Filter, param: string): string {
  const selection = filter.parse([param])
  const item = selection?.any[0] ?? selection?.none[0]
  return typeof item === 'string' ? item : Array.isArray(item) ? item.join(',') : String(item)
}
