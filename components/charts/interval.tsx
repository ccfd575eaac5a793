import type { ReactNode } from 'react'
import { IntervalMark } from './interval-mark'
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
  return (
    <svg className="block h-6 w-full overflow-visible" aria-hidden="true">
      <title>{title}</title>
      <Ticks scale={scale} />
      <IntervalMark {...{ scale, value, lower, upper, tentative }} y={12} />
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
