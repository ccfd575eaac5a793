import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import type { FacetCounts, FacetValue } from '@/lib/queries/facets'
import { toggle, type View, viewHref } from '@/lib/view'
import { FacetSearch } from './facet-search'

/** Values shown before the list folds. */
const UNFOLDED = 8
/** Lists from this length on can be searched. */
const SEARCHABLE = 16

interface FacetListProps {
  readonly dataset: Dataset
  readonly view: View
  readonly filter: Filter
  readonly counts: Extract<FacetCounts, { kind: 'values' }>
  /** Segments of the page it stands on. */
  readonly segments: readonly string[]
}

/** Values with their counts. Chosen ones come first, the others keep the order of the whole dataset. */
export function FacetList({ dataset, view, filter, counts, segments }: FacetListProps) {
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
  const row = (one: FacetValue) => (
    <FacetRow key={one.value} {...{ dataset, view, filter, written, most, segments }} one={one} />
  )
  return (
    <div className="mt-1">
      {values.length >= SEARCHABLE && <FacetSearch label={filter.label} />}
      <ul>{unfolded.map(row)}</ul>
      {folded.length > 0 && (
        <details className="group/fold">
          <summary className="cursor-pointer list-none rounded px-2 py-1 text-xs text-accent hover:underline">
            <span className="group-open/fold:hidden">{folded.length} more</span>
            <span className="hidden group-open/fold:inline">fewer</span>
          </summary>
          <ul>{folded.map(row)}</ul>
        </details>
      )}
    </div>
  )
}

function FacetRow({
  dataset,
  view,
  filter,
  written,
  one,
  most,
  segments,
}: Omit<FacetListProps, 'counts'> & {
  readonly written: readonly string[]
  readonly one: FacetValue
  readonly most: number
}) {
  const words = filter.valueInWords(one.value)
  const param = filter.param(one.value)
  const included = written.includes(param)
  const excluded = written.includes(`!${param}`)
  const count = one.count.toLocaleString('en')
  const href = (exclude: boolean) =>
    viewHref(dataset.slug, dataset, toggle(dataset, view, filter.name, param, exclude), segments)
  return (
    <li
      className="group/row relative flex items-center rounded hover:bg-line/50"
      data-facet-value={words.toLowerCase()}
    >
      <span
        aria-hidden="true"
        className="absolute inset-y-0.5 left-0 rounded-sm bg-line/60"
        style={{ width: `calc((100% - 1.5rem) * ${(one.count / most).toFixed(3)})` }}
      />
      <Link
        href={href(false)}
        scroll={false}
        rel="nofollow"
        aria-current={included ? 'true' : undefined}
        className={`relative flex min-w-0 flex-1 items-center gap-2 py-1 pl-2 pr-1 ${excluded ? 'text-faint line-through' : ''}`}
      >
        <span
          aria-hidden="true"
          className={`grid size-3.5 shrink-0 place-items-center rounded-sm border text-[10px] leading-none ${
            included ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface'
          }`}
        >
          {included ? '✓' : ''}
        </span>
        <span className={`truncate ${included ? 'font-medium' : ''}`} title={words} dir="auto">
          {words}
        </span>
        {one.outcomes && (
          <span className="shrink-0 text-xs text-faint" title="won · lost">
            {one.outcomes.win}:{one.outcomes.loss}
          </span>
        )}
        <span className="ml-auto shrink-0 pl-1 text-xs text-faint tabular-nums">{count}</span>
      </Link>
      <Link
        href={href(true)}
        scroll={false}
        rel="nofollow"
        aria-label={excluded ? `Stop leaving out ${words}` : `Leave out ${words}`}
        title={excluded ? 'Stop leaving out' : 'Leave out'}
        className={`relative grid h-7 w-6 shrink-0 place-items-center rounded text-xs focus-visible:opacity-100 group-hover/row:opacity-100 [@media(hover:none)]:opacity-60 ${
          excluded ? 'font-bold text-accent' : 'text-faint opacity-0 hover:text-ink'
        }`}
      >
        !
      </Link>
    </li>
  )
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
