import type { Metadata } from 'next'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { NoRating } from '@/components/board/no-rating'
import { CappedBoard } from '@/components/quality/capped-board'
import { DoubtfulRows } from '@/components/quality/doubtful-rows'
import { FragilePair } from '@/components/quality/fragile-pair'
import { ReadingPage } from '@/components/rows/row-page'
import { ViewFrame } from '@/components/shell/view-frame'
import { Link } from '@/components/ui/link'
import { comparedInWords } from '@/lib/against'
import { headline } from '@/lib/headline'
import { fetchComparison, withThere } from '@/lib/queries/compare'
import { countFacets } from '@/lib/queries/facets'
import { fetchSwap, neighboursOf } from '@/lib/queries/fragility'
import { fetchMatches } from '@/lib/queries/matches'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { readPolicy } from '@/lib/queries/policy'
import { besidesOdd, fetchCappedOf, fetchDoubtful } from '@/lib/queries/quality'
import { type Params, viewHref } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

const SEGMENTS = ['quality'] as const

async function readTitle({ params, searchParams }: PageProps): Promise<Metadata> {
  const { dataset, description } = await findPageEntry((await params).slug)
  if (!dataset) return { title: description.title }
  const { view } = besidesOdd(readPageView(dataset, await searchParams, ['above']).view)
  const { total } = await fetchMatches(dataset, view.chosen)
  return { title: `Doubtful data in ${headline(dataset, view, total)} · ${description.title}` }
}

async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} active="quality" />
  const asked = await searchParams
  const read = readPageView(dataset, asked, ['above'])
  const { view, steppedAside } = besidesOdd(read.view)
  const { policy, ignored } = readPolicy(dataset, view)
  const matches = await fetchMatches(dataset, view.chosen)
  const [quality, comparison] = await Promise.all([
    fetchDoubtful(dataset, view, policy, matches),
    fetchComparison(dataset, view, matches),
  ])
  const { board, total } = quality
  const words = headline(dataset, view, total)
  // Several fits more, which could follow the lines: but what follows is hidden from readers without scripts.
  const pairs = board?.fit ? neighboursOf(dataset, board) : []
  const swap =
    board?.fit && (await fetchSwap(dataset, board, pairs.find(({ above }) => above === asked.above)?.above))
  const capped = board?.fit && (await fetchCappedOf(dataset, quality))
  return (
    <ViewFrame
      {...{ dataset, view, comparison, total }}
      facets={withThere(countFacets(dataset, view.chosen, matches), comparison)}
      ignored={[...read.ignored, ...ignored]}
      active="quality"
      segments={SEGMENTS}
      words={`Doubtful data in ${comparedInWords(dataset, words, comparison)}`}
      heading={
        <>
          Doubtful data in{' '}
          <Link
            href={viewHref(dataset.slug, dataset, { ...view, page: 1 })}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
            data-key="u"
            data-key-label="browse the rows"
          >
            {words}
          </Link>
        </>
      }
    >
      {steppedAside && (
        <p className="mt-2 text-sm text-soft">The chosen oddity steps aside here: all kinds are counted.</p>
      )}
      <DoubtfulRows dataset={dataset} quality={quality} />
      {board && <NoRating dataset={dataset} view={view} board={board} segments={SEGMENTS} />}
      {board && capped && (
        <>
          <CappedBoard {...{ dataset, view, board }} capped={capped} />
          <FragilePair {...{ dataset, view, pairs, swap }} />
        </>
      )}
    </ViewFrame>
  )
}
