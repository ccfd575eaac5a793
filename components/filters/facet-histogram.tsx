import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import type { FacetCounts } from '@/lib/queries/facets'
import type { Bin } from '@/lib/queries/histogram'
import { choose, hiddenFields, pageHref, type View, viewHref } from '@/lib/view'
import { HistogramBars } from './histogram-bars'

interface FacetHistogramProps {
  readonly dataset: Dataset
  readonly view: View
  readonly filter: Filter
  readonly counts: Extract<FacetCounts, { kind: 'histogram' }>
  /** Segments of the page it stands on. */
  readonly segments: readonly string[]
}

/** Bars that are links, a field to type a range into; with scripts a range can be dragged. */
export function FacetHistogram({ dataset, view, filter, counts, segments }: FacetHistogramProps) {
  const selection = view.chosen.get(filter.name)
  const written = selection ? filter.format(selection) : []
  const bins = trimmed(counts.bins)
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const hrefFor = (param: string) =>
    viewHref(
      dataset.slug,
      dataset,
      choose(dataset, view, filter.name, written.includes(param) ? [] : [param]),
      segments,
    )
  const bars = bins.map((bin) => {
    const param = paramOf(bin)
    return {
      low: String(bin.low),
      high: String(bin.high),
      height: bin.count === 0 ? 0 : Math.max(0.04, bin.count / most),
      label: `${filter.valueInWords(param)}: ${bin.count.toLocaleString('en')}`,
      href: hrefFor(param),
      chosen: written.length > 0 && written.some((one) => holds(one, bin)),
    }
  })
  return (
    <div className="px-2 pb-1 pt-1">
      <HistogramBars
        bars={bars}
        dimmed={written.length > 0}
        name={filter.name}
        base={viewHref(dataset.slug, dataset, choose(dataset, view, filter.name, undefined), segments)}
      />
      <div className="flex justify-between text-[11px] text-faint tabular-nums" aria-hidden="true">
        <span>{shortly(bins[0]?.low)}</span>
        <span>{shortly(bins.at(-1)?.high)}</span>
      </div>
      <form action={pageHref(dataset.slug, segments)} className="mt-1 flex gap-1">
        {hiddenFields(dataset, choose(dataset, view, filter.name, undefined)).map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <input
          name={filter.name}
          defaultValue={written.length === 1 ? written[0] : ''}
          key={written.join(' ')}
          placeholder={filter.kind === 'period' ? '2024-04..2024-06' : 'from..to'}
          aria-label={`${filter.label}: type a range`}
          className="min-w-0 flex-1 rounded border border-line bg-bg px-2 py-0.5 text-xs tabular-nums placeholder:text-faint"
        />
        <button type="submit" className="rounded border border-line px-2 text-xs text-soft hover:bg-sunken">
          Go
        </button>
      </form>
    </div>
  )
}

/** Empty bars at both ends say nothing and squeeze the rest. */
function trimmed<B extends { readonly count: number }>(bins: readonly B[]): readonly B[] {
  const first = bins.findIndex(({ count }) => count > 0)
  const last = bins.findLastIndex(({ count }) => count > 0)
  return first < 0 ? bins : bins.slice(first, last + 1)
}

function paramOf({ low, high }: Bin): string {
  return low === high ? String(low) : `${low}..${high}`
}

/** True when a chosen range covers the bar; dates of any length compare as text by their common prefix. */
function holds(param: string, bin: Bin): boolean {
  const [low = '', high = low] = param.split('..')
  if (typeof bin.low === 'number' && typeof bin.high === 'number') {
    return (low === '' || bin.low >= Number(low)) && (high === '' || bin.high <= Number(high))
  }
  const at = String(bin.low)
  const cut = (text: string) => text.slice(0, at.length)
  return (low === '' || at >= cut(low)) && (high === '' || at.slice(0, high.length) <= high)
}

function shortly(value: number | string | undefined): string {
  return typeof value === 'number' ? value.toLocaleString('en', { notation: 'compact' }) : (value ?? '')
}
