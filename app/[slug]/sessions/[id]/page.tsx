import type { Metadata } from 'next'
import { cache } from 'react'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { ContextTurns } from '@/components/conversation/context-turns'
import { Chips } from '@/components/filters/chips'
import { Pager } from '@/components/rows/pager'
import { surprisingHref } from '@/components/rows/row-expectation'
import { onlyHref, onlyView, rowHref } from '@/components/rows/row-links'
import { ReadingPage } from '@/components/rows/row-page'
import { Link } from '@/components/ui/link'
import { SessionStrip } from '@/components/votes/session-strip'
import { SessionGap, SessionVote } from '@/components/votes/session-vote'
import { VoteSteps } from '@/components/votes/vote-steps'
import { dayInWords } from '@/lib/day'
import { rowsInWords } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { findPageEntry, readPageSegment, readPageView } from '@/lib/queries/page-request'
import { fetchSession, fetchSessionRows, nameContext } from '@/lib/queries/session'
import { emptyView, type Params, viewHref } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

const loadSession = cache(async (slug: string, id: string) => {
  const entry = await findPageEntry(slug)
  const { dataset } = entry
  const wanted = readPageSegment(id)
  if (!dataset) return { entry }
  const session = await fetchSession(dataset, wanted)
  if (!session) throw new Missing('session', wanted, entry)
  return { entry, found: { dataset, session } }
})

async function readTitle({ params }: PageProps): Promise<Metadata> {
  const { slug, id } = await params
  const { entry, found } = await loadSession(slug, id)
  const words = found ? `Session of ${rowsInWords(found.dataset, found.session.votes.length)}` : 'Session'
  return linkPreview(words, entry.description.title, `One reader’s votes in their order. ${words} in`)
}

async function Page({ params, searchParams }: PageProps) {
  const { slug, id } = await params
  const { entry, found } = await loadSession(slug, id)
  if (!found) return <ReadingPage entry={entry} />
  const { dataset, session } = found
  const { view, ignored } = readPageView(dataset, await searchParams)
  const first = (view.page - 1) * view.size
  const shown = session.votes.slice(first, first + view.size)
  const rows = await fetchSessionRows(dataset, shown)
  const steps = stepsOf(shown, first > 0 ? (session.votes[first - 1]?.order ?? 0) : 0)
  // What the data lacks may still stand as context in the vote after it.
  const afterGap = steps.find(({ missing }) => missing.length > 0)
  const early = rows.find(
    ({ summary }) => summary.id === afterGap?.id && summary.order === (afterGap?.missing.at(-1) ?? 0) + 1,
  )
  const context = early ? await nameContext(dataset, early, session) : []
  const within = onlyView(dataset, [['session', [session.id]]]) ?? emptyView
  const times = session.votes.flatMap(({ time }) => (time ? [time] : []))

  return (
    <ReadingPage entry={entry}>
      <header className="session-bar">
        <h1 className="text-lg font-semibold leading-snug">
          Session of{' '}
          <Link
            href={viewHref(dataset.slug, dataset, within)}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            data-key="u"
            data-key-label="browse the rows"
          >
            {rowsInWords(dataset, session.votes.length)}
          </Link>
          {times.length > 0 && <span className="ml-2 text-sm font-normal text-faint">{spanOf(times)}</span>}
        </h1>
        <SessionStrip
          votes={session.votes}
          missing={session.missing}
          hrefOf={(vote) => `#${anchorOf(session.votes.findIndex((one) => one.id === vote))}`}
        />
        <VoteSteps />
      </header>
      <Chips slug={dataset.slug} offer={dataset} view={emptyView} ignored={ignored} />
      {steps.map(({ id: vote, missing }, index) => {
        const row = rows.find(({ summary }) => summary.id === vote)
        return (
          <div key={vote} className="grid gap-5">
            {missing.length > 0 && <SessionGap orders={missing} />}
            {row === early && row !== undefined && (
              <ContextTurns
                turns={context.map(({ models, ...turn }) => ({
                  ...turn,
                  modelA: models?.a ?? null,
                  modelB: models?.b ?? null,
                }))}
              />
            )}
            {row && (
              <SessionVote
                row={row}
                id={anchorOf(first + index)}
                href={rowHref(dataset, within, vote)}
                surpriseHref={surprisingHref(dataset, row.summary.surprise)}
                modelHref={(model) => onlyHref(dataset, 'model', model)}
              />
            )}
          </div>
        )
      })}
      <Pager
        slug={dataset.slug}
        offer={dataset}
        view={view}
        total={session.votes.length}
        segments={['sessions', session.id]}
      />
    </ReadingPage>
  )
}

function anchorOf(index: number): string {
  return `vote-${index + 1}`
}

/** Each vote with the orders that are missing right before it. */
function stepsOf(votes: readonly { readonly id: string; readonly order: number | null }[], before: number) {
  let last = before
  return votes.map(({ id, order }) => {
    const missing =
      order === null ? [] : Array.from({ length: Math.max(0, order - last - 1) }, (_, i) => last + 1 + i)
    last = order ?? last
    return { id, missing }
  })
}

function spanOf(times: readonly string[]): string {
  const sorted = [...times].sort()
  const [low, high] = [sorted[0] ?? '', sorted.at(-1) ?? ''].map(dayInWords)
  return low === high ? `${low}` : `${low} to ${high}`
}
