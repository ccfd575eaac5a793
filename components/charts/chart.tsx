import './chart.css'
import type { ReactNode } from 'react'
import { contentOf, type Html, html } from '@/lib/html'
import { ChartFrame } from './chart-frame'

/**
 * The family of charts. `Chart` is the frame: title, sentence, legend, drawings, and behind them the table that says the
 * same; it can be taken along as SVG and CSV. Inside go drawings made on the server:
 *
 * - `DotRows` dots with intervals in rows (differences, ratings, shares)
 * - `StackedRows` how votes ended, as bars of one length
 * - `Columns` counts along an order
 * - `Trend` a value along steps, with intervals
 * - `HeatLegend` and lib/heat.ts the steps of a coloured table
 *
 * Each is made of `Plot` (room for labels), `axisBelow` or `axisBeside`, and `mark` (words, and the link to the rows).
 * Colours are those of app/globals.css, so light and dark come by themselves.
 */
interface ChartProps {
  /** Unique on the page, and the name of the files that are taken along. */
  readonly id: string
  readonly title: string
  /** How to read it, and what it cannot say. */
  readonly note?: ReactNode
  readonly legend?: readonly LegendEntry[]
  readonly table: ChartTable
  /** Drawings stand side by side where there is room for this many pixels each. */
  readonly least?: number
  readonly children: ReactNode
}

export interface LegendEntry {
  /** Class of the swatch's background. */
  readonly background: string
  readonly label: string
}

/** The numbers of a chart. A number is shown as `text` and taken along as `value`; a name may lead to its page. */
export interface ChartTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ChartCell[])[]
}

export type ChartCell =
  | string
  | { readonly text: string; readonly value: number }
  | { readonly text: string; readonly href: string }

export function Chart({ id, title, note, legend, table, least = 300, children }: ChartProps): ReactNode {
  return (
    <ChartFrame name={id}>
      <figcaption id={id} className="scroll-mt-16 font-semibold">
        {title}
      </figcaption>
      {note && <div className="mt-1 max-w-prose text-sm text-soft">{note}</div>}
      {legend && (
        <ul className="mt-2 flex flex-wrap gap-x-4 text-xs text-soft">
          {legend.map(({ background, label }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden="true" className={`size-2.5 rounded-sm ${background}`} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <div
        data-plots
        data-dims
        className="mt-2 grid gap-x-8 gap-y-4"
        style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${least}px), 1fr))` }}
      >
        {children}
      </div>
      <Numbers table={table} title={title} />
    </ChartFrame>
  )
}

function Numbers({ table, title }: { readonly table: ChartTable; readonly title: string }): ReactNode {
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer list-none text-xs text-soft hover:text-ink">
        <span aria-hidden="true">▸</span> The numbers as a table
      </summary>
      <div className="relative mt-2 max-h-[60vh] w-fit max-w-full overflow-auto rounded border border-line bg-surface">
        <table className="numbers border-collapse">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="text-xs text-soft">
              {table.heads.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={`sticky top-0 bg-surface px-2 py-1.5 font-medium ${index === 0 ? 'text-left' : 'text-right'}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody data-to="" {...contentOf(written(table.rows))} />
        </table>
      </div>
    </details>
  )
}

/**
 * Some hundred rows, twice in the page: how they look is said once in chart.css, a first cell that several rows share
 * stands once beside them, and end tags that HTML lets be left out are.
 */
function written(rows: ChartTable['rows']): Html[] {
  return rows.map(([first = '', ...more], at) => {
    const name = textOf(first)
    const shared = at > 0 && name !== '' && textOf(rows[at - 1]?.[0] ?? '') === name
    return html`<tr>${!shared && headOf(first, alike(rows, at, name))}${more.map(cellOf)}`
  })
}

/** How many rows from here on begin with this name. */
function alike(rows: ChartTable['rows'], from: number, name: string): number {
  let to = from + 1
  while (name !== '' && to < rows.length && textOf(rows[to]?.[0] ?? '') === name) to++
  return to - from
}

function textOf(cell: ChartCell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function headOf(cell: ChartCell, rows: number): Html {
  return rows > 1
    ? html`<th scope="rowgroup" rowspan="${rows}">${contentOfCell(cell)}`
    : html`<th scope="row">${contentOfCell(cell)}`
}

function cellOf(cell: ChartCell): Html {
  if (typeof cell === 'string' || !('value' in cell)) return html`<td class="name">${contentOfCell(cell)}`
  // Of nothing there is no share; what cannot be said is left empty when taken along.
  const { value, text } = cell
  return html`<td data-value="${Number.isFinite(value) ? value : ''}">${text}`
}

function contentOfCell(cell: ChartCell): Html {
  if (typeof cell === 'string') return html`${cell}`
  return 'href' in cell ? html`<a href="${cell.href}">${cell.text}</a>` : html`${cell.text}`
}
