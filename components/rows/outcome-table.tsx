import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { OUTCOMES } from '@/lib/filters/sides'
import { rowsInWords } from '@/lib/headline'
import type { Elsewhere } from '@/lib/queries/elsewhere'
import type { RowSummary } from '@/lib/queries/rows'
import { emptyView, viewHref } from '@/lib/view'
import { onlyView } from './row-links'

interface OutcomeTableProps {
  readonly dataset: Dataset
  readonly summary: RowSummary
  readonly elsewhere: Elsewhere
  readonly of: 'question' | 'image'
  /** Hash of the question or the image. */
  readonly value: string
}

/** Models that are shown; beyond them the board of these votes has all. */
const MOST = 20

const HEADS = { win: 'won', loss: 'lost', tie: 'tied', both_bad: 'both bad' } as const

/** How the votes on one question or image ended for each model: the models of this row first, every number its votes. */
export function OutcomeTable({ dataset, summary, elsewhere, of, value }: OutcomeTableProps): ReactNode {
  const { rows, outcomes } = elsewhere[of]
  if (!outcomes || rows === 0) return null
  const sides = new Map([
    [summary.model_a, 'A'],
    [summary.model_b, summary.model_a === summary.model_b ? 'A, B' : 'B'],
  ])
  const ordered = [...outcomes].sort(
    (one, other) => Number(sides.has(other.model)) - Number(sides.has(one.model)),
  )
  const hrefOf = (model: string, outcome?: string) => {
    const view = onlyView(dataset, [
      [of, [value]],
      ['model', [model]],
      ...(outcome ? [['outcome', [outcome]] as const] : []),
    ])
    return view && viewHref(dataset.slug, dataset, view)
  }
  const board = viewHref(dataset.slug, dataset, onlyView(dataset, [[of, [value]]]) ?? emptyView, ['votes'])
  return (
    // It may be opened before the page hydrates.
    <details className="mt-1 w-fit max-w-full" suppressHydrationWarning>
      <summary className="w-fit cursor-pointer text-[13px] text-accent">
        How these votes ended, per model
      </summary>
      <div className="mt-1 overflow-x-auto" role="region" aria-label={`Votes on this ${of}`} tabIndex={0}>
        <table className="text-[13px]">
          <caption className="pb-1 text-left text-faint">
            All {rowsInWords(dataset, rows + 1)} on this {of}, this one among them.{' '}
            <Link href={board} className="whitespace-nowrap underline underline-offset-4">
              Their board
            </Link>
          </caption>
          <thead>
            <tr className="border-b border-line text-right text-xs text-faint">
              <th scope="col" className="py-1 pr-4 text-left font-medium">
                model
              </th>
              {OUTCOMES.map((outcome) => (
                <th key={outcome} scope="col" className="whitespace-nowrap px-2 py-1 font-medium">
                  {HEADS[outcome]}
                </th>
              ))}
              <th scope="col" className="py-1 pl-2 font-medium">
                votes
              </th>
            </tr>
          </thead>
          <tbody className="text-right">
            {ordered.slice(0, MOST).map((counts) => (
              <tr key={counts.model} className="border-b border-line">
                <th scope="row" className="py-1 pr-4 text-left font-normal [overflow-wrap:anywhere]">
                  {sides.has(counts.model) && (
                    <span className="mr-1.5 text-xs font-semibold text-faint">{sides.get(counts.model)}</span>
                  )}
                  <bdi className={sides.has(counts.model) ? 'font-medium text-ink' : ''}>
                    {counts.model || 'no model named'}
                  </bdi>
                </th>
                {OUTCOMES.map((outcome) => (
                  <Count key={outcome} count={counts[outcome]} href={hrefOf(counts.model, outcome)} />
                ))}
                <Count count={counts.rows} href={hrefOf(counts.model)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ordered.length > MOST && <p className="text-xs text-faint">and {ordered.length - MOST} more models</p>}
    </details>
  )
}

function Count({ count, href }: { readonly count: number; readonly href: string | undefined }) {
  return (
    <td className="px-2 py-1 tabular-nums">
      {count > 0 && href ? (
        <Link href={href} className="text-accent hover:underline">
          {count.toLocaleString('en')}
        </Link>
      ) : (
        <span className="text-faint">{count}</span>
      )}
    </td>
  )
}
