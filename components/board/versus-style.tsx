import type { ReactNode } from 'react'
import type { Versus } from '@/lib/queries/versus'
import { CountTable, FIGURE } from './count-table'
import { formatCount, formatShare } from './numbers'

/** How the answers of the two differ in style, and what the answer with more of it won. */
export function VersusStyle({ versus }: { readonly versus: Versus }): ReactNode {
  const { a, b, style } = versus
  if (style.length === 0) return null
  return (
    <CountTable
      title="Length and style"
      note="Per answer, in the battles between the two. Right: how often the answer with more of it won, of the decisive votes on two unequal answers; 50 % would say that it does not matter."
      sides={[
        { name: `A ${a}`, className: 'text-side-a' },
        { name: `B ${b}`, className: 'text-side-b' },
      ]}
      last={{ head: 'The one with more won', cells: 1 }}
      rows={style.map(({ name, a: first, b: second, moreWins, decisive }) => ({
        name,
        sides: [first, second],
        last: (
          <td className={`whitespace-nowrap ${FIGURE} pr-3`}>
            {decisive > 0 ? (
              <>
                {formatShare(moreWins.share)}{' '}
                <span className="text-xs text-faint">
                  {formatShare(moreWins.lower)}–{formatShare(moreWins.upper)} of {formatCount(decisive)}
                </span>
              </>
            ) : (
              '–'
            )}
          </td>
        ),
      }))}
    />
  )
}
