import type { ReactNode } from 'react'
import { AxisBeside } from './axis'
import { LabelsBelow } from './columns'
import { cutLabel, Mark, Plot } from './plot'
import { percent, placeOn, type Scale } from './scale'

/** One step along the line; a step without a value leaves a gap. */
export interface TrendPoint {
  readonly key: string
  readonly label: string
  readonly value: number | undefined
  readonly lower?: number
  readonly upper?: number
  readonly words: string
  readonly href?: string | undefined
}

interface TrendProps {
  readonly points: readonly TrendPoint[]
  readonly scale: Scale
  readonly heading: { readonly text: string; readonly href?: string | undefined }
  readonly format: (value: number) => string
  readonly unit: string
  readonly even?: number
  readonly height?: number
}

/** A value along equal steps (weeks, ratios): a line through dots with their intervals. */
export function Trend(props: TrendProps): ReactNode {
  const { points, scale, heading, format, unit, even, height = 96 } = props
  const at = (index: number) => (index + 0.5) / points.length
  const down = (value: number) => height * (1 - Math.min(1, Math.max(0, placeOn(scale, value))))
  return (
    <Plot
      label={`${heading.text}: ${unit}`}
      height={height}
      room={{ top: 44, right: 8, bottom: 22, left: 48 }}
    >
      <Mark words={heading.text} href={heading.href}>
        <text
          x="-40"
          y="-28"
          className={`text-[13px] font-medium ${heading.href ? 'fill-accent' : 'fill-ink'}`}
        >
          {cutLabel(heading.text, 40)}
        </text>
      </Mark>
      <AxisBeside {...{ scale, height, format, unit }} {...(even === undefined ? {} : { even })} />
      <Line
        points={points.map(({ value }, index) =>
          value === undefined ? undefined : [at(index), down(value)],
        )}
        height={height}
      />
      {points.map(({ key, value, lower, upper, words, href }, index) => {
        if (value === undefined) return null
        const x = percent(at(index))
        return (
          <Mark key={key} words={words} href={href}>
            <rect
              x={percent(index / points.length)}
              y="0"
              width={percent(1 / points.length)}
              height={height}
              fill="transparent"
              className="reach"
            />
            {lower !== undefined && upper !== undefined && (
              <line
                x1={x}
                x2={x}
                y1={down(lower)}
                y2={down(upper)}
                className="stroke-faint"
                strokeWidth="1.5"
              />
            )}
            <circle cx={x} cy={down(value)} r="3" className="fill-accent" />
          </Mark>
        )
      })}
      <LabelsBelow labels={points.map(({ label }) => label)} height={height} />
    </Plot>
  )
}

/** Paths know no per cent: the line is drawn on a canvas of 100 units that is stretched to the width there is. */
function Line({
  points,
  height,
}: {
  readonly points: readonly (readonly [number, number] | undefined)[]
  readonly height: number
}): ReactNode {
  let path = ''
  points.forEach((point, index) => {
    if (point) path += `${points[index - 1] ? 'L' : 'M'}${(100 * point[0]).toFixed(2)} ${point[1].toFixed(1)}`
  })
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className="overflow-visible"
      aria-hidden="true"
    >
      <path
        d={path}
        fill="none"
        className="stroke-accent"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
