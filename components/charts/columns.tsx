import type { ReactNode } from 'react'
import { html } from '@/lib/html'
import { axisBeside, labelsBelow, rounded } from './axis'
import { mark, Plot } from './plot'
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
  const axis = axisBeside({ scale, height, unit, format: (count) => count.toLocaleString('en') })
  const drawn = columns.map(({ count, words, href }, index) => {
    const tall = rounded((height * count) / most)
    return mark(
      words,
      href,
      html`<rect x="${percent(index * width)}" y="0" width="${percent(width)}" height="${height}" class="reach"/>
        <rect x="${percent((index + 0.1) * width)}" y="${rounded(height - tall)}" width="${percent(0.8 * width)}" height="${tall}" class="fill-accent"/>`,
    )
  })
  const labels = labelsBelow(
    columns.map(({ label: text }) => text),
    height,
  )
  return (
    <Plot
      label={label}
      height={height}
      room={{ top: 26, right: 8, bottom: 22, left: 48 }}
      drawn={html`${axis}${drawn}${labels}`}
    />
  )
}
