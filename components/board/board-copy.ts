import { csvField } from '@/components/charts/csv-field'
import type { ShownRow } from '@/lib/queries/votes-page'
import { formatPoints, formatRanks, formatShare } from './numbers'

const COLUMNS = ['model', 'rating', 'lower', 'upper', 'rank_lower', 'rank_upper', 'votes', 'win_rate', 'both_bad_rate', 'provisional'] as const // biome-ignore format: a list

const DIFFERENCES = ['difference', 'difference_lower', 'difference_upper'] as const

/**
 * The board as CSV (RFC 4180): points and shares with two and four digits, empty where there is no rating. Where the
 * board shows a difference its three columns come last.
 */
export function boardCsv(rows: readonly ShownRow[]): string {
  const isCompared = rows.some(({ difference }) => difference)
  const lines = rows.map((row) => {
    const { rating } = row
    const points = rating
      ? [rating.rating, rating.lower, rating.upper].map((one) => one.toFixed(2))
      : ['', '', '']
    return [
      row.model,
      ...points,
      rating?.rankLower ?? '',
      rating?.rankUpper ?? '',
      row.votes,
      digits(row.winRate),
      digits(bothBadRate(row)),
      rating?.provisional ?? '',
      ...(isCompared ? differencesOf(row) : []),
    ].map((value) => csvField(String(value)))
  })
  const heads = [...COLUMNS, ...(isCompared ? DIFFERENCES : [])]
  return `${[heads, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}

function differencesOf({ difference }: ShownRow): string[] {
  if (!difference) return ['', '', '']
  const { interval } = difference
  return [difference.difference, interval?.lower, interval?.upper].map((one) => one?.toFixed(2) ?? '')
}

/** The board as a Markdown table, as it is shown. */
export function boardMarkdown(rows: readonly ShownRow[], title: string): string {
  const rated = rows.some(({ rating }) => rating)
  const heads = rated
    ? ['#', 'model', 'rating', '95 %', 'votes', 'win', 'both bad']
    : ['model', 'votes', 'win', 'both bad']
  const align = heads.map((head) => (head === 'model' ? '---' : '---:'))
  const lines = rows.map((row) => {
    const { rating } = row
    const own = [cell(row.model + (rating?.provisional ? ` (provisional: ${rating.provisional})` : ''))]
    const place = rating
      ? [
          formatRanks(rating),
          ...own,
          formatPoints(rating.rating),
          `${formatPoints(rating.lower)}–${formatPoints(rating.upper)}`,
        ]
      : own
    return [...place, String(row.votes), formatShare(row.winRate), formatShare(bothBadRate(row))]
  })
  return `${[cell(title), '', ...[heads, align, ...lines].map((line) => `| ${line.join(' | ')} |`)].join('\n')}\n`
}

function bothBadRate({ wins, losses, ties, bothBad }: ShownRow): number {
  return bothBad / (wins + losses + ties + bothBad)
}

function digits(share: number): string {
  return Number.isFinite(share) ? share.toFixed(4) : ''
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`*_[\]<>]/g, '\\$&')
}
