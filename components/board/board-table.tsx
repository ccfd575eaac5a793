import './board.css'
import type { ReactNode } from 'react'
import { linearScale, type Scale } from '@/components/charts/scale'
import type { Dataset } from '@/lib/catalog'
import { contentOf } from '@/lib/html'
import type { ShownRow, VotesPage } from '@/lib/queries/votes-page'
import type { View } from '@/lib/view'
import { BoardHead } from './board-head'
import { boardRows } from './board-row'

interface BoardTableProps {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly segments: readonly string[]
}

/** The leaderboard, or where there is no rating how each model's votes ended. */
export function BoardTable({ dataset, view, page, segments }: BoardTableProps): ReactNode {
  const scale = scaleOf(page.rows)
  return (
    <div className="relative overflow-x-auto">
      <table className="board w-full border-collapse text-sm" data-dims>
        <caption className="sr-only">
          {page.board.fit ? 'Models by rating, with 95 % intervals' : 'Models by win rate'}
        </caption>
        <BoardHead {...{ dataset, view, page, segments, scale }} />
        <tbody data-to="" {...contentOf(boardRows(dataset, view, page, scale))} />
      </table>
    </div>
  )
}

/** Wide enough for the intervals of settled models; one with two votes must not squeeze all others. */
function scaleOf(rows: readonly ShownRow[]): Scale {
  const rated = rows.flatMap(({ rating }) => (rating ? [rating] : []))
  const settled = rated.filter(({ provisional, votes }) => provisional === null && votes >= 20)
  const shown = settled.length >= 2 ? settled : rated
  const ends = shown.flatMap(({ lower, upper }) => [lower, upper])
  const [low, high] = ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : [0, 1]
  const room = (high - low) * 0.02
  return linearScale(low - room, high + room)
}
