import { type Html, html } from '@/lib/html'
import type { Difference, Differences } from '@/lib/queries/leaderboard'
import { formatDifference, formatPoints } from './numbers'

const ELSEWHERE = { rest: 'in the rest', plain: 'without style control', view: 'there' } as const

/** Points more or less than elsewhere; more than three standard errors are marked. */
export function differenceCell(difference: Difference | undefined, from: Differences['from']): Html {
  if (!difference) {
    return html`<td class="faint" title="Fewer than 30 votes here or there: nothing to compare">–</td>`
  }
  const { interval } = difference
  const sure = interval !== null && Math.abs(interval.z) > 3
  const title =
    `${formatPoints(difference.first)} here, ${formatPoints(difference.second)} ${ELSEWHERE[from]}` +
    (interval
      ? `; difference between ${formatDifference(interval.lower)} and ${formatDifference(interval.upper)}, z ${interval.z.toFixed(1)}`
      : '')
  return html`<td title="${title}">
    ${
      sure &&
      html`<span class="mr-1 text-accent"><span aria-hidden="true">${difference.difference > 0 ? '▲' : '▼'}</span><span class="sr-only">more than chance: </span></span>`
    }${sure ? html`<strong>${formatDifference(difference.difference)}</strong>` : html`<span class="soft">${formatDifference(difference.difference)}</span>`}
    ${interval && html` <i>±${formatPoints(interval.upper - difference.difference)}</i>`}</td>`
}
