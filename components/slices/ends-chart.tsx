import type { ReactNode } from 'react'
import { formatCount, formatShare } from '@/components/board/numbers'
import { Chart } from '@/components/charts/chart'
import { PARTS, type StackedRow, StackedRows } from '@/components/charts/stacked-rows'
import type { Dataset } from '@/lib/catalog'
import type { Ends } from '@/lib/queries/outcome-shares'
import { choose, type View, viewHref } from '@/lib/view'

/** The votes of one value, and the view that is exactly them. */
export interface EndsOf {
  readonly key: string
  readonly label: string
  readonly ends: Ends
  readonly view: View | undefined
}

interface EndsChartProps {
  readonly dataset: Dataset
  readonly id: string
  readonly title: string
  readonly note?: string
  readonly rows: readonly EndsOf[]
}

const WINNERS = { a: 'model_a', b: 'model_b', tie: 'tie', bad: 'both_bad' } as const
const KEYS = ['a', 'b', 'tie', 'bad'] as const

/** How the votes of each value ended: A won, B won, tie or both bad, every part a link to its votes. */
export function EndsChart({ dataset, id, title, note, rows }: EndsChartProps): ReactNode {
  const bars = rows.map((row): StackedRow => {
    const votes = votesOf(row.ends)
    const href = (view: View | undefined) => view && viewHref(dataset.slug, dataset, view)
    return {
      key: row.key,
      label: row.label,
      whole: `${formatCount(votes)} ${votes === 1 ? 'vote' : 'votes'}`,
      href: row.ends.none === 0 ? href(row.view) : undefined,
      parts: KEYS.map((key) => ({
        key,
        count: row.ends[key],
        words: `${row.label}, ${PARTS[key].label}: ${formatCount(row.ends[key])} of ${formatCount(votes)}, ${formatShare(row.ends[key] / votes, 1)}`,
        href: href(row.view && choose(dataset, row.view, 'winner', [WINNERS[key]])),
      })),
    }
  })
  return (
    <Chart
      id={id}
      title={title}
      note={note}
      least={480}
      legend={KEYS.map((key) => ({ background: PARTS[key].background, label: PARTS[key].label }))}
      table={{
        heads: [
          '',
          'votes',
          ...KEYS.map((key) => PARTS[key].label),
          ...KEYS.map((key) => `${PARTS[key].label}, share`),
        ],
        rows: rows.map(({ label, ends }) => [
          label,
          number(votesOf(ends)),
          ...KEYS.map((key) => number(ends[key])),
          ...KEYS.map((key) => ({
            text: formatShare(ends[key] / votesOf(ends), 1),
            value: ends[key] / votesOf(ends),
          })),
        ]),
      }}
    >
      <StackedRows rows={bars.filter(({ parts }) => parts.some(({ count }) => count > 0))} label={title} />
    </Chart>
  )
}

function votesOf({ a, b, tie, bad }: Ends): number {
  return a + b + tie + bad
}

function number(value: number) {
  return { text: formatCount(value), value }
}
