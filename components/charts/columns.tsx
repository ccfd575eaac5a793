import type { ReactNode } from 'react'
import { AxisBeside } from './axis'
import { Mark, Plot } from './plot'
import { linearScale, percent } from './scale'

export interface Column {
  readonly key: string
  /** Below the column, where there is room for it. */
  readonly label: string
  readonly count: number
  readonly words: string
  readonly href?: string | undefined
}

interface ColumnsProps {
  readonly columns: readonly Column[]
  readonly label: string
  readonly unit: string
  readonly height?: number
}

/** Counts over time or along any other order, as bars that stand. */
export function Columns({ columns, label, unit, height = 120 }: ColumnsProps): ReactNode {
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const scale = linearScale(0, most, 3)
  const width = 1 / Math.max(1, columns.length)
  return (
    <Plot label={label} height={height} room={{ top: 26, right: 8, bottom: 22, left: 48 }}>
      <AxisBeside {...{ scale, height, unit }} format={(count) => count.toLocaleString('en')} />
      {columns.map((column, index) => {
        const tall = (height * column.count) / most
        return (
          <Mark key={column.key} words={column.words} href={column.href}>
            <rect
              x={percent(index * width)}
              y="0"
              width={percent(width)}
              height={height}
              fill="transparent"
              className="reach"
            />
            <rect
              x={percent((index + 0.1) * width)}
              y={height - tall}
              width={percent(0.8 * width)}
              height={tall}
              className="fill-accent"
            />
          </Mark>
        )
      })}
      <LabelsBelow labels={columns.map(({ label: text }) => text)} height={height} />
    </Plot>
  )
}

/** Labels of equal steps, thinned to some six so that they do not run into one another on a phone. */
export function LabelsBelow({
  labels,
  height,
}: {
  readonly labels: readonly string[]
  readonly height: number
}): ReactNode {
  const every = Math.ceil(labels.length / 6)
  return (
    <svg className="overflow-visible" aria-hidden="true">
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text
            key={label}
            x={percent((index + 0.5) / labels.length)}
            y={height + 16}
            textAnchor="middle"
            className="fill-faint text-[11px] tabular-nums"
          >
            {label}
          </text>
        ) : null,
      )}
    </svg>
  )
}
