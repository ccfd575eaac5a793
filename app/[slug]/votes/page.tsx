import type { Metadata } from 'next'
import { Suspense } from 'react'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { BoardTable } from '@/components/board/board-table'
import { BoardTools } from '@/components/board/board-tools'
import { ComparisonNote } from '@/components/board/comparison-note'
import { Coverage } from '@/components/board/coverage'
import { Matrix } from '@/components/board/matrix'
import { NoRating } from '@/components/board/no-rating'
import { PolicyBar } from '@/components/board/policy-bar'
import { PolicyLine } from '@/components/board/policy-line'
import { PublishedNote } from '@/components/board/published'
import { StyleEffects } from '@/components/board/style-effects'
import { VersusPick } from '@/components/board/versus-pick'
import { Droppings } from '@/components/rows/empty'
import { ReadingPage } from '@/components/rows/row-page'
import { ViewFrame } from '@/components/shell/view-frame'
import { SliceChoice, Slices } from '@/components/slices/slices'
import { Link } from '@/components/ui/link'
import { comparedInWords } from '@/lib/against'
import { type Slice, withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import { headline } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { fetchComparison } from '@/lib/queries/compare'
import { fetchMatches } from '@/lib/queries/matches'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { fetchSearchOf } from '@/lib/queries/search'
import { fetchSlices, offeredSlices } from '@/lib/queries/slices'
import { fetchVotesPage, type VotesPage } from '@/lib/queries/votes-page'
import { type Params, type View, viewHref } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

const SEGMENTS = ['votes'] as const

async function readTitle({ params, searchParams }: PageProps): Promise<Metadata> {
  const entry = await findPageEntry((await params).slug)
  const { dataset, description } = entry
  if (!dataset) return { title: description.title }
  if (dataset.kind !== 'battle') throw new Missing('votes', '', entry)
  const { view } = readPageView(dataset, await searchParams)
  const matches = await fetchMatches(dataset, view.chosen)
  const comparison = await fetchComparison(dataset, view, matches)
  const words = comparedInWords(dataset, headline(dataset, view, matches.total), comparison)
  return linkPreview(
    `Leaderboard of ${words}`,
    description.title,
    `Ratings with intervals, who beat whom, and every vote behind them: ${words} of`,
  )
}

async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} active="votes" />
  if (dataset.kind !== 'battle') throw new Missing('votes', '', entry)
  const { view, ignored } = readPageView(dataset, await searchParams)
  const page = await fetchVotesPage(dataset, view)
  const { board, facets, droppings } = page
  const offered = offeredSlices(dataset, page.matches)
  const slice = page.slices ?? offered[0]
  const words = headline(dataset, view, board.total)
  const { title } = dataset.description
  const shared = { dataset, view, page, segments: SEGMENTS }
  return (
    <ViewFrame
      {...{ dataset, view, facets }}
      comparison={page.comparison}
      search={await fetchSearchOf(dataset, view.chosen)}
      total={board.total}
      ignored={[...ignored, ...page.ignored]}
      active="votes"
      segments={SEGMENTS}
      words={`Leaderboard of ${comparedInWords(dataset, words, page.comparison)}`}
      heading={
        <>
          Leaderboard of{' '}
          <Link
            href={viewHref(dataset.slug, dataset, { ...view, page: 1 })}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
            data-key="u"
            data-key-label="browse the votes"
          >
            {words}
          </Link>
        </>
      }
    >
      <PolicyBar dataset={dataset} view={view} policy={board.policy} segments={SEGMENTS} />
      <NoRating dataset={dataset} view={view} board={board} segments={SEGMENTS} />
      {board.rows.length > 0 && (
        <>
          <BoardTools board={page} title={`Leaderboard of ${words} · ${title}`} />
          <BoardTable {...shared} />
          <PolicyLine board={board} hidden={page.hidden} />
          <PublishedNote published={page.published} />
          <ComparisonNote dataset={dataset} page={page} />
        </>
      )}
      {board.total === 0 && (
        <Droppings dataset={dataset} view={view} total={0} droppings={droppings} segments={SEGMENTS} />
      )}
      <StyleEffects board={board} />
      <Coverage dataset={dataset} view={view} coverage={page.coverage} />
      {board.rows.length > 1 && (
        <section aria-labelledby="versus-head" className="mt-8">
          <h2 id="versus-head" className="mb-2 text-base font-semibold">
            Head to head
          </h2>
          <VersusPick dataset={dataset} view={view} models={board.rows} />
        </section>
      )}
      <Matrix {...shared} />
      {board.total > 0 && slice && (
        <section aria-labelledby="slices-head" className="mt-10">
          <h2 id="slices-head" className="text-base font-semibold">
            What drives these votes
          </h2>
          <SliceChoice dataset={dataset} view={view} offered={offered} chosen={slice} segments={SEGMENTS} />
          {page.slices ? (
            <Sliced {...{ dataset, view, page, slice }} />
          ) : (
            <Suspense fallback={<Awaited {...{ dataset, view, slice }} />}>
              <Sliced {...{ dataset, view, page, slice }} />
            </Suspense>
          )}
        </section>
      )}
    </ViewFrame>
  )
}

/** What follows is hidden without scripts; asked for by name it is in the first answer. */
function Awaited({
  dataset,
  view,
  slice,
}: {
  readonly dataset: Dataset
  readonly view: View
  readonly slice: Slice
}) {
  return (
    <div className="min-h-96 pt-3 text-soft">
      <p>Counting …</p>
      <noscript>
        <a
          href={viewHref(dataset.slug, dataset, withPolicy(view, 'slices', slice), SEGMENTS)}
          className="text-accent underline"
        >
          Show it without scripts
        </a>
      </noscript>
    </div>
  )
}

/** Some dozens of fits: they follow the board, which does not wait for them. */
async function Sliced({
  dataset,
  view,
  page,
  slice,
}: {
  readonly dataset: Dataset
  readonly view: View
  readonly page: VotesPage
  readonly slice: Slice
}) {
  const figures = await fetchSlices(dataset, view, page, slice)
  return <Slices {...{ dataset, view, figures }} board={page.board} segments={SEGMENTS} />
}
