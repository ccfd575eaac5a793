import type { ReactNode } from 'react'
import { type Html, html } from '@/lib/html'
import type { ComparedBoard, ComparedRow } from '@/lib/queries/published'
import { formatCount, formatDifference, formatPoints } from './numbers'

/** The published rating of one model, and by how much this board differs. */
export function publishedCell(row: ComparedRow | undefined): Html {
  if (!row) {
    return html`<td class="faint" title="Not on the published board">–</td>`
  }
  const interval =
    row.lower !== undefined && row.upper !== undefined
      ? `, between ${formatPoints(row.lower)} and ${formatPoints(row.upper)}`
      : ''
  const title = `${row.rating} published${interval}${row.source ? `, ${row.source}` : ''}`
  return html`<td title="${title}"><span class="soft">${formatPoints(row.rating)}</span>
    <span class="ml-1.5 inline-block min-w-8 text-right font-medium">${row.difference === undefined ? '' : formatDifference(row.difference)}</span></td>`
}

/** What the published column compares, and what of it could not be read. */
export function PublishedNote({ published }: { readonly published: ComparedBoard | undefined }): ReactNode {
  if (!published) return null
  const { sources, shift, shared, unknown, problems, of } = published
  const from = sources.length > 0 ? ` (${cut(sources)})` : ''
  return (
    <p className="mt-2 max-w-prose text-sm text-soft" id="published">
      Published: {formatCount(of.size)} ratings of board.csv{from}, and how this board differs under the
      policy above, whatever it was made under.{' '}
      {shared > 0 &&
        `Zero points are a choice, so the published figures were moved by ${formatDifference(shift)} for the ${shared === 1 ? 'model' : `${formatCount(shared)} well-sampled models`} in both to have one mean. `}
      Both may stand on the same votes, so the difference has no interval.
      {unknown.length > 0 && ` Not in this data: ${cut(unknown)}.`}
      {problems.length > 0 && <span className="text-warn"> {problems.join(' ')}</span>}
    </p>
  )
}

function cut(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => (name.length > 80 ? `${name.slice(0, 79)}…` : name))
  return shown.join(', ') + (names.length > 8 ? ` and ${formatCount(names.length - 8)} more` : '')
}
