import type { ReactNode } from 'react'
import type { CountSummary, StyleCount } from '@/lib/queries/style-summary'
import { formatMean } from './numbers'

const COUNT_WORDS: Readonly<Record<StyleCount, string>> = {
  tokens: 'Tokens',
  headers: 'Headers',
  lists: 'List items',
  bold: 'Bold spans',
}

/** A cell of figures, on the right of its column. */
export const FIGURE = 'px-2 py-1 text-right'

interface CountTableProps {
  readonly title: string
  readonly note: string
  /** Whose answers the two pairs of columns are of. */
  readonly sides: readonly [CountSide, CountSide]
  /** Over the last column, and how many cells there are under it. */
  readonly last: { readonly head: string; readonly cells: number }
  readonly rows: readonly CountRow[]
}

interface CountSide {
  readonly name: string
  readonly className?: string
}

export interface CountRow {
  readonly name: StyleCount
  readonly sides: readonly [CountSummary, CountSummary]
  /** The cells under the last head. */
  readonly last: ReactNode
}

/** Median and mean of what is counted in answers, of two sides beside each other, and what follows from them. */
export function CountTable({ title, note, sides, last, rows }: CountTableProps): ReactNode {
  return (
    <section aria-labelledby="style-head" className="mt-6 min-w-0">
      <h2 id="style-head" className="font-semibold">
        {title}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{note}</p>
      <div className="relative mt-2 w-fit max-w-full overflow-x-auto rounded border border-line bg-surface">
        <table className="border-collapse text-sm">
          <thead className="text-xs text-soft">
            <tr>
              <th rowSpan={2} scope="col" className="px-3 py-1 text-left align-bottom font-medium">
                Count
              </th>
              {sides.map(({ name, className = '' }, index) => (
                <th
                  key={index}
                  colSpan={2}
                  scope="colgroup"
                  className={`${FIGURE} font-medium ${className}`}
                  title={name}
                >
                  <span className="block max-w-40 truncate">{name}</span>
                </th>
              ))}
              <th
                rowSpan={2}
                colSpan={last.cells}
                scope="col"
                className={`${FIGURE} pr-3 align-bottom font-medium`}
              >
                {last.head}
              </th>
            </tr>
            <tr>
              {[0, 1].flatMap((side) =>
                ['median', 'mean'].map((kind) => (
                  <th key={side + kind} scope="col" className={`${FIGURE} font-normal`}>
                    {kind}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} className="border-t border-line">
                <th scope="row" className="whitespace-nowrap px-3 py-1 text-left font-normal">
                  {COUNT_WORDS[row.name]}
                </th>
                {row.sides.flatMap(({ median, mean }, side) =>
                  [median, mean].map((value, index) => (
                    <td key={`${side}${index}`} className={FIGURE}>
                      {formatMean(value)}
                    </td>
                  )),
                )}
                {row.last}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
