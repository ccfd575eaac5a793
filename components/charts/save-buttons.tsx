'use client' // needs the browser to make a file of what is shown

import './chart.css'
import type { ReactNode } from 'react'

interface SaveButtonsProps {
  /** The files' name, without their ending. */
  readonly name: string
  readonly make: (kind: 'svg' | 'csv') => string | undefined
}

/** A drawing to take along, and its numbers. */
export function SaveButtons({ name, make }: SaveButtonsProps): ReactNode {
  function save(kind: 'svg' | 'csv') {
    const text = make(kind)
    if (text === undefined) return
    const type = kind === 'svg' ? 'image/svg+xml' : 'text/csv'
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${name}.${kind}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  return (
    <div className="chart-tools mt-1">
      {(['svg', 'csv'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className="rounded px-2 py-0.5 text-xs text-soft hover:bg-sunken hover:text-ink"
          onClick={() => save(kind)}
        >
          Save as {kind.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
