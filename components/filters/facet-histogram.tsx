import './facets.css'
import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import { contentOf, html } from '@/lib/html'
import type { SharePair } from '@/lib/queries/compare'
import type { FacetCounts } from '@/lib/queries/facets'
import type { Bin } from '@/lib/queries/histogram'
import { choose, chooseHrefs, hiddenFields, pageHref, type View } from '@/lib/view'
import { DragRange } from './drag-range'
import { pairInWords } from './share-html'

interface FacetHistogramProps {
  readonly dataset: Dataset
  readonly view: View
  readonly filter: Filter
  readonly counts: Extract<FacetCounts, { kind: 'histogram' }>
  /** Segments of the page it stands on. */
  readonly segments: readonly string[]
  /** By where a bar begins: bars are then shares here, with a mark at the share there. */
  readonly shares?: ReadonlyMap<string, SharePair> | undefined
}

/** Bars that are links, a field to type a range into; with scripts a range can be dragged. */
export function FacetHistogram({ dataset, view, filter, counts, segments, shares }: FacetHistogramProps) {
  const selection = view.chosen.get(filter.name)
  const written = selection ? filter.format(selection) : []
  const bins = trimmed(counts.bins, shares)
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const mostShare = Math.max(
    0,
    ...[...(shares?.values() ?? [])].flatMap((one) => [one.here.share || 0, one.there.share || 0]),
  )
  const hrefOf = chooseHrefs(dataset.slug, dataset, view, filter.name, segments)
  const bars = bins.map((bin) => {
    const param = paramOf(bin)
    const pair = shares?.get(String(bin.low))
    const height = shares ? tall(pair?.here.share, mostShare) : tall(bin.count, most)
    const there = tall(pair?.there.share, mostShare)
    const said = pair ? pairInWords(pair) : COUNT.format(bin.count)
    return html`<a
      href="${hrefOf(written.includes(param) ? [] : [param])}"
      title="${filter.valueInWords(param)}: ${said}"
      data-low="${bin.low}"
      data-high="${bin.high}"
      rel="nofollow"
      draggable="false"${written.some((one) => holds(one, bin)) && CURRENT}>
      <i style="height:${height}%"></i>
      ${pair && there !== '0' && html`<b style="bottom:calc(${there}% - 2px)"></b>`}
    </a>`
  })
  return (
    <div className="px-2 pb-1 pt-1">
      <DragRange name={filter.name} base={hrefOf([])}>
        <div className={written.length > 0 ? 'bars bars-chosen' : 'bars'} {...contentOf(bars)} />
      </DragRange>
      <div className="flex justify-between text-[11px] text-faint tabular-nums" aria-hidden="true">
        <span>{shortly(bins[0]?.low)}</span>
        {shares && <span>bar: here · line: there</span>}
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

const COUNT = new Intl.NumberFormat('en')
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact' })
const CURRENT = html` aria-current="true"`

/** Per cent of the room there is; what is there at all can be seen. */
function tall(part: number | undefined, whole: number): string {
  return part && part > 0 ? Math.max(4, (100 * part) / whole).toFixed(1) : '0'
}

/** Empty bars at both ends say nothing and squeeze the rest. */
function trimmed<B extends Bin & { readonly count: number }>(
  bins: readonly B[],
  shares: FacetHistogramProps['shares'],
): readonly B[] {
  const filled = ({ low, count }: B) => count > 0 || (shares?.get(String(low))?.there.count ?? 0) > 0
  const first = bins.findIndex(filled)
  const last = bins.findLastIndex(filled)
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
  return typeof value === 'number' ? COMPACT.format(value).replace('-', '−') : (value ?? '')
}
