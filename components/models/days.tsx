import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount } from '@/components/board/numbers'
import { Chart } from '@/components/charts/chart'
import { Columns } from '@/components/charts/columns'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { Seen } from '@/lib/queries/model-profile'
import { type View, viewHref } from '@/lib/view'

interface DaysProps {
  readonly dataset: Dataset
  /** The model's own rows. */
  readonly view: View
  readonly seen: Seen
}

/** When the model answered; every bar leads to its rows. */
export function Days({ dataset, view, seen }: DaysProps): ReactNode {
  const noun = dataset.kind === 'chat' ? 'chats' : 'votes'
  const columns = seen.periods.map(({ value, count }) => {
    const label = value.split('..')[0] ?? value
    const to = narrowed(dataset, view, 'date', value)
    return {
      key: value,
      label,
      count,
      words: `${seen.unit === 'week' ? 'week of ' : ''}${label}: ${rowsInWords(dataset, count)}`,
      href: to && count > 0 ? viewHref(dataset.slug, dataset, to) : undefined,
    }
  })
  return (
    <Chart
      id="over-time"
      title={`${noun === 'chats' ? 'Chats' : 'Votes'} a ${seen.unit}`}
      {...(seen.unit === 'week' ? { note: 'Weeks are named by their Monday, in UTC.' } : {})}
      table={{
        heads: [seen.unit, noun],
        rows: columns.map(({ label, count }) => [label, { text: formatCount(count), value: count }]),
      }}
      least={2000}
    >
      <Columns columns={columns} label={`${noun} a ${seen.unit}`} unit={noun} />
    </Chart>
  )
}
