import type { ReactNode } from 'react'
import { Chart, type ChartCell } from '@/components/charts/chart'
import { DotRows } from '@/components/charts/dot-rows'
import { linearScale } from '@/components/charts/scale'
import { PARTS, type PartColour, StackedRows } from '@/components/charts/stacked-rows'
import type { Dataset } from '@/lib/catalog'
import type { OutcomeGroup, PairTally } from '@/lib/queries/outcomes'
import { choose, type View, viewHref } from '@/lib/view'
import { narrowed } from './narrowed'
import { formatCount, formatShare } from './numbers'

export interface OutcomeWords {
  /** Whose share it is. */
  readonly subject: string
  /** What each colour stands for, and the letter inside a bar. */
  readonly win: string
  readonly loss: string
  readonly letters: readonly [win: string, loss: string]
}

interface OutcomeChartProps {
  readonly dataset: Dataset
  /** The votes that the groups are of. */
  readonly view: View
  readonly group: OutcomeGroup
  readonly words: OutcomeWords
}

export const ENDS = [
  { key: 'a', count: 'aWins', outcome: 'win' },
  { key: 'b', count: 'bWins', outcome: 'loss' },
  { key: 'tie', count: 'ties', outcome: 'tie' },
  { key: 'bad', count: 'bothBad', outcome: 'both_bad' },
] as const satisfies readonly { key: PartColour; count: keyof PairTally; outcome: string }[]

const MOST = 12

/** How votes ended by the values of a filter, and the share of wins with its interval; every mark leads to its votes. */
export function OutcomeChart({ dataset, view, group, words }: OutcomeChartProps): ReactNode {
  const filter = dataset.filters.find(({ name }) => name === group.name)
  // One value alone says what the whole page says.
  if (!filter || group.rows.length < 2) return null
  const shown = group.rows.slice(0, MOST)
  // Of a week its Monday: both its days would not fit beside a bar.
  const label = (value: string) =>
    group.name === 'date' ? (value.split('..')[0] ?? value) : filter.valueInWords(value)
  const weeks = group.name === 'date' && group.rows.some(({ value }) => value.includes('..'))
  const href = (value: string, outcome?: string) => {
    const to = narrowed(dataset, view, group.name, value)
    return to && viewHref(dataset.slug, dataset, outcome ? choose(dataset, to, 'outcome', [outcome]) : to)
  }
  const meanings = { a: words.win, b: words.loss, tie: 'tie', bad: 'both bad' }
  const left = group.rows.length - shown.length
  return (
    <Chart
      id={`by-${group.name}`}
      title={`By ${group.name === 'date' ? 'time' : filter.label}`}
      note={
        <>
          Bars: how the votes ended. Dots: the share of {words.subject}, a tie for half unless ties are left
          out, with its 95 % interval.
          {group.name === 'category' && ' A vote may be in several categories.'}
          {weeks && ' Weeks are named by their Monday.'}
          {left > 0 && ` ${formatCount(left)} rarer values are left out.`}
        </>
      }
      legend={ENDS.map(({ key }) => ({ background: PARTS[key].background, label: meanings[key] }))}
      table={{
        heads: [filter.label, words.win, words.loss, 'tied', 'both bad', 'share', 'from', 'to'],
        rows: shown.map((row): ChartCell[] => [
          label(row.value),
          ...ENDS.map(({ count }) => ({ text: formatCount(row[count]), value: row[count] })),
          ...[row.share.share, row.share.lower, row.share.upper].map((value) => ({
            text: formatShare(value),
            value,
          })),
        ]),
      }}
      least={480}
    >
      <StackedRows
        label={`How votes ended by ${filter.label}`}
        rows={shown.map((row) => {
          const all = row.aWins + row.bWins + row.ties + row.bothBad
          return {
            key: row.value,
            label: label(row.value),
            whole: `${formatCount(all)} ${all === 1 ? 'vote' : 'votes'}`,
            href: href(row.value),
            parts: ENDS.map(({ key, count, outcome }) => ({
              key,
              count: row[count],
              words: `${label(row.value)}: ${formatCount(row[count])} ${meanings[key]}`,
              href: href(row.value, outcome),
              ...(key === 'a' ? { letter: words.letters[0] } : {}),
              ...(key === 'b' ? { letter: words.letters[1] } : {}),
            })),
          }
        })}
      />
      <DotRows
        unit={`share of ${words.subject}`}
        scale={linearScale(0, 1, 4)}
        format={(share) => formatShare(share)}
        even={0.5}
        row={24}
        rows={shown
          .filter(({ votes }) => votes > 0)
          .map((row) => ({
            key: row.value,
            label: label(row.value),
            value: row.share.share,
            lower: row.share.lower,
            upper: row.share.upper,
            faint: row.votes < FEW,
            words: `${label(row.value)}: ${formatShare(row.share.share)} of ${formatCount(row.votes)}, between ${formatShare(row.share.lower)} and ${formatShare(row.share.upper)}`,
            href: href(row.value),
          }))}
      />
    </Chart>
  )
}

/** Under so many votes a share says next to nothing. */
export const FEW = 10
