import type { ReactNode } from 'react'
import { type Html, html } from '@/lib/html'
import { axisBelow } from './axis'
import { cutLabel, mark, Plot } from './plot'
import { linearScale, percent } from './scale'

/** Parts of one whole. */
export interface StackedRow {
  readonly key: string
  readonly label: string
  /** In the order of the legend. */
  readonly parts: readonly StackedPart[]
  /** What the whole is, at the end of the row: "1,204 votes". */
  readonly whole: string
  readonly href?: string | undefined
}

export interface StackedPart {
  readonly key: PartColour
  readonly count: number
  readonly words: string
  readonly href?: string | undefined
  /** Inside the part, where A and B are not what it stands for: "won". */
  readonly letter?: string
}

export type PartColour = keyof typeof PARTS

/** The four ends of a vote in the colours they have everywhere, each with its letter or word. */
export const PARTS = {
  a: { fill: 'fill-side-a', background: 'bg-side-a', letter: 'A', label: 'A won' },
  b: { fill: 'fill-side-b', background: 'bg-side-b', letter: 'B', label: 'B won' },
  tie: { fill: 'fill-tie', background: 'bg-tie', letter: 'tie', label: 'tie' },
  bad: { fill: 'fill-bad', background: 'bg-bad', letter: 'bad', label: 'both bad' },
} as const

const ROW = 24
const LABEL = 124
const WHOLE = 84

/** Shares of a whole as bars of one length, one row each. */
export function StackedRows({
  rows,
  label,
}: {
  readonly rows: readonly StackedRow[]
  readonly label: string
}): ReactNode {
  const height = Math.max(1, rows.length) * ROW
  const axis = axisBelow({
    scale: linearScale(0, 1, 4),
    height,
    format: (share) => `${(100 * share).toFixed(0)} %`,
    unit: 'share of the votes',
  })
  const drawn = html`${axis}${rows.map((row, index) => bar(row, index * ROW))}`
  return (
    <Plot
      label={label}
      height={height}
      room={{ top: 4, right: WHOLE, bottom: 34, left: LABEL }}
      drawn={drawn}
    />
  )
}

function bar(row: StackedRow, y: number): Html {
  const total = row.parts.reduce((sum, { count }) => sum + count, 0)
  const foot = y + ROW / 2 + 4
  let before = 0
  const parts = row.parts.flatMap((part) => {
    if (part.count === 0) return []
    const { fill, letter } = PARTS[part.key]
    const share = part.count / total
    const x = before
    before += share
    const named =
      share > (letter.length > 1 ? 0.15 : 0.08) &&
      html`<text x="${percent(x + share / 2)}" y="${foot}" text-anchor="middle" class="pointer-events-none fill-surface text-[11px]">${part.letter ?? letter}</text>`
    return [
      mark(
        part.words,
        part.href,
        html`<rect x="${percent(x)}" y="${y + 3}" width="${percent(share)}" height="${ROW - 6}" class="${fill} stroke-surface"/>${named}`,
      ),
    ]
  })
  const label = mark(
    `${row.label}: ${row.whole}`,
    row.href,
    html`<text x="-10" y="${foot}" text-anchor="end" class="text-xs ${row.href ? 'fill-accent' : 'fill-ink'}">${cutLabel(row.label, 19)}</text>`,
  )
  return html`${label}${parts}<text x="100%" dx="8" y="${foot}" class="fill-soft text-[11px] tabular-nums">${row.whole}</text>`
}
