import type { ReactNode } from 'react'

/** A few numbers that a page begins with, side by side. */
export function Figures({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] gap-x-8 gap-y-4">
      {children}
    </dl>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  /** How sure it is, and of how many. */
  readonly note?: ReactNode
}

export function Figure({ label, value, note }: FigureProps): ReactNode {
  return (
    <div className="min-w-0 border-t border-line-strong pt-1.5">
      <dt className="text-xs text-soft [overflow-wrap:anywhere]">{label}</dt>
      <dd className="mt-0.5 text-2xl font-medium tabular-nums tracking-tight">{value}</dd>
      {note && <dd className="mt-0.5 text-xs text-soft [overflow-wrap:anywhere]">{note}</dd>}
    </div>
  )
}
