import type { ReactNode } from 'react'
import { Figure, Figures } from '@/components/board/figures'
import { formatCount, formatPoints, formatRanks, formatShare } from '@/components/board/numbers'
import { Link } from '@/components/ui/link'
import { OutcomeBar } from '@/components/votes/outcome-bar'
import type { Dataset } from '@/lib/catalog'
import type { ModelVotes } from '@/lib/queries/model-profile'
import { choose, type View, viewHref } from '@/lib/view'

interface StandingProps {
  readonly dataset: Dataset
  /** The model's own votes. */
  readonly view: View
  readonly votes: ModelVotes
}

/** Where the model stands in the view, and how its votes ended. */
export function Standing({ dataset, view, votes }: StandingProps): ReactNode {
  const { board, place, noVote, selfBattles } = votes
  const rating = place?.rating
  const left = [
    [noVote, 'without a vote'],
    [selfBattles, 'against itself'],
  ] as const
  const said = left.filter(([count]) => count > 0).map(([count, why]) => `${formatCount(count)} ${why}`)
  return (
    <section aria-label="Standing" className="grid max-w-5xl gap-4">
      <OutcomeBar
        large
        outcomes={{ win: votes.aWins, loss: votes.bWins, tie: votes.ties, both_bad: votes.bothBad }}
        words={{ win: 'won', loss: 'lost', tie: 'tied', both_bad: 'both bad' }}
        hrefOf={(outcome) => viewHref(dataset.slug, dataset, choose(dataset, view, 'outcome', [outcome]))}
      />
      <Figures>
        {rating && (
          <>
            <Figure
              label="Rating here"
              value={formatPoints(rating.rating)}
              note={`between ${formatPoints(rating.lower)} and ${formatPoints(rating.upper)}`}
            />
            <Figure
              label="Rank here"
              value={formatRanks(rating)}
              note={`of ${formatCount(board.rows.length)} models${rating.provisional ? `; provisional: ${rating.provisional}` : ''}`}
            />
          </>
        )}
        {votes.votes > 0 && (
          <Figure
            label="Win rate"
            value={formatShare(votes.share.share)}
            note={`between ${formatShare(votes.share.lower)} and ${formatShare(votes.share.upper)}, of ${formatCount(votes.votes)} (${board.policy.ties === 'half' ? 'a tie counts half' : 'ties left out'})`}
          />
        )}
        {Number.isFinite(votes.bothBadShare.share) && (
          <Figure
            label="Both answers called bad"
            value={formatShare(votes.bothBadShare.share)}
            note={`between ${formatShare(votes.bothBadShare.lower)} and ${formatShare(votes.bothBadShare.upper)}${Number.isFinite(votes.bothBadElsewhere.share) ? `; without this model ${formatShare(votes.bothBadElsewhere.share)}` : ''}`}
          />
        )}
      </Figures>
      {said.length > 0 && <p className="text-sm text-soft">Not counted: {said.join(', ')}.</p>}
    </section>
  )
}

interface SeenProps {
  readonly href: string
  readonly day: string
}

/** A day, and the row it is of. */
export function SeenLink({ href, day }: SeenProps): ReactNode {
  return (
    <Link href={href} className="underline decoration-line-strong underline-offset-2 hover:decoration-accent">
      <time dateTime={day}>{day}</time>
    </Link>
  )
}
