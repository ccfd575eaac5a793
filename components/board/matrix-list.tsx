'use client' // needs the browser to fill a list only once it is opened

import { useMemo, useState } from 'react'
import type { CellKind } from '@/lib/board-policy'
import {
  cellHref,
  cellInWords,
  cellText,
  lazyCells,
  type MatrixCell,
  type MatrixNumbers,
  opensInWords,
  rateOf,
} from './matrix-cells'
import { type PackedMatrix, unpackMatrix } from './matrix-packed'

interface MatrixListProps {
  readonly packed: PackedMatrix
  /** The same page for one model alone, around its name: where a list leads without scripts. */
  readonly alone: readonly [string, string]
}

/** The matrix on a narrow screen: a list of opponents for each model. */
export function MatrixList({ packed, alone }: MatrixListProps) {
  const numbers = useMemo(() => unpackMatrix(packed), [packed])
  const cells = useMemo(() => lazyCells(numbers), [numbers])
  const met = useMemo(() => metOf(numbers), [numbers])
  const { models, kind } = numbers
  const opponents = (row: number) =>
    models.flatMap((name, column) => {
      const cell = cells()[row * models.length + column]
      return cell ? [{ name, column, cell }] : []
    })
  return (
    <ul className="divide-y divide-line border-y border-line sm:hidden">
      {models.map((model, row) => (
        <li key={model}>
          <Unfolding
            label={model}
            count={met[row] ?? 0}
            href={alone[0] + (numbers.keys[row] ?? '') + alone[1]}
          >
            {() =>
              opponents(row)
                .sort((one, other) => orderOf(kind, other.cell) - orderOf(kind, one.cell))
                .map(({ name, column, cell }) => (
                  <li key={name}>
                    <a
                      href={cellHref(numbers, cell, row, column)}
                      rel="nofollow"
                      className="flex items-baseline justify-between gap-3 py-1.5"
                      aria-label={`${name}: ${cellInWords(kind, cell)}; ${opensInWords(numbers, cell)}`}
                    >
                      <span className="truncate" dir="auto">
                        {name}
                      </span>
                      <span className="shrink-0 tabular-nums">
                        {cellText(kind, cell)}
                        {SHARES.has(kind) && cellText(kind, cell) !== '–' && ' %'}
                        {kind !== 'votes' && <span className="ml-2 text-xs text-faint">of {cell.votes}</span>}
                      </span>
                    </a>
                  </li>
                ))
            }
          </Unfolding>
        </li>
      ))}
    </ul>
  )
}

/** How many opponents each model has. */
function metOf({ models, pairs }: MatrixNumbers): Int32Array {
  const met = new Int32Array(models.length)
  for (let at = 0; at < pairs.length; at += 6) {
    met[pairs[at]!]!++
    met[pairs[at + 1]!]!++
  }
  return met
}

const SHARES: ReadonlySet<CellKind> = new Set(['win_rate', 'tie_rate', 'both_bad'])

/** What a list of opponents is sorted by, most first. */
function orderOf(kind: CellKind, cell: MatrixCell): number {
  switch (kind) {
    case 'win_rate':
      return cell.share || 0
    case 'votes':
      return cell.votes
    case 'tie_rate':
      return rateOf(cell, cell.ties).share
    case 'both_bad':
      return rateOf(cell, cell.bothBad).share
    case 'residual':
      return cell.residual ?? 0
  }
}

function Unfolding({
  label,
  count,
  href,
  children,
}: {
  readonly label: string
  readonly count: number
  readonly href: string
  readonly children: () => React.ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex cursor-pointer list-none items-baseline justify-between gap-3 py-2">
        <span className="truncate" dir="auto">
          {label}
        </span>
        <span className="shrink-0 text-xs text-faint">
          {count === 1 ? '1 opponent' : `${count} opponents`}
        </span>
      </summary>
      {open ? (
        <ul className="pb-2 pl-3">{children()}</ul>
      ) : (
        <a href={href} className="block py-1.5 pl-3 text-accent">
          Its votes alone
        </a>
      )}
    </details>
  )
}
