import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount, formatShare } from '@/components/board/numbers'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { ShareGroup } from '@/lib/queries/model-profile'
import { type View, viewHref } from '@/lib/view'

interface SharesProps {
  readonly dataset: Dataset
  readonly own: View
  readonly groups: readonly ShareGroup[]
}

const MOST = 16

/** What a model is asked, beside what all others are asked. */
export function Shares({ dataset, own, groups }: SharesProps): ReactNode {
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2">
      {groups.map(({ name, rows }) => {
        const filter = dataset.filters.find((one) => one.name === name)
        if (!filter) return null
        const most = Math.max(...rows.map(({ here, elsewhere }) => Math.max(here, elsewhere)))
        return (
          <section key={name} aria-labelledby={`by-${name}`} className="min-w-0">
            <h2 id={`by-${name}`} className="font-semibold">
              By {filter.label}
            </h2>
            <table className="mt-2 w-full border-collapse text-sm">
              <thead className="text-xs text-soft">
                <tr className="border-b border-line-strong">
                  <th scope="col" className="py-1 pr-2 text-left font-medium">
                    {filter.label}
                  </th>
                  <th scope="col" className="px-2 py-1 text-right font-medium">
                    Chats
                  </th>
                  <th scope="col" className="px-2 py-1 text-right font-medium">
                    Share here
                  </th>
                  <th scope="col" className="px-2 py-1 text-right font-medium">
                    All others
                  </th>
                  <th scope="col" className="hidden w-1/4 py-1 sm:table-cell">
                    <span className="sr-only">Share here as a bar, all others as a stroke</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, MOST).map(({ value, count, here, elsewhere }) => {
                  const to = narrowed(dataset, own, name, value)
                  return (
                    <tr key={value} className="border-b border-line">
                      <th scope="row" className="max-w-40 truncate py-1 pr-2 text-left font-normal">
                        {filter.valueInWords(value)}
                      </th>
                      <td className="px-2 py-1 text-right">
                        {to ? (
                          <Link
                            href={viewHref(dataset.slug, dataset, to)}
                            className="text-accent hover:underline"
                          >
                            {formatCount(count)}
                          </Link>
                        ) : (
                          formatCount(count)
                        )}
                      </td>
                      <td className="px-2 py-1 text-right">{formatShare(here, 1)}</td>
                      <td className="px-2 py-1 text-right text-soft">{formatShare(elsewhere, 1)}</td>
                      <td className="hidden py-1 sm:table-cell" aria-hidden="true">
                        <span className="relative block h-2 bg-sunken">
                          <span
                            className="absolute inset-y-0 left-0 bg-accent"
                            style={{ width: `${(100 * here) / most}%` }}
                          />
                          {Number.isFinite(elsewhere) && (
                            <span
                              className="absolute -inset-y-0.5 w-0.5 bg-ink"
                              style={{ left: `${(100 * elsewhere) / most}%` }}
                            />
                          )}
                        </span>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
            {rows.length > MOST && (
              <p className="mt-1 text-xs text-faint">
                {formatCount(rows.length - MOST)} rarer ones are left out.
              </p>
            )}
          </section>
        )
      })}
    </div>
  )
}
