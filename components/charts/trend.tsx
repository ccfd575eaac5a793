import type { ReactNode } from 'react'
import { type Html, html } from '@/lib/html'
import { axisBeside, labelsBelow, rounded } from './axis'
import { cutLabel, mark, Plot } from './plot'
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
  const down = (value: number) => rounded(height * (1 - Math.min(1, Math.max(0, placeOn(scale, value)))))
  const name = mark(
    heading.text,
    heading.href,
    html`<text x="-40" y="-28" class="text-[13px] font-medium ${heading.href ? 'fill-accent' : 'fill-ink'}">${cutLabel(heading.text, 40)}</text>`,
  )
  const path = line(
    points.map(({ value }, index) => (value === undefined ? undefined : [at(index), down(value)])),
    height,
  )
  const marks = points.flatMap(({ value, lower, upper, words, href }, index) => {
    if (value === undefined) return []
    const x = percent(at(index))
    const interval =
      lower !== undefined &&
      upper !== undefined &&
      html`<line x1="${x}" x2="${x}" y1="${down(lower)}" y2="${down(upper)}" class="stroke-faint" stroke-width="1.5"/>`
    return [
      mark(
        words,
        href,
        html`<rect x="${percent(index / points.length)}" y="0" width="${percent(1 / points.length)}" height="${height}" class="reach"/>
          ${interval}<circle cx="${x}" cy="${down(value)}" r="3" class="fill-accent"/>`,
      ),
    ]
  })
  const labels = labelsBelow(
    points.map(({ label }) => label),
    height,
  )
  return (
    <Plot
      label={`${heading.text}: ${unit}`}
      height={height}
      room={{ top: 44, right: 8, bottom: 22, left: 48 }}
      drawn={html`${name}${axisBeside({ scale, height, format, unit, even })}${path}${marks}${labels}`}
    />
  )
}

/** Paths know no per cent: the line is drawn on a canvas of 100 units that is stretched to the width there is. */
function line(points: readonly (readonly [number, number] | undefined)[], height: number): Html {
  let path = ''
  points.forEach((point, index) => {
    if (point) path += `${points[index - 1] ? 'L' : 'M'}${(100 * point[0]).toFixed(2)} ${point[1].toFixed(1)}`
  })
  return html`<svg width="100%" height="${height}" viewBox="0 0 100 ${height}" preserveAspectRatio="none" class="overflow-visible" aria-hidden="true"><path d="${path}" fill="none" class="stroke-accent" stroke-width="1.5" vector-effect="non-scaling-stroke"/></svg>`
}
