import type { ReactNode } from 'react'
import { CountTable, FIGURE } from '@/components/board/count-table'
import type { CountProfile } from '@/lib/queries/model-style'

/** How the model writes, beside all other answers of the view. */
export function StyleProfile({ style }: { readonly style: readonly CountProfile[] }): ReactNode {
  if (style.length === 0) return null
  return (
    <CountTable
      title="Style against the field"
      note="Per answer of the model, and of all other models in the same view. The bar is the ratio of the two means; its middle is as much as the others."
      sides={[{ name: 'this model' }, { name: 'all others' }]}
      last={{ head: 'times as much', cells: 2 }}
      rows={style.map(({ name, model, others }) => {
        const ratio = model.mean / others.mean
        return {
          name,
          sides: [model, others],
          last: (
            <>
              <td className={FIGURE}>{Number.isFinite(ratio) ? ratio.toFixed(2) : '–'}</td>
              <td className="hidden px-3 py-1 sm:table-cell" aria-hidden="true">
                <Ratio ratio={ratio} />
              </td>
            </>
          ),
        }
      })}
    />
  )
}

/** From a quarter to four times, on a scale of ratios. */
function Ratio({ ratio }: { readonly ratio: number }): ReactNode {
  if (!(ratio > 0) || !Number.isFinite(ratio)) return <span className="block w-40" />
  const place = 50 + 25 * Math.min(2, Math.max(-2, Math.log2(ratio)))
  return (
    <span className="relative block h-2 w-40 rounded-sm bg-sunken">
      <span
        className="absolute inset-y-0 bg-accent"
        style={{ left: `${Math.min(50, place)}%`, width: `${Math.abs(place - 50)}%` }}
      />
      <span className="absolute -inset-y-0.5 left-1/2 w-px bg-line-strong" />
    </span>
  )
}
