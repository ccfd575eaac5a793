import type { Metadata } from 'next'
import { cache } from 'react'
import { Chips } from '@/components/filters/chips'
import { Sidebar } from '@/components/filters/sidebar'
import { areImagesCovered } from '@/components/images/covered'
import { Droppings } from '@/components/rows/empty'
import { List } from '@/components/rows/list'
import { Pager } from '@/components/rows/pager'
import { Toolbar } from '@/components/rows/toolbar'
import { DatasetNotes } from '@/components/shell/dataset-notes'
import { PageShell } from '@/components/shell/page-shell'
import { StageProgress } from '@/components/shell/stage-progress'
import { Share } from '@/components/ui/share'
import { type Dataset, problemsOf } from '@/lib/catalog'
import { headline } from '@/lib/headline'
import { fetchBrowse } from '@/lib/queries/browse'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { groupParams } from '@/lib/queries/request'
import { readSettings } from '@/lib/settings'
import { type Params, viewHref, viewQuery } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

/** For the title and the page together: two equal views are two objects, their addresses are the same. */
const browseOnce = cache(async (dataset: Dataset, query: string) =>
  fetchBrowse(dataset, readPageView(dataset, groupParams(new URLSearchParams(query))).view),
)

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { dataset, description } = await findPageEntry((await params).slug)
  if (!dataset) return { title: description.title }
  const { view } = readPageView(dataset, await searchParams)
  const { total } = await browseOnce(dataset, viewQuery(dataset, view))
  return { title: `${headline(dataset, view, total)} · ${description.title}` }
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
  const { view, ignored } = readPageView(dataset, await searchParams)
  const [browse, covered] = await Promise.all([
    browseOnce(dataset, viewQuery(dataset, view)),
    areImagesCovered(dataset),
  ])
  const blurred = covered && dataset.imageColumn !== ''
  const { total, rows, facets, droppings } = browse
  const words = headline(dataset, view, total)
  const { title } = dataset.description
  const list = { dataset, view, blurred }
  const filterCount = [...view.chosen.values()].reduce(
    (sum, one) => sum + one.any.length + one.none.length,
    0,
  )
  return (
    <PageShell
      slug={entry.slug}
      title={title}
      active="browse"
      images={dataset.imageColumn !== ''}
      query={viewQuery(dataset, { ...view, page: 1 })}
    >
      <div className="grid lg:grid-cols-[280px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 px-3 pt-4 sm:px-6 lg:col-start-2">
          <div className="flex items-start justify-between gap-4">
            <h1 className="text-lg font-semibold leading-snug [text-wrap:balance]">{words}</h1>
            <Share
              href={viewHref(entry.slug, dataset, view)}
              title={`${words} · ${title}`}
              base={readSettings().url}
            />
          </div>
          <Chips slug={entry.slug} offer={dataset} view={view} ignored={ignored} />
          <DatasetNotes dataset={dataset} problems={problemsOf(entry)} blurred={blurred} />
        </div>
        {/* Once in the page for all widths, since it is most of it; a checkbox folds it where there is no room. */}
        <aside className="mx-3 mt-3 sm:mx-6 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:m-0 lg:border-r lg:border-line">
          <input type="checkbox" id="filters" className="peer sr-only lg:hidden" />
          <label
            htmlFor="filters"
            className="block cursor-pointer rounded border border-line bg-surface px-3 py-2 font-medium peer-checked:rounded-b-none peer-focus-visible:outline-2 peer-focus-visible:outline-accent lg:hidden"
            data-key="f"
            data-key-label="filters"
          >
            Filters{filterCount > 0 ? ` (${filterCount})` : ''} <span aria-hidden="true">▾</span>
          </label>
          <div className="hidden rounded-b border border-t-0 border-line bg-surface px-2 pb-2 peer-checked:block lg:sticky lg:top-12 lg:block lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:overscroll-contain lg:border-0 lg:bg-transparent lg:pb-8 lg:pt-2">
            <Sidebar dataset={dataset} view={view} facets={facets} />
          </div>
        </aside>
        <div className="min-w-0 px-3 pb-16 sm:px-6 lg:col-start-2">
          <Toolbar dataset={dataset} view={view} total={total} />
          <List rows={rows} list={list} total={total} />
          <Droppings dataset={dataset} view={view} total={total} droppings={droppings} />
          <Pager slug={entry.slug} offer={dataset} view={view} total={total} />
        </div>
      </div>
    </PageShell>
  )
}
