import type { ReactNode } from 'react'
import type { Difference, Differences } from '@/lib/queries/leaderboard'
import { formatDifference, formatPoints } from './numbers'

interface DifferenceCellProps {
  readonly difference: Difference | undefined
  readonly from: Differences['from']
}

const ELSEWHERE = { rest: 'in the rest', plain: 'without style control', view: 'there' } as const

/** Points more or less than elsewhere; more than three standard errors are marked. */
export function DifferenceCell({ difference, from }: DifferenceCellProps): ReactNode {
  if (!difference) {
    return (
      <td
        className="px-2 py-1 text-right text-faint"
        title="Fewer than 30 votes here or there: nothing to compare"
      >
        –
      </td>
    )
  }
  const { interval } = difference
  const sure = interval !== null && Math.abs(interval.z) > 3
  const title =
    `${formatPoints(difference.first)} here, ${formatPoints(difference.second)} ${ELSEWHERE[from]}` +
    (interval
      ? `; difference between ${formatDifference(interval.lower)} and ${formatDifference(interval.upper)}, z ${interval.z.toFixed(1)}`
      : '')
  return (
    <td className="whitespace-nowrap px-2 py-1 text-right" title={title}>
      {sure && (
        <span className="mr-1 text-accent">
          <span aria-hidden="true">{difference.difference > 0 ? '▲' : '▼'}</span>
          <span className="sr-only">more than chance: </span>
        </span>
      )}
      <span className={sure ? 'font-semibold' : 'text-soft'}>{formatDifference(difference.difference)}</span>
      {interval && (
        <span className="ml-1 inline-block min-w-8 text-left text-xs text-faint">
          ±{formatPoints(interval.upper - difference.difference)}
        </span>
      )}
    </td>
  )
}
