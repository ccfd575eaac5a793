import type { ReactNode } from 'react'

interface Outcomes {
  readonly win: number
  readonly loss: number
  readonly tie: number
  readonly both_bad: number
}

const PARTS = [
  { key: 'win', one: 'win', many: 'wins', colour: 'bg-side-a' },
  { key: 'loss', one: 'loss', many: 'losses', colour: 'bg-side-b' },
  { key: 'tie', one: 'tie', many: 'ties', colour: 'bg-tie' },
  { key: 'both_bad', one: 'both bad', many: 'both bad', colour: 'bg-bad' },
] as const

/** How the votes on one answer ended for it: a strip in four colours, and the same in words. */
export function OutcomeBar({ outcomes }: { readonly outcomes: Outcomes }): ReactNode {
  const parts = PARTS.filter(({ key }) => outcomes[key] > 0)
  if (parts.length === 0) return <p className="text-xs text-faint">no votes</p>
  return (
    <div className="grid gap-1">
      <div className="flex h-1.5 gap-px overflow-hidden rounded-sm" aria-hidden="true">
        {parts.map(({ key, colour }) => (
          <span key={key} className={colour} style={{ flexGrow: outcomes[key] }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-3 text-xs tabular-nums text-soft">
        {parts.map(({ key, one, many, colour }) => (
          <span key={key} className="inline-flex items-center gap-1">
            <span aria-hidden="true" className={`size-2 rounded-sm ${colour}`} />
            {outcomes[key].toLocaleString('en')} {outcomes[key] === 1 ? one : many}
          </span>
        ))}
      </p>
    </div>
  )
}
