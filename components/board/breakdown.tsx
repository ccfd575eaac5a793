import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { Breakdown as BreakdownFigures, BreakdownValue } from '@/lib/queries/breakdown'
import { choose, type View, viewHref } from '@/lib/view'
import { formatCount, formatDifference } from './numbers'

interface BreakdownProps {
  readonly dataset: Dataset
  readonly view: View
  readonly breakdown: BreakdownFigures
  /** In the order of the board. */
  readonly models: readonly string[]
  readonly segments: readonly string[]
}

type Cell = BreakdownValue['differences'][number]

/** How each model's rating inside a value differs from the rest of the view. */
export function Breakdown({ dataset, view, breakdown, models, segments }: BreakdownProps): ReactNode {
  const filter = dataset.filters.find(({ name }) => name === breakdown.by)
  const values = breakdown.values.filter(({ differences }) => differences.length > 0)
  if (!filter || values.length === 0) return null
  const cells = new Map(
    values.map(({ value, differences }) => [value, new Map(differences.map((one) => [one.model, one]))]),
  )
  const shown = models.filter((model) => values.some(({ value }) => cells.get(value)?.has(model)))
  const compared = values.reduce((sum, { differences }) => sum + differences.length, 0)
  const narrowed = (value: string) =>
    view.chosen.has(filter.name) ? undefined : choose(dataset, view, filter.name, [filter.param(value)])
  return (
    <section aria-labelledby={`breakdown-${breakdown.by}`} className="mt-10">
      <h2 id={`breakdown-${breakdown.by}`} className="text-base font-semibold">
        By {filter.label}
      </h2>
      <p className="mt-1 max-w-prose text-soft">
        Points by which a model is rated higher inside than in the rest of the view, for models with at least
        30 votes in both. ▲ and ▼ mark more than three standard errors; of {formatCount(compared)} comparisons
        chance alone marks about {(compared * 0.0027).toFixed(compared < 370 ? 1 : 0)}.
        {breakdown.more > 0 && ` ${formatCount(breakdown.more)} rarer values are not shown.`}
      </p>
      <div className="mt-2 max-h-[80vh] w-fit max-w-full relative overflow-auto rounded border border-line bg-surface">
        <table className="border-collapse text-sm" data-dims>
          <thead>
            <tr className="text-xs text-soft">
              <th scope="col" className="sticky left-0 top-0 z-20 bg-surface px-3 py-2 text-left font-medium">
                Model
              </th>
              {values.map(({ value, votes }) => {
                const to = narrowed(value)
                const words = filter.valueInWords(value)
                return (
                  <th
                    key={value}
                    scope="col"
                    className="sticky top-0 z-10 bg-surface px-2 py-2 text-right align-bottom font-medium"
                  >
                    {to ? (
                      <Link
                        href={viewHref(dataset.slug, dataset, to, segments)}
                        className="text-accent hover:underline"
                      >
                        {words}
                      </Link>
                    ) : (
                      words
                    )}
                    <span className="block font-normal text-faint">{formatCount(votes)}</span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((model) => (
              <tr key={model} className="border-t border-line">
                <th
                  scope="row"
                  className="sticky left-0 max-w-48 truncate bg-surface px-3 py-1 text-left font-normal"
                  title={model}
                  dir="auto"
                >
                  {model}
                </th>
                {values.map(({ value }) => (
                  <DifferenceIn key={value} cell={cells.get(value)?.get(model)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function DifferenceIn({ cell }: { readonly cell: Cell | undefined }): ReactNode {
  if (!cell) return <td className="px-2 py-1 text-right text-faint">·</td>
  const { difference, interval } = cell
  const sure = interval !== null && Math.abs(interval.z) > 3
  const title = interval
    ? `between ${formatDifference(interval.lower)} and ${formatDifference(interval.upper)}, z ${interval.z.toFixed(1)}`
    : undefined
  return (
    <td
      className={`whitespace-nowrap px-2 py-1 text-right ${sure ? 'font-semibold' : 'text-soft'}`}
      title={title}
    >
      {sure && (
        <span className="mr-1 text-accent">
          <span aria-hidden="true">{difference > 0 ? '▲' : '▼'}</span>
          <span className="sr-only">more than chance: </span>
        </span>
      )}
      {formatDifference(difference)}
    </td>
  )
}
