import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { BoardTable } from '@/components/board/board-table'
import { BoardTools } from '@/components/board/board-tools'
import { Breakdown } from '@/components/board/breakdown'
import { Coverage } from '@/components/board/coverage'
import { Matrix } from '@/components/board/matrix'
import { NoRating } from '@/components/board/no-rating'
import { PolicyBar } from '@/components/board/policy-bar'
import { PolicyLine } from '@/components/board/policy-line'
import { StyleEffects } from '@/components/board/style-effects'
import { VersusPick } from '@/components/board/versus-pick'
import { Chips } from '@/components/filters/chips'
import { Sidebar } from '@/components/filters/sidebar'
import { Droppings } from '@/components/rows/empty'
import { PageShell } from '@/components/shell/page-shell'
import { StageProgress } from '@/components/shell/stage-progress'
import { Link } from '@/components/ui/link'
import { Share } from '@/components/ui/share'
import type { Dataset } from '@/lib/catalog'
import { headline } from '@/lib/headline'
import { fetchBreakdown, offersDimension } from '@/lib/queries/breakdown'
import { fetchMatches } from '@/lib/queries/matches'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { fetchVotesPage, type VotesPage } from '@/lib/queries/votes-page'
import { readSettings } from '@/lib/settings'
import { type Params, type View, viewHref, viewQuery } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

const SEGMENTS = ['votes'] as const

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { dataset, description } = await findPageEntry((await params).slug)
  if (dataset?.kind !== 'battle') return { title: description.title }
  const { view } = readPageView(dataset, await searchParams)
  const { total } = await fetchMatches(dataset, view.chosen)
  return { title: `Leaderboard of ${headline(dataset, view, total)} · ${description.title}` }
}

export default async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) {
    return (
      <PageShell slug={entry.slug} title={entry.description.title}>
        <div className="mx-auto max-w-2xl p-6">
          <StageProgress entry={entry} />
        </div>
      </PageShell>
    )
  }
  if (dataset.kind !== 'battle') notFound()
  const { view, ignored } = readPageView(dataset, await searchParams)
  const page = await fetchVotesPage(dataset, view)
  const { board, facets, droppings } = page
  const words = headline(dataset, view, board.total)
  const { title } = dataset.description
  const shared = { dataset, view, page, segments: SEGMENTS }
  const filterCount = [...view.chosen.values()].reduce(
    (sum, one) => sum + one.any.length + one.none.length,
    0,
  )
  return (
    <PageShell
      slug={entry.slug}
      title={title}
      active="votes"
      images={dataset.imageColumn !== ''}
      query={viewQuery(dataset, { ...view, page: 1 })}
    >
      <div className="grid lg:grid-cols-[280px_minmax(0,1fr)]">
        <aside className="hidden border-r border-line lg:block">
          <div className="sticky top-12 max-h-[calc(100dvh-3rem)] overflow-y-auto overscroll-contain px-2 pb-8 pt-2">
            <Sidebar dataset={dataset} view={view} facets={facets} segments={SEGMENTS} />
          </div>
        </aside>
        <div className="min-w-0 px-3 pb-16 pt-4 sm:px-6">
          <div className="flex items-start justify-between gap-4">
            <h1 className="text-lg font-semibold leading-snug [text-wrap:balance]">
              Leaderboard of{' '}
              <Link
                href={viewHref(dataset.slug, dataset, { ...view, page: 1 })}
                className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
                data-key="u"
                data-key-label="browse the votes"
              >
                {words}
              </Link>
            </h1>
            <Share
              href={viewHref(entry.slug, dataset, view, SEGMENTS)}
              title={`Leaderboard of ${words} · ${title}`}
              base={readSettings().url}
            />
          </div>
          <Chips
            slug={entry.slug}
            offer={dataset}
            view={view}
            ignored={[...ignored, ...page.ignored]}
            segments={SEGMENTS}
          />
          <details className="mt-3 rounded border border-line bg-surface lg:hidden">
            <summary
              className="cursor-pointer list-none px-3 py-2 font-medium"
              data-key="f"
              data-key-label="filters"
            >
              Filters{filterCount > 0 ? ` (${filterCount})` : ''} <span aria-hidden="true">▾</span>
            </summary>
            <div className="px-2 pb-2">
              <Sidebar dataset={dataset} view={view} facets={facets} segments={SEGMENTS} />
            </div>
          </details>
          <PolicyBar dataset={dataset} view={view} policy={board.policy} segments={SEGMENTS} />
          <NoRating dataset={dataset} view={view} board={board} segments={SEGMENTS} />
          {board.rows.length > 0 && (
            <>
              <BoardTools rows={page.rows} title={`Leaderboard of ${words} · ${title}`} />
              <BoardTable {...shared} />
              <PolicyLine board={board} hidden={page.hidden} />
            </>
          )}
          {board.total === 0 && (
            <Droppings dataset={dataset} view={view} total={0} droppings={droppings} segments={SEGMENTS} />
          )}
          <StyleEffects board={board} />
          <Coverage coverage={page.coverage} />
          <Matrix {...shared} />
          <Suspense>
            <Breakdowns dataset={dataset} view={view} page={page} />
          </Suspense>
          {board.rows.length > 1 && (
            <section aria-labelledby="versus-head" className="mt-8">
              <h2 id="versus-head" className="mb-2 text-base font-semibold">
                Head to head
              </h2>
              <VersusPick dataset={dataset} view={view} models={board.rows} />
            </section>
          )}
        </div>
      </div>
    </PageShell>
  )
}

/** Some dozens of fits: they follow the board, which does not wait for them. */
async function Breakdowns({
  dataset,
  view,
  page,
}: {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
}) {
  const models = page.board.rows.map(({ model }) => model)
  const found = await Promise.all(
    (['category', 'language'] as const)
      .filter((by) => offersDimension(dataset, by))
      .map((by) => fetchBreakdown(dataset, view.chosen, page.board.policy, by)),
  )
  return found.map((breakdown) => (
    <Breakdown key={breakdown.by} {...{ dataset, view, breakdown, models }} segments={SEGMENTS} />
  ))
}
