import type { Against } from '@/lib/against'
import type { Dataset } from '@/lib/catalog'
import type { Filter } from '@/lib/filters/filter'
import { type Html, html } from '@/lib/html'
import type { Comparison, SharePair } from '@/lib/queries/compare'
import { choose, type View, viewHref } from '@/lib/view'

/** Share here, share there and the difference of each value of a facet, as HTML for its row. */
export function sharesHtml(
  dataset: Dataset,
  { against, shares }: Comparison,
  filter: Filter,
): (value: string) => Html {
  const pairs = shares.get(filter.name)
  return (value) => {
    const pair = pairs?.get(value)
    if (!pair) return html`<div class="shares"><span>–</span><span>–</span></div>`
    const view = pair.there.count > 0 ? viewThere(dataset, against, filter, value) : undefined
    const there = formatShare(pair.there.share)
    const link = view && html`<a href="${viewHref(dataset.slug, dataset, view)}" rel="nofollow">${there}</a>`
    return html`<div class="shares" title="${pairInWords(pair)}">
      <span>${formatShare(pair.here.share)}</span><span>${link ?? there}</span>${difference(pair)}
    </div>`
  }
}

/** The three columns of shares, named once a facet. */
export const SHARES_HEAD = html`<li class="shares-head">
  <div class="shares"><span>here</span><span>there</span><span>difference</span></div>
</li>`

/** "12.4 % here (76 of them), 9.8 % there (80); difference +2.6, between −0.4 and +5.7". */
export function pairInWords({ here, there, difference, interval }: SharePair): string {
  const sides = `${formatShare(here.share)} here (${here.count.toLocaleString('en')}), ${formatShare(there.share)} there (${there.count.toLocaleString('en')})`
  if (!Number.isFinite(difference)) return sides
  const bounds = interval ? `, between ${signed(interval.lower)} and ${signed(interval.upper)}` : ''
  return `${sides}; difference ${signed(difference)}${bounds}`
}

function difference({ difference, interval }: SharePair): Html {
  if (!Number.isFinite(difference)) return html`<span>–</span>`
  const mark = interval?.marked && [
    html`${difference > 0 ? '▲' : '▼'}<i class="sr-only"> more than chance </i>`,
  ]
  const bounds = interval && html`<small>${signed(interval.lower)} to ${signed(interval.upper)}</small>`
  return html`<span><b>${mark}${signed(difference)}</b>${bounds}</span>`
}

/** The rows there that have the value, where one more choice says so. */
function viewThere(dataset: Dataset, against: Against, filter: Filter, value: string): View | undefined {
  if (against === 'rest' || filter.needs) return undefined
  const param = filter.param(value)
  const selection = against.chosen.get(filter.name)
  if (selection && !filter.format(selection).includes(param)) return undefined
  return choose(dataset, against, filter.name, [param])
}

function formatShare(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)}\u00a0%` : '–'
}

/** Percentage points with their sign. */
function signed(share: number): string {
  const text = Math.abs(100 * share).toFixed(1)
  return text === '0.0' ? text : `${share > 0 ? '+' : '−'}${text}`
}
