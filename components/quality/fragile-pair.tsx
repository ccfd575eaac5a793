import type { ReactNode } from 'react'
import { formatCount, formatPoints, formatShare } from '@/components/board/numbers'
import { rowHref } from '@/components/rows/row-links'
import { Link } from '@/components/ui/link'
import { ResultSign, voteInWords, winnerOf } from '@/components/votes/result'
import type { Dataset } from '@/lib/catalog'
import type { Neighbours, Swap } from '@/lib/queries/fragility'
import { pageHref, type View, viewQuery, withParam } from '@/lib/view'

interface FragilePairProps {
  readonly dataset: Dataset
  readonly view: View
  readonly pairs: readonly Neighbours[]
  readonly swap: Swap | undefined
}

/** For two neighbours on the board, the fewest votes whose removal swaps them, to be read one by one. */
export function FragilePair({ dataset, view, pairs, swap }: FragilePairProps): ReactNode {
  if (!swap) return null
  return (
    <section aria-labelledby="fragile-head" className="mt-8 max-w-3xl">
      <h2 id="fragile-head" className="scroll-mt-16 text-base font-semibold">
        How few votes hold two neighbours apart
      </h2>
      <p className="mt-1 text-soft">
        <strong className="font-semibold text-ink">{swap.above}</strong> stands {formatPoints(swap.gap)}{' '}
        {Math.round(swap.gap) === 1 ? 'point' : 'points'} above{' '}
        <strong className="font-semibold text-ink">{swap.below}</strong>.{' '}
        {swap.votes === undefined
          ? 'Not even without all the votes that help it would the order turn.'
          : `Without ${formatCount(swap.votes)} ${swap.votes === 1 ? 'vote' : 'votes'} of ${formatCount(swap.of)} (${formatShare(swap.votes / swap.of, 2)}) the order would turn; fitted anew to be sure of it. Votes that came to the same count the same, so others like these would do.`}
      </p>
      {swap.rows.length > 0 && (
        <ol
          className="mt-2 max-h-96 divide-y divide-line overflow-y-auto rounded border border-line bg-surface text-sm"
          aria-label="The votes"
        >
          {swap.rows.map((row) => (
            <li key={row.id}>
              <Link
                href={rowHref(dataset, view, row.id)}
                className="flex items-center gap-3 px-2 py-1.5 hover:bg-sunken"
              >
                <ResultSign winner={winnerOf(row.winner)} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate" dir="auto">
                    {row.prompt || '(no prompt)'}
                  </span>
                  <span className="block truncate text-xs text-soft">
                    {voteInWords(winnerOf(row.winner), row.model_a ?? '', row.model_b ?? '')}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
      {(swap.votes ?? 0) > swap.rows.length && (
        <p className="mt-1 text-xs text-faint">The first {formatCount(swap.rows.length)} of them.</p>
      )}
      <details className="mt-3" open={pairs.length <= 8}>
        <summary className="cursor-pointer text-accent">Other neighbours</summary>
        <ul className="mt-1 grid gap-x-4 text-sm sm:grid-cols-2">
          {pairs.map(({ above, below, gap }) => (
            <li key={above}>
              <Link
                href={withParam(
                  pageHref(dataset.slug, ['quality']) + viewQuery(dataset, view),
                  'above',
                  above,
                )}
                scroll={false}
                aria-current={above === swap.above ? 'true' : undefined}
                className="flex items-baseline justify-between gap-2 rounded px-2 py-1 hover:bg-sunken aria-[current=true]:bg-sunken aria-[current=true]:font-medium"
              >
                <span className="min-w-0 truncate">
                  {above} <span className="text-faint">above</span> {below}
                </span>
                <span className="shrink-0 text-xs text-faint">{formatPoints(gap)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
