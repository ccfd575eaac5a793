import type { ReactNode } from 'react'
import { formatCount, formatDifference, formatPoints } from '@/components/board/numbers'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { CappedBoards } from '@/lib/queries/capped-boards'
import type { Board } from '@/lib/queries/leaderboard'
import { choose, type View, viewHref } from '@/lib/view'

const HEAD = 'px-2 py-1 text-right font-medium'

/** The board beside itself with every question heard once, and ten times, at most. */
export function CappedBoard({
  dataset,
  view,
  board,
  capped,
}: {
  readonly dataset: Dataset
  readonly view: View
  readonly board: Board
  readonly capped: CappedBoards | undefined
}): ReactNode {
  if (!capped) return null
  const { repeated, boards } = capped
  return (
    <section aria-labelledby="capped-head" className="mt-8">
      <h2 id="capped-head" className="text-base font-semibold">
        The board without the weight of repeated questions
      </h2>
      <p className="mt-1 max-w-prose text-soft">
        {repeated.questions === 0
          ? 'No question of this view is asked twice in it, so nothing moves.'
          : `${formatCount(repeated.questions)} questions are asked more than once in this view, by ${rowsInWords(dataset, repeated.rows)}, one of them ${formatCount(repeated.most)} times. Here each question is heard at most once, and at most ten times, newest first; on the zero point of the plain board.`}
      </p>
      {repeated.questions > 0 && (
        <div className="mt-2 overflow-x-auto">
          <table className="w-full max-w-3xl border-collapse text-sm" data-dims>
            <caption className="sr-only">Ratings with every question capped, beside the plain ones</caption>
            <thead>
              <tr className="border-b border-line-strong text-xs text-soft">
                <th scope="col" className="py-1 pr-2 text-left font-medium">
                  Model
                </th>
                <th scope="col" className={HEAD}>
                  Plain
                </th>
                {boards.map(({ cap, rows }) => (
                  <th key={cap} scope="col" colSpan={2} className={HEAD}>
                    {cap === 1 ? 'Once' : `${cap} times`}
                    <span className="block font-normal text-faint">{rowsInWords(dataset, rows)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {board.rows.map(({ model, code, rating }) => (
                <tr key={code} className="border-b border-line">
                  <th scope="row" className="max-w-56 truncate py-1 pr-2 text-left font-normal" dir="auto">
                    <Link
                      href={viewHref(
                        dataset.slug,
                        dataset,
                        choose(dataset, view, 'model', [modelParam(dataset, model)]),
                      )}
                      className="hover:text-accent hover:underline"
                    >
                      {model}
                    </Link>
                  </th>
                  <td className="whitespace-nowrap px-2 py-1 text-right">
                    {rating ? formatPoints(rating.rating) : '–'}
                    {rating && (
                      <span className="ml-1 inline-block min-w-8 text-left text-xs text-faint max-sm:hidden">
                        ±{formatPoints(rating.upper - rating.rating)}
                      </span>
                    )}
                  </td>
                  {boards.map(({ cap, of }) => (
                    <Moved key={cap} one={of.get(code)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Moved({
  one,
}: {
  readonly one: { readonly rating: number; readonly moved: number } | undefined
}): ReactNode {
  if (!one) {
    return (
      <>
        <td className="px-2 py-1 text-right text-faint" title="Fewer than 30 votes: not compared">
          –
        </td>
        <td />
      </>
    )
  }
  return (
    <>
      <td className="px-2 py-1 text-right">{formatPoints(one.rating)}</td>
      <td className="py-1 pr-2 text-left text-xs text-soft">{formatDifference(one.moved)}</td>
    </>
  )
}

function modelParam(dataset: Dataset, model: string): string {
  return dataset.filters.find(({ name }) => name === 'model')?.param(model) ?? model
}
