import type { ReactNode } from 'react'
import { Chart, type ChartCell } from '@/components/charts/chart'
import { PARTS, StackedRows } from '@/components/charts/stacked-rows'
import type { Dataset } from '@/lib/catalog'
import type { Versus } from '@/lib/queries/versus'
import { choose, type View, viewHref } from '@/lib/view'
import { narrowed } from './narrowed'
import { formatCount, formatShare } from './numbers'
import { ENDS } from './outcome-chart'

interface VersusLengthProps {
  readonly dataset: Dataset
  /** The votes that the bars count: those between the two that were cast. */
  readonly view: View
  readonly versus: Versus
}

/** Who wins the longer answer: whoever gave it, or one of the two. */
export function VersusLength({ dataset, view, versus }: VersusLengthProps): ReactNode {
  const { a, b, length } = versus
  if (!length) return null
  const rows = [
    { key: 'a', label: 'A is longer', tally: length.longer.a, view: narrowed(dataset, view, 'longer', a) },
    { key: 'b', label: 'B is longer', tally: length.longer.b, view: narrowed(dataset, view, 'longer', b) },
    {
      key: 'neither',
      label: 'equally long',
      tally: length.longer.neither,
      view: narrowed(dataset, view, 'gap', '0'),
    },
  ].filter(({ tally }) => tally.aWins + tally.bWins + tally.ties + tally.bothBad > 0)
  if (rows.length === 0) return null
  const meanings = { a: `${a} won`, b: `${b} won`, tie: 'tie', bad: 'both bad' }
  return (
    <Chart
      id="by-length"
      title="Who wins the longer answer"
      note={`Answers of ${a} are ${longerInWords(length.gap)} on average.${
        length.decisive > 0
          ? ` The longer answer won ${formatShare(length.longerWins.share)} of ${formatCount(length.decisive)} decisive votes, between ${formatShare(length.longerWins.lower)} and ${formatShare(length.longerWins.upper)}.`
          : ''
      }`}
      legend={ENDS.map(({ key }) => ({ background: PARTS[key].background, label: meanings[key] }))}
      table={{
        heads: ['answer', meanings.a, meanings.b, 'tied', 'both bad'],
        rows: rows.map(({ label, tally }): ChartCell[] => [
          label,
          ...ENDS.map(({ count }) => ({ text: formatCount(tally[count]), value: tally[count] })),
        ]),
      }}
      least={480}
    >
      <StackedRows
        label="How votes ended by which answer was the longer one"
        rows={rows.map(({ key, label, tally, view: own }) => {
          const all = tally.aWins + tally.bWins + tally.ties + tally.bothBad
          return {
            key,
            label,
            whole: `${formatCount(all)} ${all === 1 ? 'vote' : 'votes'}`,
            href: own && viewHref(dataset.slug, dataset, own),
            parts: ENDS.map((end) => ({
              key: end.key,
              count: tally[end.count],
              words: `${label}: ${formatCount(tally[end.count])} ${meanings[end.key]}`,
              href: own && viewHref(dataset.slug, dataset, choose(dataset, own, 'outcome', [end.outcome])),
            })),
          }
        })}
      />
    </Chart>
  )
}

function longerInWords(gap: number): string {
  const tokens = Math.round(Math.abs(gap))
  if (tokens === 0) return 'as long as the others'
  return `${formatCount(tokens)} ${tokens === 1 ? 'token' : 'tokens'} ${gap > 0 ? 'longer' : 'shorter'}`
}
