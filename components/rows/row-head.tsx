import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { ExpectedGlance } from '@/components/votes/expectation'
import { ResultPill, winnerOf } from '@/components/votes/result'
import { SessionStrip } from '@/components/votes/session-strip'
import { SideName } from '@/components/votes/side-name'
import type { Dataset } from '@/lib/catalog'
import type { Elsewhere } from '@/lib/queries/elsewhere'
import type { Expectation } from '@/lib/queries/expectation'
import type { RowSummary } from '@/lib/queries/rows'
import type { Session } from '@/lib/queries/session'
import { pageHref } from '@/lib/view'
import { RowBadges } from './row-badges'
import { RowElsewhere } from './row-elsewhere'
import { onlyHref } from './row-links'

interface RowHeadProps {
  readonly dataset: Dataset
  readonly summary: RowSummary
  readonly elsewhere: Elsewhere
  readonly expectation: Expectation | undefined
  readonly session: Session | undefined
  readonly hrefOf: (id: string) => string
}

/** Who answered, how it ended, and what kind of row it is. */
export function RowHead({
  dataset,
  summary,
  elsewhere,
  expectation,
  session,
  hrefOf,
}: RowHeadProps): ReactNode {
  const more = session && session.votes.length + session.missing.length > 1
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {dataset.kind === 'chat' ? (
        <ChatTitle dataset={dataset} model={summary.model ?? ''} />
      ) : (
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <VoteTitle dataset={dataset} summary={summary} />
          {expectation && <ExpectedGlance expectation={expectation} winner={winnerOf(summary.winner)} />}
        </div>
      )}
      <RowBadges dataset={dataset} summary={summary} />
      {more && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          <Link
            href={pageHref(dataset.slug, ['sessions', session.id])}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
          >
            Session of {session.votes.length === 1 ? '1 vote' : `${session.votes.length} votes`}
          </Link>
          <SessionStrip
            votes={session.votes}
            missing={session.missing}
            current={summary.id}
            hrefOf={hrefOf}
          />
        </div>
      )}
      <RowElsewhere dataset={dataset} summary={summary} elsewhere={elsewhere} />
      {summary.marked && (
        <p className="w-fit rounded bg-warn-wash px-3 py-1.5 text-warn">
          This row holds bytes that are not UTF-8. They are shown as “�”; the raw row shows the same.
        </p>
      )}
    </header>
  )
}

function ChatTitle({ dataset, model }: { readonly dataset: Dataset; readonly model: string }) {
  const href = onlyHref(dataset, 'model', model)
  return (
    <h1 className="text-xl leading-8">
      <span className="text-soft">Chat with </span>
      <bdi className="font-semibold [overflow-wrap:anywhere]">
        {href ? (
          <Link href={href} className="underline-offset-4 hover:underline">
            {model}
          </Link>
        ) : (
          model || 'no model named'
        )}
      </bdi>
    </h1>
  )
}

function VoteTitle({ dataset, summary }: { readonly dataset: Dataset; readonly summary: RowSummary }) {
  const winner = winnerOf(summary.winner)
  const side = (name: 'a' | 'b') => {
    const model = summary[`model_${name}`] ?? ''
    const href = onlyHref(dataset, 'model', model)
    const decided = winner === 'model_a' || winner === 'model_b'
    return (
      <SideName
        side={name}
        model={model}
        {...(href ? { href } : {})}
        {...(decided ? { result: winner === `model_${name}` ? ('won' as const) : ('lost' as const) } : {})}
      />
    )
  }
  return (
    <h1 className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xl leading-7">
      <ResultPill winner={winner} />
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-4 gap-y-1">
        {side('a')}
        <span className="text-base text-faint">against</span>
        {side('b')}
      </span>
    </h1>
  )
}
