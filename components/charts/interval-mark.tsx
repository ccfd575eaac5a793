import type { ReactNode } from 'react'
import { percent, placeOn, type Scale } from './scale'

interface IntervalMarkProps {
  readonly scale: Scale
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Pixels from the top of the drawing. */
  readonly y: number
  /** Dashed and hollow: not to be relied on. */
  readonly tentative?: boolean
  /** Drawn back: nothing here stands out. */
  readonly faint?: boolean
}

/** A dot with its interval, lying across a drawing. An end beyond the scale becomes an arrow. */
export function IntervalMark(props: IntervalMarkProps): ReactNode {
  const { scale, value, lower, upper, y, tentative = false, faint = false } = props
  const at = (points: number) => percent(Math.min(1, Math.max(0, placeOn(scale, points))))
  const colour = tentative || faint ? 'stroke-faint' : 'stroke-ink'
  return (
    <>
      <line
        x1={at(lower)}
        x2={at(upper)}
        y1={y}
        y2={y}
        className={colour}
        strokeWidth="1.5"
        {...(tentative ? { strokeDasharray: '2 3' } : {})}
      />
      {lower < scale.low && <Arrow left y={y} colour={colour} />}
      {upper > scale.high && <Arrow y={y} colour={colour} />}
      {value >= scale.low && value <= scale.high && (
        <circle
          cx={at(value)}
          cy={y}
          r="3.5"
          className={
            tentative
              ? 'fill-bg stroke-faint'
              : faint
                ? 'fill-faint stroke-faint'
                : 'fill-accent stroke-accent'
          }
          strokeWidth="1.5"
        />
      )}
    </>
  )
}

function Arrow({
  left = false,
  y,
  colour,
}: {
  readonly left?: boolean
  readonly y: number
  readonly colour: string
}): ReactNode {
  const chevron = (
    <path
      d={left ? `M5 ${y - 4} L1 ${y} L5 ${y + 4}` : `M-5 ${y - 4} L-1 ${y} L-5 ${y + 4}`}
      fill="none"
      className={colour}
    />
  )
  return left ? (
    chevron
  ) : (
    <svg x="100%" className="overflow-visible" aria-hidden="true">
      {chevron}
    </svg>
  )
}
