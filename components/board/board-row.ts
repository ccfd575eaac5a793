import { intervalHtml } from '@/components/charts/interval'
import type { Scale } from '@/components/charts/scale'
import type { Dataset } from '@/lib/catalog'
import { type Html, html } from '@/lib/html'
import type { ShownRow, VotesPage } from '@/lib/queries/votes-page'
import { pageHref, type View, viewQuery } from '@/lib/view'
import { differenceCell } from './difference-cell'
import { formatCount, formatPoints, formatRanks, formatShare } from './numbers'
import { publishedCell } from './published'
import { modelVotesHref } from './vote-links'

const NUMBER = 'px-2 py-1 text-right'

/** One model a row: its place, its rating or its counts, and the way to its votes. */
export function boardRows(dataset: Dataset, view: View, page: VotesPage, scale: Scale): Html[] {
  const query = viewQuery(dataset, view)
  return page.rows.map((row) => {
    const profile = pageHref(dataset.slug, ['models', row.model]) + query
    const votes = modelVotesHref(dataset, view, row.model, page.board.leftOut)
    return boardRow(page, row, scale, profile, votes)
  })
}

function boardRow(
  page: VotesPage,
  row: ShownRow,
  scale: Scale,
  profile: string,
  votes: string | undefined,
): Html {
  const { from, comparison, published } = page
  const { model, rating, wins, losses, ties, bothBad } = row
  const counts = [wins, losses, ties].map(formatCount)
  const ended = `${counts[0]} won, ${counts[1]} lost, ${counts[2]} tied, ${formatCount(bothBad)} both bad`
  const provisional =
    rating?.provisional &&
    html`<span class="block text-xs text-warn">provisional: ${rating.provisional}</span>`
  const there = rating && row.difference ? formatPoints(rating.rating - row.difference.difference) : '–'
  return html`<tr class="border-b border-line hover:bg-surface" data-model="${model}">
    ${rating && html`<td class="whitespace-nowrap text-soft ${NUMBER}">${formatRanks(rating)}</td>`}
    <th scope="row" class="max-w-56 px-2 py-1 text-left font-normal sm:max-w-48 xl:max-w-72">
      <a href="${profile}" class="block truncate hover:text-accent hover:underline" title="${model}" dir="auto">${model}</a>
      ${provisional}
    </th>
    ${rating && ratingCells(model, rating, scale)}
    <td class="${NUMBER}">${votes === undefined ? formatCount(row.votes) : html`<a href="${votes}" class="text-accent hover:underline">${formatCount(row.votes)}</a>`}</td>
    ${!rating && counts.map((count) => html`<td class="${NUMBER}">${count}</td>`)}
    <td class="${NUMBER}" title="${ended}">${formatShare(row.winRate)}</td>
    <td class="text-soft ${NUMBER}">${formatShare(bothBad / (wins + losses + ties + bothBad))}</td>
    ${from && comparison && html`<td class="text-soft ${NUMBER}">${there}</td>`}
    ${from && differenceCell(row.difference, from)}
    ${published && publishedCell(published.of.get(model))}
  </tr>`
}

function ratingCells(model: string, rating: NonNullable<ShownRow['rating']>, scale: Scale): Html {
  const { rating: value, lower, upper, provisional } = rating
  const title = `${model}: ${formatPoints(value)}, between ${formatPoints(lower)} and ${formatPoints(upper)}`
  return html`<td class="whitespace-nowrap ${NUMBER}" title="${title}"><span class="font-medium">${formatPoints(value)}</span>
    <span class="ml-1.5 inline-block min-w-9 text-left text-xs text-faint">±${formatPoints(upper - value)}</span></td>
    <td class="hidden px-4 py-0 align-middle sm:table-cell">${intervalHtml({ value, lower, upper, scale, title, tentative: provisional !== null })}</td>`
}
