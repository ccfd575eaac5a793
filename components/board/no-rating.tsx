import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import type { Board, BoardReason } from '@/lib/queries/leaderboard'
import { isByResult, type Query } from '@/lib/search/query'
import { choose, type View, viewHref } from '@/lib/view'

interface NoRatingProps {
  readonly dataset: Dataset
  readonly view: View
  readonly board: Board
  readonly segments: readonly string[]
}

/** Why there is no rating, and the way to one. An empty view is explained elsewhere, by what each filter costs. */
export function NoRating({ dataset, view, board, segments }: NoRatingProps): ReactNode {
  if (board.reason === 'no_rows') return null
  if (!board.reason)
    return board.byAnswer ? <ByAnswer dataset={dataset} view={view} segments={segments} /> : null
  const way = wayOut(dataset, view, board.reason)
  return (
    <p className="mt-4 max-w-prose rounded bg-warn-wash px-3 py-2 text-warn" role="status">
      {board.message}{' '}
      {way && (
        <Link
          href={viewHref(dataset.slug, dataset, way.view, segments)}
          className="underline underline-offset-2"
        >
          {way.label}
        </Link>
      )}
    </p>
  )
}

/** A rating all the same, to be read with care. */
function ByAnswer({ dataset, view, segments }: Omit<NoRatingProps, 'board'>): ReactNode {
  return (
    <p className="mt-4 max-w-prose rounded bg-warn-wash px-3 py-2 text-warn" role="note">
      These votes were chosen by words of the answers, and which words stand there is the models’ own doing:
      read the ratings as those of votes where such an answer was given, not of a kind of question. A search
      with <code>prompt:</code> chooses by the question alone.{' '}
      <Link
        href={viewHref(dataset.slug, dataset, choose(dataset, view, 'q', undefined), segments)}
        className="underline underline-offset-2"
      >
        Rate them whatever the answers say
      </Link>
    </p>
  )
}

function isSoughtByResult({ chosen }: View): boolean {
  const sought = chosen.get('q')
  return sought !== undefined && isByResult((sought.any as readonly Query[]).flat())
}

function wayOut(
  dataset: Dataset,
  view: View,
  reason: BoardReason,
): { view: View; label: string } | undefined {
  switch (reason) {
    case 'chosen_by_result': {
      const open = ['winner', 'outcome', 'surprise', ...(isSoughtByResult(view) ? ['q'] : [])].reduce(
        (shown, name) => choose(dataset, shown, name, undefined),
        view,
      )
      return { view: open, label: 'Rate them whatever their result' }
    }
    case 'only_ties':
      return { view: withPolicy(view, 'ties', undefined), label: 'Count ties as half a win' }
    case 'no_style_counts':
      return { view: withPolicy(view, 'style', undefined), label: 'Rate them without style control' }
    default:
      return undefined
  }
}
