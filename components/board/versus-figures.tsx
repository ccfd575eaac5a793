import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { OutcomeBar } from '@/components/votes/outcome-bar'
import type { Dataset } from '@/lib/catalog'
import type { Versus } from '@/lib/queries/versus'
import { choose, pageHref, type View, viewHref, viewQuery } from '@/lib/view'
import { Figure, Figures } from './figures'
import { formatCount, formatDifference, formatPoints, formatShare } from './numbers'

interface VersusFiguresProps {
  readonly dataset: Dataset
  /** The votes between the two. */
  readonly view: View
  /** Without the two: what their profiles are of. */
  readonly base: View
  readonly versus: Versus
}

/** Who won how often, and what the board of the view expects of it. */
export function VersusFigures({ dataset, view, base, versus }: VersusFiguresProps): ReactNode {
  const { a, b } = versus
  return (
    <section aria-label="Result" className="grid max-w-5xl gap-4">
      <div>
        <div className="mb-1.5 flex justify-between gap-6 text-base font-medium">
          <Name {...{ dataset, base }} model={a} side="a" />
          <Name {...{ dataset, base }} model={b} side="b" />
        </div>
        <OutcomeBar
          large
          outcomes={{ win: versus.aWins, loss: versus.bWins, tie: versus.ties, both_bad: versus.bothBad }}
          words={{ win: `won by ${a}`, loss: `won by ${b}`, tie: 'tied', both_bad: 'both bad' }}
          hrefOf={(outcome) => viewHref(dataset.slug, dataset, choose(dataset, view, 'outcome', [outcome]))}
        />
      </div>
      <Figures>{figuresOf(versus)}</Figures>
      {versus.noVote > 0 && (
        <p className="text-sm text-soft">
          {formatCount(versus.noVote)} {versus.noVote === 1 ? 'battle has' : 'battles have'} no vote.
        </p>
      )}
    </section>
  )
}

function figuresOf({ a, b, share, votes, expected, board }: Versus): ReactNode {
  const ties = board.policy.ties === 'half' ? 'a tie counts half' : 'ties left out'
  const better = expected && Math.round(100 * (share.share - expected.share))
  const difference = expected?.difference
  return (
    <>
      {votes > 0 && (
        <Figure
          label={`Share of ${a}`}
          value={formatShare(share.share)}
          note={`between ${formatShare(share.lower)} and ${formatShare(share.upper)}, of ${formatCount(votes)} (${ties})`}
        />
      )}
      {expected && better !== undefined && (
        <Figure
          label="The board of the view expects"
          value={formatShare(expected.share)}
          note={`${a} does ${better === 0 ? 'just as well' : `${formatPoints(Math.abs(better))} points of a hundred ${better > 0 ? 'better' : 'worse'}`}: ${Math.abs(expected.residual).toFixed(1)} standard deviations${Math.abs(expected.residual) > 3 ? ', more than chance' : ''}`}
        />
      )}
      {difference && (
        <Figure
          label="Difference of their ratings"
          value={formatDifference(difference.difference)}
          note={`between ${formatDifference(difference.lower)} and ${formatDifference(difference.upper)}: ${a} minus ${b}, in points`}
        />
      )}
    </>
  )
}

function Name({
  dataset,
  base,
  model,
  side,
}: {
  readonly dataset: Dataset
  readonly base: View
  readonly model: string
  readonly side: 'a' | 'b'
}): ReactNode {
  return (
    <span
      className={`flex min-w-0 items-baseline gap-2 ${side === 'b' ? 'flex-row-reverse text-right' : ''}`}
    >
      <span
        aria-hidden="true"
        className={`w-6 shrink-0 rounded-sm text-center font-bold ${side === 'a' ? 'bg-side-a-wash text-side-a' : 'bg-side-b-wash text-side-b'}`}
      >
        {side.toUpperCase()}
      </span>
      <Link
        href={pageHref(dataset.slug, ['models', model]) + viewQuery(dataset, base)}
        className="hover:text-accent hover:underline [overflow-wrap:anywhere]"
        dir="auto"
      >
        {model}
      </Link>
    </span>
  )
}
