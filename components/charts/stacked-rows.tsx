import type { ReactNode } from 'react'
import { AxisBelow } from './axis'
import { cutLabel, Mark, Plot } from './plot'
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
  return (
    <Plot label={label} height={height} room={{ top: 4, right: WHOLE, bottom: 34, left: LABEL }}>
      <AxisBelow
        scale={linearScale(0, 1, 4)}
        height={height}
        format={(share) => `${(100 * share).toFixed(0)} %`}
        unit="share of the votes"
      />
      {rows.map((row, index) => (
        <Bar key={row.key} row={row} y={index * ROW} />
      ))}
    </Plot>
  )
}

function Bar({ row, y }: { readonly row: StackedRow; readonly y: number }): ReactNode {
  const total = row.parts.reduce((sum, { count }) => sum + count, 0)
  let before = 0
  return (
    <>
      <Mark words={`${row.label}: ${row.whole}`} href={row.href}>
        <text
          x="-10"
          y={y + ROW / 2 + 4}
          textAnchor="end"
          className={`text-xs ${row.href ? 'fill-accent' : 'fill-ink'}`}
        >
          {cutLabel(row.label, 19)}
        </text>
      </Mark>
      {row.parts.map((part) => {
        if (part.count === 0) return null
        const share = part.count / total
        const x = before
        before += share
        return (
          <Mark key={part.key} words={part.words} href={part.href}>
            <rect
              x={percent(x)}
              y={y + 3}
              width={percent(share)}
              height={ROW - 6}
              className={`${PARTS[part.key].fill} stroke-surface`}
            />
            {share > (PARTS[part.key].letter.length > 1 ? 0.15 : 0.08) && (
              <text
                x={percent(x + share / 2)}
                y={y + ROW / 2 + 4}
                textAnchor="middle"
                className="pointer-events-none fill-surface text-[11px]"
              >
                {part.letter ?? PARTS[part.key].letter}
              </text>
            )}
          </Mark>
        )
      })}
      <text x="100%" dx="8" y={y + ROW / 2 + 4} className="fill-soft text-[11px] tabular-nums">
        {row.whole}
      </text>
    </>
  )
}
