import type { Metadata } from 'next'
import { cache } from 'react'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { areImagesCovered } from '@/components/images/covered'
import { LabelStrip } from '@/components/labels/label-strip'
import { Droppings } from '@/components/rows/empty'
import { List } from '@/components/rows/list'
import { Pager } from '@/components/rows/pager'
import { rowHref } from '@/components/rows/row-links'
import { ReadingPage } from '@/components/rows/row-page'
import { Toolbar } from '@/components/rows/toolbar'
import { DatasetNotes } from '@/components/shell/dataset-notes'
import { ViewFrame } from '@/components/shell/view-frame'
import { Link } from '@/components/ui/link'
import { comparedInWords } from '@/lib/against'
import { type Dataset, problemsOf } from '@/lib/catalog'
import { headline } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { fetchBrowse } from '@/lib/queries/browse'
import { fetchLabelCounts } from '@/lib/queries/labels'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { groupParams } from '@/lib/queries/request'
import { fetchSearchOf } from '@/lib/queries/search'
import { blindHref, type Params, viewQuery } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

/** For the title and the page together: two equal views are two objects, their addresses are the same. */
const browseOnce = cache(async (dataset: Dataset, query: string) =>
  fetchBrowse(dataset, readPageView(dataset, groupParams(new URLSearchParams(query))).view),
)

async function readTitle({ params, searchParams }: PageProps): Promise<Metadata> {
  const { dataset, description } = await findPageEntry((await params).slug)
  if (!dataset) return { title: description.title }
  const { view } = readPageView(dataset, await searchParams)
  const { total, comparison } = await browseOnce(dataset, viewQuery(dataset, view))
  const words = comparedInWords(dataset, headline(dataset, view, total), comparison)
  return linkPreview(words, description.title, `To read: ${words} of`)
}

async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} active="browse" />
  const { view, ignored } = readPageView(dataset, await searchParams)
  const [browse, covered, labelCounts] = await Promise.all([
    browseOnce(dataset, viewQuery(dataset, view)),
    areImagesCovered(dataset),
    fetchLabelCounts(dataset, view),
  ])
  const blurred = covered && dataset.imageColumn !== ''
  const { total, rows, facets, droppings, comparison } = browse
  const words = headline(dataset, view, total)
  const list = { dataset, view, blurred, found: browse.found }
  const search = await fetchSearchOf(dataset, view.chosen)
  return (
    <ViewFrame
      {...{ dataset, view, ignored, facets, total, comparison, search }}
      active="browse"
      words={comparedInWords(dataset, words, comparison)}
      heading={words}
      notes={<DatasetNotes dataset={dataset} problems={problemsOf(entry)} blurred={blurred} />}
    >
      <LabelStrip dataset={dataset} view={view} counts={labelCounts} />
      {dataset.kind === 'battle' && view.chosen.has('sample') && rows[0] && (
        <p className="mt-1">
          <Link className="text-accent hover:underline" href={blindHref(rowHref(dataset, view, rows[0].id))}>
            Read these blind: vote before you see models and result
          </Link>
        </p>
      )}
      <Toolbar dataset={dataset} view={view} total={total} />
      <List rows={rows} list={list} total={total} />
      <Droppings dataset={dataset} view={view} total={total} droppings={droppings} />
      <Pager slug={entry.slug} offer={dataset} view={view} total={total} />
    </ViewFrame>
  )
}
