import './facets.css'
import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import { contentOf, type Html, html } from '@/lib/html'
import type { FacetCounts, FacetValue } from '@/lib/queries/facets'
import { toggleHrefs, type View } from '@/lib/view'
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
  /** More of a value: its shares where two views are compared. */
  readonly beside?: ((value: string) => Html) | undefined
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
  const hrefOf = toggleHrefs(dataset.slug, dataset, view, filter.name, segments)
  const rows = (some: readonly FacetValue[]) =>
    contentOf([
      ...(beside ? [SHARES_HEAD] : []),
      ...some.map((one) => facetRow({ filter, written, most, hrefOf, beside, one })),
    ])
  return (
    <div className="mt-1">
      {values.length >= SEARCHABLE && <FacetSearch label={filter.label} />}
      <ul className="facet" {...rows(unfolded)} />
      {folded.length > 0 && (
        <details className="group/fold">
          <summary className="cursor-pointer list-none rounded px-2 py-1 text-xs text-accent hover:underline">
            <span className="group-open/fold:hidden">{folded.length} more</span>
            <span className="hidden group-open/fold:inline">fewer</span>
          </summary>
          <ul className="facet" {...rows(folded)} />
        </details>
      )}
    </div>
  )
}

interface FacetRow {
  readonly filter: Filter
  /** Chosen values as the address writes them. */
  readonly written: readonly string[]
  readonly one: FacetValue
  /** Count of the most frequent value. */
  readonly most: number
  readonly hrefOf: ReturnType<typeof toggleHrefs>
  readonly beside: FacetListProps['beside']
}

/** One value: a link that takes it in, and one that leaves it out. */
function facetRow({ filter, written, one, most, hrefOf, beside }: FacetRow): Html {
  const words = filter.valueInWords(one.value)
  const param = filter.param(one.value)
  const excluded = written.includes(`!${param}`)
  const leave = excluded ? 'Stop leaving out' : 'Leave out'
  return html`<li${excluded && LEFT_OUT} style="--share:${Number((one.count / most).toFixed(3))}">
    <a href="${hrefOf(param)}" rel="nofollow"${written.includes(param) && CURRENT}>
      <span dir="auto"${words.length > LONG && html` title="${words}"`}>${words}</span>
      ${one.outcomes && html`<small title="won · lost">${one.outcomes.win}:${one.outcomes.loss}</small>`}
      <small>${COUNT.format(one.count)}</small>
    </a>
    ${beside?.(one.value)}
    <a href="${hrefOf(param, true)}" rel="nofollow" aria-label="${leave} ${words}" title="${leave}">!</a>
  </li>`
}

const LEFT_OUT = html` class="left-out"`
const CURRENT = html` aria-current="true"`

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
