import { csvField } from '@/components/charts/csv-field'
import type { ShownRow, VotesPage } from '@/lib/queries/votes-page'
import { formatDifference, formatPoints, formatRanks, formatShare, plainSpaces } from './numbers'

/** A board with the columns it is shown with. */
export type CopiedBoard = Pick<VotesPage, 'rows' | 'from' | 'comparison' | 'published'>

const COLUMNS = [
  'model',
  'rating',
  'lower',
  'upper',
  'rank_lower',
  'rank_upper',
  'votes',
  'win_rate',
  'both_bad_rate',
  'provisional',
] as const
const DIFFERENCES = ['difference', 'difference_lower', 'difference_upper'] as const
const PUBLISHED = [
  'published',
  'published_lower',
  'published_upper',
  'published_difference',
  'published_source',
] as const

/**
 * The board as CSV (RFC 4180): points and shares with two and four digits, empty where there is no rating. What the
 * board is shown beside comes last: the rating in the view compared with, the difference, the published figures.
 */
export function boardCsv(board: CopiedBoard): string {
  const { rows, from, comparison, published } = board
  const lines = rows.map((row) => {
    const { rating, difference } = row
    return [
      row.model,
      ...(rating ? [rating.rating, rating.lower, rating.upper].map(points) : ['', '', '']),
      rating?.rankLower ?? '',
      rating?.rankUpper ?? '',
      row.votes,
      digits(row.winRate),
      digits(bothBadRate(row)),
      rating?.provisional ?? '',
      ...(from && comparison ? [points(ratingThere(row))] : []),
      ...(from
        ? [difference?.difference, difference?.interval?.lower, difference?.interval?.upper].map(points)
        : []),
      ...(published ? publishedFields(published, row.model) : []),
    ].map((value) => csvField(String(value)))
  })
  const heads = [
    ...COLUMNS,
    ...(from && comparison ? ['there'] : []),
    ...(from ? DIFFERENCES : []),
    ...(published ? PUBLISHED : []),
  ]
  return `${[heads, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}

function publishedFields({ of }: NonNullable<CopiedBoard['published']>, model: string): string[] {
  const row = of.get(model)
  if (!row) return PUBLISHED.map(() => '')
  return [...[row.rating, row.lower, row.upper, row.difference].map(points), row.source ?? '']
}

/** The board as a Markdown table, as it is shown. */
export function boardMarkdown(board: CopiedBoard, title: string): string {
  const { rows, from, comparison, published } = board
  const rated = rows.some(({ rating }) => rating)
  const heads = [
    ...(rated ? ['#', 'model', 'rating', '95 %'] : ['model']),
    ...['votes', 'win', 'both bad'],
    ...(from && comparison ? ['there'] : []),
    ...(from ? [DIFFERENCE_HEADS[comparison ? 'view' : from], '95 %'] : []),
    ...(published ? ['published', 'difference to published'] : []),
  ]
  const align = heads.map((head) => (head === 'model' ? '---' : '---:'))
  const lines = rows.map((row) => {
    const { rating, difference } = row
    const own = cell(row.model + (rating?.provisional ? ` (provisional: ${rating.provisional})` : ''))
    const interval = difference?.interval
    const theirs = published?.of.get(row.model)
    return [
      ...(rating
        ? [
            formatRanks(rating),
            own,
            formatPoints(rating.rating),
            `${formatPoints(rating.lower)}–${formatPoints(rating.upper)}`,
          ]
        : [own]),
      ...[
        String(row.votes),
        ...[row.winRate, bothBadRate(row)].map((share) => plainSpaces(formatShare(share))),
      ],
      ...(from && comparison ? [shown(ratingThere(row), formatPoints)] : []),
      ...(from
        ? [
            shown(difference?.difference, formatDifference),
            interval ? `${formatDifference(interval.lower)} to ${formatDifference(interval.upper)}` : '',
          ]
        : []),
      ...(published
        ? [shown(theirs?.rating, formatPoints), shown(theirs?.difference, formatDifference)]
        : []),
    ]
  })
  return `${[cell(title), '', ...[heads, align, ...lines].map((line) => `| ${line.join(' | ')} |`)].join('\n')}\n`
}

const DIFFERENCE_HEADS = {
  rest: 'against the rest',
  plain: 'against no style control',
  view: 'difference',
} as const

/** On the zero point of this board; undefined where the model is not settled in both. */
function ratingThere({ rating, difference }: ShownRow): number | undefined {
  return rating && difference ? rating.rating - difference.difference : undefined
}

function bothBadRate({ wins, losses, ties, bothBad }: ShownRow): number {
  return bothBad / (wins + losses + ties + bothBad)
}

function shown(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '' : format(value)
}

function points(value: number | undefined): string {
  return value?.toFixed(2) ?? ''
}

function digits(share: number): string {
  return Number.isFinite(share) ? share.toFixed(4) : ''
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`*_[\]<>]/g, '\\$&')
}
