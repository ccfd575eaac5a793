import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount, formatShare } from '@/components/board/numbers'
import { Chart } from '@/components/charts/chart'
import { linearScale } from '@/components/charts/scale'
import { Trend } from '@/components/charts/trend'
import type { Dataset } from '@/lib/catalog'
import type { LengthFigures } from '@/lib/queries/length-effect'
import { type View, viewHref } from '@/lib/view'
import { EndsChart } from './ends-chart'
import { lengthView } from './length-view'

interface LengthChartProps {
  readonly dataset: Dataset
  readonly view: View
  readonly length: LengthFigures
}

/** Do longer answers win, and from which difference on? */
export function LengthChart({ dataset, view, length }: LengthChartProps): ReactNode {
  const { bins, ratios, uncounted, besides, gaps } = length
  const shares = bins.map((bin, index) => ({
    ...bin,
    label: ratioLabel(ratios, index),
    words: ratioInWords(ratios, index),
    rows: lengthView(dataset, view, ratios, index, besides),
  }))
  const seen = shares.filter(({ longerWins }) => Number.isFinite(longerWins.share))
  if (seen.length === 0) {
    return <p className="mt-3 max-w-prose text-soft">No vote of this view brings counts of tokens.</p>
  }
  return (
    <>
      <Chart
        id="longer-wins"
        title="How often the longer answer won"
        least={480}
        note={`Of the votes for one side between answers of different length, by how many times as long as B the answer A was. Bars are 95 % intervals.${
          uncounted > 0 ? ` ${formatCount(uncounted)} votes without counts are left out.` : ''
        } Longer answers may also be better ones: this is not what length alone is worth; style control says that.`}
        table={{
          heads: [
            'A against B in tokens',
            'votes',
            'A won',
            'B won',
            'tie',
            'both bad',
            'longer won',
            'lower',
            'upper',
          ],
          rows: shares.map(({ words, votes, aWins, bWins, ties, bothBad, longerWins }) => [
            words,
            ...[votes, aWins, bWins, ties, bothBad].map((value) => ({ text: formatCount(value), value })),
            ...(Number.isFinite(longerWins.share)
              ? [longerWins.share, longerWins.lower, longerWins.upper].map((value) => ({
                  text: formatShare(value, 1),
                  value: Math.round(value * 10_000) / 10_000,
                }))
              : ['', '', '']),
          ]),
        }}
      >
        <Trend
          heading={{ text: 'A as many times as long as B' }}
          height={140}
          scale={linearScale(
            Math.min(0.4, ...seen.map(({ longerWins }) => longerWins.lower)),
            Math.max(0.8, ...seen.map(({ longerWins }) => longerWins.upper)),
            4,
          )}
          format={(share) => formatShare(share)}
          unit="longer answer won"
          even={0.5}
          points={shares.map(({ label, words, votes, longerWins, rows }) => ({
            key: label,
            label,
            value: Number.isFinite(longerWins.share) ? longerWins.share : undefined,
            lower: longerWins.lower,
            upper: longerWins.upper,
            words: `${words}: the longer answer won ${formatShare(longerWins.share, 1)} (${formatShare(longerWins.lower, 1)} to ${formatShare(longerWins.upper, 1)}); ${formatCount(votes)} votes`,
            href: rows && viewHref(dataset.slug, dataset, rows),
          }))}
        />
      </Chart>
      <EndsChart
        dataset={dataset}
        id="ends-by-gap"
        title="How votes ended, by tokens A was longer than B"
        rows={gaps.map(({ low, high, ends }) => ({
          key: gapValue(low, high),
          label: gapLabel(low, high),
          ends,
          view: narrowed(dataset, view, 'gap', gapValue(low, high)),
        }))}
      />
    </>
  )
}

function gapValue(low: number | undefined, high: number | undefined): string {
  return `${low ?? ''}..${high ?? ''}`
}

function gapLabel(low: number | undefined, high: number | undefined): string {
  const figure = (value: number) => (value < 0 ? `−${-value}` : String(value))
  if (low === undefined) return `≤ ${figure(high ?? 0)}`
  if (high === undefined) return `≥ ${figure(low)}`
  return `${figure(low)} to ${figure(high)}`
}

/** Bins run from "A a quarter of B" over "about alike" to "A four times longer". */
function ratioLabel(ratios: readonly number[], index: number): string {
  const [low, high] = endsOf(ratios, index)
  if (low === undefined) return `≤ 1/${ratios.at(-1)}`
  if (high === undefined) return `≥ ${ratios.at(-1)}`
  return index === ratios.length ? '1' : index < ratios.length ? `1/${-low}` : String(low)
}

function ratioInWords(ratios: readonly number[], index: number): string {
  const [low, high] = endsOf(ratios, index)
  const times = (value: number) => (value < 0 ? `1/${-value}` : String(value))
  if (low === undefined) return `A ${times(high ?? 0)} of B or less`
  if (high === undefined) return `A at least ${times(low)} times B`
  return `A ${times(low)} to ${times(high)} times B`
}

/** A ratio below one is written as minus its inverse. */
function endsOf(ratios: readonly number[], index: number): [number | undefined, number | undefined] {
  const all = [...ratios.map((ratio) => -ratio).reverse(), ...ratios]
  return [all[index - 1], all[index]]
}
