import type { ReactNode } from 'react'
import { Chips } from '@/components/filters/chips'
import { ComparisonLegend } from '@/components/filters/comparison-legend'
import { Sidebar } from '@/components/filters/sidebar'
import { SearchNote } from '@/components/search/search-note'
import { SampleLink } from '@/components/share/sample-link'
import { ViewTools } from '@/components/share/view-tools'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { Comparison } from '@/lib/queries/compare'
import type { FacetCounts } from '@/lib/queries/facets'
import type { SearchAnswer } from '@/lib/queries/search'
import { type Ignored, type View, viewHref, viewQuery } from '@/lib/view'
import { CompareMenu } from './compare-menu'
import { ComparedHeading, ComparedWith, ComparisonSteps } from './compared-with'
import { ModelLinks } from './model-links'
import { PageShell } from './page-shell'

interface ViewFrameProps {
  readonly dataset: Dataset
  readonly view: View
  readonly ignored: readonly Ignored[]
  readonly facets: ReadonlyMap<string, FacetCounts>
  readonly active: 'browse' | 'votes' | 'quality'
  /** Segments of the page; browse when empty. */
  readonly segments?: readonly string[]
  /** The view beside another one, where it is compared. */
  readonly comparison?: Comparison | undefined
  /** How its search was answered, where it has one. */
  readonly search?: SearchAnswer | undefined
  /** Rows of the view. */
  readonly total: number
  /** What the page is of, in words: its heading. A string unless part of it is a link. */
  readonly heading: ReactNode
  /** The heading as plain text, for the name of a shared link. */
  readonly words: string
  /** Below the chips, beside the filters: what a reader must know of the dataset. */
  readonly notes?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page that shows a view: heading, share, chips, and the filters beside what the view holds. */
export function ViewFrame(props: ViewFrameProps): ReactNode {
  const { dataset, view, ignored, facets, active, segments = [], heading, words, notes, children } = props
  const { comparison, search, total } = props
  const { title } = dataset.description
  const filterCount = [...view.chosen.values()].reduce(
    (sum, one) => sum + one.any.length + one.none.length,
    0,
  )
  return (
    <PageShell
      slug={dataset.slug}
      title={title}
      active={active}
      images={dataset.imageColumn !== ''}
      query={viewQuery(dataset, { ...view, page: 1 })}
    >
      <div className="grid lg:grid-cols-[280px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 px-3 pt-4 sm:px-6 lg:col-start-2">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 xl:flex-nowrap">
            <h1 className="min-w-0 grow text-lg xl:basis-64 font-semibold leading-snug [text-wrap:pretty]">
              {comparison && typeof heading === 'string' ? (
                <ComparedHeading dataset={dataset} view={view}>
                  {heading}
                </ComparedHeading>
              ) : (
                heading
              )}
              {comparison && <ComparedWith {...{ dataset, view, comparison }} />}
            </h1>
            <ViewTools
              {...{ dataset, view, total, words }}
              href={viewHref(dataset.slug, dataset, view, segments)}
            >
              <CompareMenu {...{ dataset, view, facets, segments }} />
              <SampleLink {...{ dataset, view, total, segments }} />
            </ViewTools>
          </div>
          {comparison && <ComparisonSteps {...{ dataset, view, comparison, segments }} />}
          <Chips slug={dataset.slug} offer={dataset} view={view} ignored={ignored} segments={segments} />
          <ModelLinks dataset={dataset} view={view} />
          <SearchNote search={search} />
          {notes}
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
            {comparison && <ComparisonLegend {...{ dataset, comparison }} here={total} />}
            <Sidebar {...{ dataset, view, facets, segments, comparison }} />
          </div>
        </aside>
        <div className="min-w-0 px-3 pb-16 sm:px-6 lg:col-start-2">
          {children}
          {active !== 'quality' && (
            <p className="mt-8 text-sm">
              <Link
                href={viewHref(dataset.slug, dataset, { ...view, page: 1 }, ['quality'])}
                className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
              >
                What is doubtful in {dataset.kind === 'chat' ? 'these chats' : 'these votes'}?
              </Link>
            </p>
          )}
        </div>
      </div>
    </PageShell>
  )
}
