'use client' // needs the browser for arrow keys, for what a cell says while it is looked at, and to open lists in place

import { useRouter } from 'next/navigation'
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react'
import { SaveButtons } from '@/components/charts/save-buttons'
import { cellInWords, lazyCells, type MatrixNumbers, matrixHtml, opensInWords } from './matrix-cells'
import { type PackedMatrix, unpackMatrix } from './matrix-packed'
import { matrixCsv, matrixSvg } from './matrix-take-along'

/** The matrix as a table of links, there before any script. With scripts one cell is in the tab order and arrows move. */
export function MatrixGrid({ packed }: { readonly packed: PackedMatrix }) {
  const router = useRouter()
  const box = useRef<HTMLElement>(null)
  const [said, setSaid] = useState('')
  const [pending, start] = useTransition()
  const numbers = useMemo(() => unpackMatrix(packed), [packed])
  const html = useMemo(() => matrixHtml(numbers), [numbers])
  // Only who looks at a cell needs them: the server does not.
  const cells = useMemo(() => lazyCells(numbers), [numbers])
  const { models } = numbers

  useEffect(() => {
    if (!html) return
    box.current?.querySelectorAll('a').forEach((link, index) => {
      link.tabIndex = index === 0 ? 0 : -1
    })
  }, [html])

  function tell(target: EventTarget) {
    const place = placeOf(target)
    const cell = place && cells()[place.row * models.length + place.column]
    if (!place || !cell) return
    const words = cellInWords(numbers.kind, cell)
    // Who cannot see the line below hears it with the link.
    linkAt(box.current, place.row, place.column)?.setAttribute('title', words)
    setSaid(`${models[place.row]} against ${models[place.column]}: ${words}; ${opensInWords(numbers, cell)}`)
  }

  function move(event: KeyboardEvent) {
    const by = STEPS[event.key]
    const place = placeOf(event.target)
    if (!by || !place || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    for (let step = 1; step < models.length; step++) {
      const [row, column] = [place.row + by[0] * step, place.column + by[1] * step]
      const link = linkAt(box.current, row, column)
      if (!link) continue
      if (event.target instanceof HTMLElement) event.target.tabIndex = -1
      link.tabIndex = 0
      link.focus()
      return
    }
  }

  function make(kind: 'svg' | 'csv'): string | undefined {
    if (kind === 'csv') return matrixCsv(numbers)
    const table = box.current?.querySelector('table')
    return table ? matrixSvg(table, numbers) : undefined
  }

  function open(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const address = link.getAttribute('href') ?? ''
    start(() => router.push(address))
  }

  return (
    <div className="hidden sm:block">
      <section
        ref={box}
        aria-label="All pairs of models"
        className="matrix heat"
        data-hue={HUES[numbers.kind]}
        data-size={models.length > 60 ? 'tiny' : models.length > 24 ? 'small' : 'large'}
        onKeyDown={move}
        onClick={open}
        onFocus={(event) => tell(event.target)}
        onMouseOver={(event) => tell(event.target)}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: matrixHtml escapes every name and address
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <p className="mt-1 min-h-5 truncate text-xs text-soft" aria-hidden="true">
        {said || 'Point at a cell, or move with the arrow keys.'}
      </p>
      <SaveButtons name="matrix" make={make} />
      {pending && <span data-pending hidden />}
    </div>
  )
}

const HUES: Readonly<Partial<Record<MatrixNumbers['kind'], string>>> = { tie_rate: 'tie', both_bad: 'bad' }

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function placeOf(target: EventTarget): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.closest('td') : null
  const row = cell?.closest('tr')
  if (!cell || !row || row.parentElement?.tagName !== 'TBODY') return undefined
  return { row: row.rowIndex - 1, column: cell.cellIndex - 1 }
}

function linkAt(box: HTMLElement | null, row: number, column: number): HTMLAnchorElement | null | undefined {
  return box?.querySelector('table')?.tBodies[0]?.rows[row]?.cells[column + 1]?.querySelector('a')
}
