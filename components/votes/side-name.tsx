import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Side } from '@/lib/vote'

interface SideNameProps {
  readonly side: Side
  readonly model: string
  readonly href?: string
  /** The side that won; a side that lost steps back. */
  readonly result?: 'won' | 'lost'
}

/** The letter of a side in its colour, and its model. */
export function SideName({ side, model, href, result }: SideNameProps): ReactNode {
  const letter =
    side === 'a'
      ? result === 'won'
        ? 'bg-side-a text-surface'
        : 'bg-side-a-wash text-side-a'
      : result === 'won'
        ? 'bg-side-b text-surface'
        : 'bg-side-b-wash text-side-b'
  const name = model || 'no model named'
  return (
    <span className="inline-flex min-w-0 items-baseline gap-2">
      <span className={`inline-block w-6 shrink-0 rounded-sm text-center font-bold ${letter}`}>
        {side.toUpperCase()}
      </span>
      <bdi
        className={`[overflow-wrap:anywhere] ${result === 'lost' ? 'font-normal text-soft' : 'font-semibold'}`}
      >
        {href ? (
          <Link href={href} className="underline-offset-4 hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </bdi>
    </span>
  )
}
