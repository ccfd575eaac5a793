import type { ReactNode } from 'react'
import { formatCount, formatDifference, formatShare } from '@/components/board/numbers'
import type { Dataset } from '@/lib/catalog'
import type { SideFigures } from '@/lib/queries/side-bias'
import type { View } from '@/lib/view'
import { EndsChart } from './ends-chart'

interface SideChartProps {
  readonly dataset: Dataset
  readonly view: View
  readonly side: SideFigures
}

/** Does an answer win for standing on the left? */
export function SideChart({ dataset, view, side }: SideChartProps): ReactNode {
  return (
    <>
      <ul className="mt-3 max-w-prose list-disc space-y-1 pl-5 text-soft">
        {sentences(side).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <EndsChart
        dataset={dataset}
        id="ends-by-side"
        title="How votes ended, by side"
        note="A is the answer on the left, B the one on the right."
        rows={[{ key: 'all', label: 'all votes', ends: side.ends, view }]}
      />
    </>
  )
}

function sentences({ bias, left, worth, reason }: SideFigures): string[] {
  const decisive = bias.aWins + bias.bWins
  if (decisive === 0) return ['No vote here chose a side.']
  const raw = `Of ${formatCount(decisive)} votes for one side, battles of a model with itself left out, ${formatShare(left.share, 1)} (${formatShare(left.lower, 1)} to ${formatShare(left.upper, 1)}) went to the left. That is ${Math.abs(bias.z).toFixed(1)} standard errors from even: ${Math.abs(bias.z) > 3 ? 'more than chance' : 'no more than chance makes'}.`
  if (reason) return [raw, 'These votes were chosen by how they ended, so their sides say nothing of people.']
  if (!worth) return [raw]
  return [
    raw,
    `With the strengths of the models taken into account, standing left is worth ${formatDifference(worth.points)} points (${formatDifference(worth.lower)} to ${formatDifference(worth.upper)}, standard error ${worth.pointsError.toFixed(1)}).`,
  ]
}
