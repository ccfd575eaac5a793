import type { ReactNode } from 'react'
import { percent, placeOn, type Scale } from './scale'

interface IntervalProps {
  readonly scale: Scale
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Read on hover; the numbers stand in the row as text. */
  readonly title: string
  readonly tentative: boolean
}

/** A value with its interval on a scale that all rows share. An end beyond the scale becomes an arrow. */
export function Interval({ scale, value, lower, upper, title, tentative }: IntervalProps): ReactNode {
  const at = (points: number) => percent(Math.min(1, Math.max(0, placeOn(scale, points))))
  const colour = tentative ? 'stroke-faint' : 'stroke-ink'
  return (
    <svg className="block h-6 w-full overflow-visible" aria-hidden="true">
      <title>{title}</title>
      <Ticks scale={scale} />
      <line
        x1={at(lower)}
        x2={at(upper)}
        y1="12"
        y2="12"
        className={colour}
        strokeWidth="1.5"
        {...(tentative ? { strokeDasharray: '2 3' } : {})}
      />
      {lower < scale.low && <Arrow left colour={colour} />}
      {upper > scale.high && <Arrow colour={colour} />}
      {value >= scale.low && value <= scale.high && (
        <circle
          cx={at(value)}
          cy="12"
          r="3.5"
          className={tentative ? 'fill-bg stroke-faint' : 'fill-accent stroke-accent'}
          strokeWidth="1.5"
        />
      )}
      <rect width="100%" height="24" fill="transparent">
        <title>{title}</title>
      </rect>
    </svg>
  )
}

/** The axis above the rows. */
export function IntervalAxis({ scale, unit }: { readonly scale: Scale; readonly unit: string }): ReactNode {
  return (
    <svg className="block h-5 w-full overflow-visible font-normal" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <text
          key={tick}
          x={percent(placeOn(scale, tick))}
          y="14"
          textAnchor="middle"
          className="fill-faint text-[11px] tabular-nums"
        >
          {tick.toLocaleString('en', { useGrouping: false })}
        </text>
      ))}
      <title>{unit}</title>
    </svg>
  )
}

function Ticks({ scale }: { readonly scale: Scale }): ReactNode {
  return scale.ticks.map((tick) => {
    const x = percent(placeOn(scale, tick))
    return <line key={tick} x1={x} x2={x} y1="-6" y2="30" className="stroke-line" />
  })
}

function Arrow({ left = false, colour }: { readonly left?: boolean; readonly colour: string }): ReactNode {
  const chevron = (
    <path d={left ? 'M5 8 L1 12 L5 16' : 'M-5 8 L-1 12 L-5 16'} fill="none" className={colour} />
  )
  return left ? (
    chevron
  ) : (
    <svg x="100%" className="overflow-visible" aria-hidden="true">
      {chevron}
    </svg>
  )
}
