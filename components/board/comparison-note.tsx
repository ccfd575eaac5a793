import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { VotesPage } from '@/lib/queries/votes-page'

/** Below a board beside another: how the two were brought to one zero point, or why they were not. */
export function ComparisonNote({
  dataset,
  page: { comparison, from, rows, board },
}: {
  readonly dataset: Dataset
  readonly page: VotesPage
}): ReactNode {
  if (!comparison || !board.fit) return null
  const settled = rows.filter(({ difference }) => difference).length
  return (
    <p className="mt-1 max-w-prose text-sm text-soft">
      {from
        ? `“There” is the rating of ${rowsInWords(dataset, comparison.total)} on the zero point of this board: the ${settled} models with 30 votes in both have one mean in both; others are not compared.`
        : 'The two are not compared by rating: there is none there, or no two models have 30 votes in both.'}
      {from &&
        (comparison.overlap > 0
          ? ` ${rowsInWords(dataset, comparison.overlap)} stand in both, so the differences have no interval.`
          : ' The votes are independent, so the errors add as squares.')}{' '}
      <Link
        href="/methods#compare"
        className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
      >
        How?
      </Link>
    </p>
  )
}
