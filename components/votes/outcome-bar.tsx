import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

export interface Outcomes {
  readonly win: number
  readonly loss: number
  readonly tie: number
  readonly both_bad: number
}

interface OutcomeBarProps {
  readonly outcomes: Outcomes
  /** The votes behind each part. */
  readonly hrefOf?: (outcome: keyof Outcomes) => string | undefined
  /** Words behind the counts: "won by gpt-4o"; wins and losses unless told. */
  readonly words?: Readonly<Record<keyof Outcomes, string>>
  /** The bar of a page rather than of a card. */
  readonly large?: boolean
}

const PARTS = [
  { key: 'win', one: 'win', many: 'wins', colour: 'bg-side-a' },
  { key: 'loss', one: 'loss', many: 'losses', colour: 'bg-side-b' },
  { key: 'tie', one: 'tie', many: 'ties', colour: 'bg-tie' },
  { key: 'both_bad', one: 'both bad', many: 'both bad', colour: 'bg-bad' },
] as const

/** How votes ended: a strip in four colours, and the same in words. */
export function OutcomeBar({ outcomes, hrefOf, words, large = false }: OutcomeBarProps): ReactNode {
  const parts = PARTS.filter(({ key }) => outcomes[key] > 0)
  const total = parts.reduce((sum, { key }) => sum + outcomes[key], 0)
  if (parts.length === 0) return <p className="text-xs text-faint">no votes</p>
  return (
    <div className="grid gap-1">
      <div className={`flex gap-px overflow-hidden rounded-sm ${large ? 'h-5' : 'h-1.5'}`} aria-hidden="true">
        {parts.map(({ key, colour }) => {
          const href = hrefOf?.(key)
          const grow = { flexGrow: outcomes[key] }
          // The same link stands below in words: pointing at the strip is enough.
          return href ? (
            <Link key={key} href={href} tabIndex={-1} className={`${colour} hover:opacity-80`} style={grow} />
          ) : (
            <span key={key} className={colour} style={grow} />
          )
        })}
      </div>
      <p
        className={`flex flex-wrap gap-x-3 tabular-nums text-soft ${large ? 'gap-y-1 gap-x-5 pt-1' : 'text-xs'}`}
      >
        {parts.map(({ key, one, many, colour }) => {
          const href = hrefOf?.(key)
          const said = `${outcomes[key].toLocaleString('en')} ${words?.[key] ?? (outcomes[key] === 1 ? one : many)}`
          return (
            <span key={key} className="inline-flex min-w-0 items-baseline gap-1.5">
              <span aria-hidden="true" className={`size-2 shrink-0 rounded-sm ${colour}`} />
              {href ? (
                <Link href={href} className="text-accent hover:underline [overflow-wrap:anywhere]">
                  {said}
                </Link>
              ) : (
                said
              )}
              {large && (
                <span className="text-faint">
                  {((100 * outcomes[key]) / total).toFixed(0)}
                  {'\u00a0'}%
                </span>
              )}
            </span>
          )
        })}
      </p>
    </div>
  )
}
