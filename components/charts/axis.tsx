import type { ReactNode } from 'react'
import { percent, placeOn, type Scale } from './scale'

interface AxisProps {
  readonly scale: Scale
  /** Pixels of the drawing from top to bottom. */
  readonly height: number
  readonly format: (value: number) => string
  /** What is measured, in what: "points", "share of votes". */
  readonly unit: string
  /** Drawn stronger than the other hairlines: where nothing differs. */
  readonly even?: number
}

const FIGURES = 'fill-faint text-[11px] tabular-nums'

/** An axis along the bottom: hairlines at round values, their figures and the unit below (34 pixels). */
export function AxisBelow({ scale, height, format, unit, even }: AxisProps): ReactNode {
  return (
    <svg className="overflow-visible" aria-hidden="true">
      {scale.ticks.map((tick) => {
        const x = percent(placeOn(scale, tick))
        return (
          <g key={tick}>
            <line
              x1={x}
              x2={x}
              y1="0"
              y2={height}
              className={tick === even ? 'stroke-line-strong' : 'stroke-line'}
            />
            <text x={x} y={height + 14} textAnchor="middle" className={FIGURES}>
              {format(tick)}
            </text>
          </g>
        )
      })}
      <text x="50%" y={height + 29} textAnchor="middle" className="fill-faint text-[11px]">
        {unit}
      </text>
    </svg>
  )
}

/** An axis along the left: hairlines at round values, their figures left of them (40 pixels), the unit on top (18). */
export function AxisBeside({ scale, height, format, unit, even }: AxisProps): ReactNode {
  return (
    <svg className="overflow-visible" aria-hidden="true">
      {scale.ticks.map((tick) => {
        const y = height * (1 - placeOn(scale, tick))
        return (
          <g key={tick}>
            <line
              x1="0"
              x2="100%"
              y1={y}
              y2={y}
              className={tick === even ? 'stroke-line-strong' : 'stroke-line'}
            />
            <text x="-8" y={y + 4} textAnchor="end" className={FIGURES}>
              {format(tick)}
            </text>
          </g>
        )
      })}
      <text x="-8" y="-10" className="fill-faint text-[11px]" textAnchor="start" dx="-32">
        {unit}
      </text>
    </svg>
  )
}
