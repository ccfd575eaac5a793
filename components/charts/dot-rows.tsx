import type { ReactNode } from 'react'
import { type Html, html } from '@/lib/html'
import { axisBelow } from './axis'
import { intervalMark } from './interval-mark'
import { cutLabel, mark, Plot } from './plot'
import { linearScale, percent, placeOn, type Scale } from './scale'

/** One dot with its interval. */
export interface DotRow {
  readonly key: string
  readonly label: string
  readonly value: number
  /** Ends of the interval; both `value` where there is none. */
  readonly lower: number
  readonly upper: number
  /** The whole of it in words, with the numbers. */
  readonly words: string
  readonly href?: string | undefined
  /** What the label is the name of, where that is a page of its own. */
  readonly labelHref?: string | undefined
  /** Drawn back unless it stands out. */
  readonly faint?: boolean
  /** Where the dot was to be expected: a stroke across the row. */
  readonly expected?: number | undefined
}

interface DotRowsProps {
  readonly rows: readonly DotRow[]
  readonly scale: Scale
  /** Above the rows: what they are of, and the view it leads to. */
  readonly heading?: { readonly text: string; readonly words: string; readonly href?: string | undefined }
  readonly format: (value: number) => string
  readonly unit: string
  readonly even?: number
  /** Pixels of a row: as high as the rows of a drawing beside it. */
  readonly row?: number
}

const ROW = 18
const LABEL = 148

/** Dots with intervals, one row each, on one axis: ratings, differences, shares. */
export function DotRows(props: DotRowsProps): ReactNode {
  const { rows, scale, heading, format, unit, even, row: tall = ROW } = props
  const height = Math.max(1, rows.length) * tall
  const drawn = html`${
    heading &&
    mark(
      heading.words,
      heading.href,
      html`<text x="${-LABEL}" y="-10" class="text-[13px] font-medium ${heading.href ? 'fill-accent' : 'fill-ink'}">${cutLabel(heading.text, 40)}</text>`,
    )
  }${axisBelow({ scale, height, format, unit, even })}${rows.map((row, index) => drawnRow(row, scale, index * tall, tall))}`
  return (
    <Plot
      label={heading?.words ?? unit}
      height={height}
      room={{ top: heading ? 26 : 6, right: 12, bottom: 34, left: LABEL }}
      drawn={drawn}
    />
  )
}

function drawnRow(row: DotRow, scale: Scale, top: number, tall: number): Html {
  const y = top + tall / 2
  const at = row.expected !== undefined && percent(placeOn(scale, row.expected))
  const label = html`<rect x="${-LABEL}" y="${top}" width="${LABEL}" height="${tall}" class="reach"/>
    <text x="-10" y="${y + 4}" text-anchor="end" class="text-xs ${row.faint ? 'fill-soft' : 'fill-ink'}">${cutLabel(row.label, 22)}</text>`
  // The whole row can be pointed at, not the few pixels of a dot alone.
  const dot = html`<rect x="0" y="${top}" width="100%" height="${tall}" class="reach"/>
    ${at && html`<line x1="${at}" x2="${at}" y1="${y - 7}" y2="${y + 7}" class="stroke-soft" stroke-width="2"/>`}
    ${intervalMark({ scale, y, value: row.value, lower: row.lower, upper: row.upper, faint: row.faint ?? false })}`
  return row.labelHref === undefined
    ? mark(row.words, row.href, [label, dot])
    : html`${mark(row.key, row.labelHref, label)}${mark(row.words, row.href, dot)}`
}

/** Holds all intervals of a chart, and `even`; a few far ends must not squeeze the rest: they become arrows. */
export function scaleOfRows(
  rows: readonly Pick<DotRow, 'value' | 'lower' | 'upper'>[],
  even?: number,
  most = 4,
): Scale {
  const ends = rows.flatMap(({ lower, upper }) => [lower, upper]).sort((one, other) => one - other)
  const cut = Math.floor(ends.length / 50)
  const values = rows.map(({ value }) => value)
  const low = Math.min(even ?? Infinity, ends[cut] ?? 0, ...values)
  const high = Math.max(even ?? -Infinity, ends[ends.length - 1 - cut] ?? 1, ...values)
  const room = (high - low) * 0.04
  return linearScale(low - room, high + room, most)
}
