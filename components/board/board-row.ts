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

/** How cells look is said once, in board.css. */
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
  const provisional = rating?.provisional && html`<small>provisional: ${rating.provisional}</small>`
  const there = rating && row.difference ? formatPoints(rating.rating - row.difference.difference) : '–'
  return html`<tr data-model="${model}">
    ${rating && html`<td class="soft">${formatRanks(rating)}</td>`}
    <th scope="row">
      <a href="${profile}" title="${model}" dir="auto">${model}</a>
      ${provisional}
    </th>
    ${rating && ratingCells(rating, scale)}
    <td>${votes === undefined ? formatCount(row.votes) : html`<a href="${votes}">${formatCount(row.votes)}</a>`}</td>
    ${!rating && counts.map((count) => html`<td>${count}</td>`)}
    <td title="${ended}">${formatShare(row.winRate)}</td>
    <td class="soft">${formatShare(bothBad / (wins + losses + ties + bothBad))}</td>
    ${from && comparison && html`<td class="soft">${there}</td>`}
    ${from && differenceCell(row.difference, from)}
    ${published && publishedCell(published.of.get(model))}
  </tr>`
}

function ratingCells(rating: NonNullable<ShownRow['rating']>, scale: Scale): Html {
  const { rating: value, lower, upper, provisional } = rating
  const title = `${formatPoints(value)}, between ${formatPoints(lower)} and ${formatPoints(upper)}`
  return html`<td><b>${formatPoints(value)}</b> <i>±${formatPoints(upper - value)}</i></td>
    <td class="interval" title="${title}">${intervalHtml({ value, lower, upper, scale, tentative: provisional !== null })}</td>`
}
