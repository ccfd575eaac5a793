import type { ReactNode } from 'react'
import { Choice } from '@/components/board/choice'
import { type Slice, withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import type { Board } from '@/lib/queries/leaderboard'
import type { SliceFigures } from '@/lib/queries/slices'
import { type View, viewHref } from '@/lib/view'
import { LengthChart } from './length-chart'
import { SideChart } from './side-chart'
import { TimeChart } from './time-chart'
import { ValuesChart } from './values-chart'

interface SliceChoiceProps {
  readonly dataset: Dataset
  readonly view: View
  /** What this dataset can be broken down by; the first is the default and stays unwritten. */
  readonly offered: readonly Slice[]
  readonly chosen: Slice | undefined
  readonly segments: readonly string[]
}

const LABELS: Readonly<Record<Slice, string>> = {
  category: 'category',
  language: 'language',
  turns: 'turns',
  code: 'code',
  preset: 'preset set',
  order: 'place in session',
  month: 'month',
  side: 'side',
  length: 'length',
  time: 'time',
  label: 'label',
}

/** What the votes are broken down by: one at a time, each a plain link. */
export function SliceChoice({ dataset, view, offered, chosen, segments }: SliceChoiceProps): ReactNode {
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-1 text-sm text-soft">
      <span className="text-faint">by:</span>
      {offered.map((slice, index) => (
        <Choice
          key={slice}
          label={LABELS[slice]}
          chosen={slice === chosen}
          href={viewHref(
            dataset.slug,
            dataset,
            withPolicy(view, 'slices', index === 0 ? undefined : slice),
            segments,
          )}
        />
      ))}
    </p>
  )
}

interface SlicesProps {
  readonly dataset: Dataset
  readonly view: View
  readonly board: Board
  readonly figures: SliceFigures
  readonly segments: readonly string[]
}

export function Slices({ dataset, view, board, figures, segments }: SlicesProps): ReactNode {
  switch (figures.kind) {
    case 'values':
      return <ValuesChart {...{ dataset, view, board, segments }} breakdown={figures.breakdown} />
    case 'side':
      return <SideChart {...{ dataset, view }} side={figures.side} />
    case 'length':
      return <LengthChart {...{ dataset, view }} length={figures.length} />
    case 'time':
      return <TimeChart {...{ dataset, view }} time={figures.time} />
  }
}
