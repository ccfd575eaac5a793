import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Board } from '@/lib/queries/leaderboard'
import { pageHref } from '@/lib/view'
import { formatCount } from './numbers'

interface PolicyLineProps {
  readonly board: Board
  readonly hidden: number
}

/** What was counted and how, in one sentence that can be quoted beside the board. */
export function PolicyLine({ board, hidden }: PolicyLineProps): ReactNode {
  return (
    <p className="mt-3 max-w-prose text-sm text-soft">
      {policyInWords(board)}
      {hidden > 0 &&
        ` ${formatCount(hidden)} ${hidden === 1 ? 'model has' : 'models have'} fewer votes than asked for and ${hidden === 1 ? 'is' : 'are'} not shown.`}{' '}
      <Link
        href={pageHref('methods')}
        className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
      >
        How?
      </Link>
    </p>
  )
}

export function policyInWords(board: Board): string {
  const { policy, zero, leftOut } = board
  const ties =
    policy.ties === 'half' ? 'ties and both bad count half a win' : 'ties and both bad are left out'
  const out = [
    [leftOut.tiesDropped, 'tied'],
    [leftOut.selfBattles, 'of a model with itself'],
    [leftOut.noVote, 'without a vote'],
    [leftOut.noCounts, 'without style counts'],
  ] as const
  const left = out.filter(([count]) => count > 0).map(([count, why]) => `${formatCount(count)} ${why}`)
  const used = `${formatCount(board.votesUsed)} ${board.votesUsed === 1 ? 'vote' : 'votes'} used, ${left.length ? `left out: ${left.join(', ')}` : 'none left out'}`
  if (!zero) return `${capital(ties)}; ${used}.`
  const weights = policy.weights === 'none' ? 'votes unweighted' : 'votes weighted by pair'
  const style = {
    none: '',
    length: 'controlled for length; ',
    full: 'controlled for length, headers, lists and bold; ',
  }[policy.style]
  const clustered = policy.cluster === 'none' ? '' : ` clustered by ${policy.cluster}`
  const interval = `${policy.interval === 'fisher' ? 'Fisher' : 'sandwich'} intervals of 95 %${clustered}`
  const prior = board.prior
    ? ' Some model won or lost everything or stands apart, so a prior of 521 points on every model stands in for the missing maximum.'
    : ''
  return `${capital(style + ties)}, ${weights}, ${interval}, ${zeroInWords(board)}; ${used}.${prior}`
}

function zeroInWords({ zero, policy }: Board): string {
  if (!zero) return ''
  const count = zero.members.length
  const missing = policy.anchor && zero.kind !== 'anchor' ? ` (${policy.anchor.model} has no vote here)` : ''
  switch (zero.kind) {
    case 'anchor':
      return `${policy.anchor?.model} is ${zero.score}`
    case 'mean':
      return `the mean of all ${count} models is ${zero.score}${missing}`
    case 'reference':
      return `the mean of ${count} well-sampled ${count === 1 ? 'model' : 'models'} is ${zero.score}${missing}`
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
