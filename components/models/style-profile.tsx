import type { ReactNode } from 'react'
import { formatMean } from '@/components/board/numbers'
import { COUNT_WORDS } from '@/components/board/versus-style'
import type { CountProfile } from '@/lib/queries/model-style'

const CELL = 'px-2 py-1 text-right'

/** How the model writes, beside all other answers of the view. */
export function StyleProfile({ style }: { readonly style: readonly CountProfile[] }): ReactNode {
  if (style.length === 0) return null
  return (
    <section aria-labelledby="style-head" className="mt-6 min-w-0">
      <h2 id="style-head" className="font-semibold">
        Style against the field
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">
        Per answer of the model, and of all other models in the same view. The bar is the ratio of the two
        means; its middle is as much as the others.
      </p>
      <div className="relative mt-2 w-fit max-w-full overflow-x-auto rounded border border-line bg-surface">
        <table className="border-collapse text-sm">
          <thead className="text-xs text-soft">
            <tr>
              <th rowSpan={2} scope="col" className="px-3 py-1 text-left align-bottom font-medium">
                Count
              </th>
              <th colSpan={2} scope="colgroup" className={`${CELL} font-medium`}>
                this model
              </th>
              <th colSpan={2} scope="colgroup" className={`${CELL} font-medium`}>
                all others
              </th>
              <th rowSpan={2} colSpan={2} scope="col" className={`${CELL} pr-3 align-bottom font-medium`}>
                times as much
              </th>
            </tr>
            <tr>
              {['model', 'others'].flatMap((side) =>
                ['median', 'mean'].map((kind) => (
                  <th key={side + kind} scope="col" className={`${CELL} font-normal`}>
                    {kind}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {style.map(({ name, model, others }) => {
              const ratio = model.mean / others.mean
              return (
                <tr key={name} className="border-t border-line">
                  <th scope="row" className="whitespace-nowrap px-3 py-1 text-left font-normal">
                    {COUNT_WORDS[name]}
                  </th>
                  {[model.median, model.mean, others.median, others.mean].map((value, index) => (
                    <td key={index} className={CELL}>
                      {formatMean(value)}
                    </td>
                  ))}
                  <td className={CELL}>{Number.isFinite(ratio) ? ratio.toFixed(2) : '–'}</td>
                  <td className="hidden px-3 py-1 sm:table-cell" aria-hidden="true">
                    <Ratio ratio={ratio} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
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
