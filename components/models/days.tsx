import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount } from '@/components/board/numbers'
import { Chart } from '@/components/charts/chart'
import { Columns } from '@/components/charts/columns'
import type { Dataset } from '@/lib/catalog'
import { dateInWords } from '@/lib/filters/period'
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
    const start = value.split('..')[0] ?? value
    const label = dayInWords(start)
    const to = narrowed(dataset, view, 'date', value)
    return {
      key: value,
      label,
      count,
      words: `${seen.unit === 'week' ? 'week of ' : ''}${dateInWords(start)}: ${rowsInWords(dataset, count)}`,
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
        rows: columns.map(({ key, count }) => [
          key.split('..')[0] ?? key,
          { text: formatCount(count), value: count },
        ]),
      }}
      least={2000}
    >
      <Columns columns={columns} label={`${noun} a ${seen.unit}`} unit={noun} />
    </Chart>
  )
}

/** "16 Apr" of a day: the year would make labels run into one another on a phone. */
function dayInWords(date: string): string {
  const [day = '', month = ''] = date.length === 10 ? dateInWords(date).split(' ') : []
  return month ? `${day} ${month.slice(0, 3)}` : date
}
