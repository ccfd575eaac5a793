import type { Metadata } from 'next'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { BlindTable } from '@/components/labels/blind-table'
import { ReadingPage } from '@/components/rows/row-page'
import { LabelList } from '@/components/saved/label-list'
import { SaveForm } from '@/components/saved/save-form'
import { ViewList } from '@/components/saved/view-list'
import { headline } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { fetchBlindAgreement } from '@/lib/queries/blind'
import { fetchLabelState, labelFileOf } from '@/lib/queries/labels'
import { fetchMatches } from '@/lib/queries/matches'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { emptyView, type Params } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

async function readTitle({ params }: PageProps): Promise<Metadata> {
  const { description } = await findPageEntry((await params).slug)
  return linkPreview('Saved views and labels', description.title, 'Named views and labels of')
}

/** Named views and labels of a dataset; with a view in the address that one can be given a name. */
async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} />
  const { view } = readPageView(dataset, await searchParams)
  const given = { ...emptyView, chosen: view.chosen, sort: view.sort, policies: view.policies }
  const [state, agreements, matches] = await Promise.all([
    fetchLabelState(dataset.slug),
    dataset.kind === 'battle' ? fetchBlindAgreement(dataset) : [],
    fetchMatches(dataset, view.chosen),
  ])
  return (
    <ReadingPage entry={entry}>
      <h1 className="text-lg font-semibold">Saved views and labels</h1>
      <SaveForm dataset={dataset} view={given} words={headline(dataset, view, matches.total)} />
      <ViewList dataset={dataset} views={[...state.views.values()]} />
      <LabelList dataset={dataset} state={state} file={labelFileOf(dataset.slug)} />
      {agreements.length > 0 && <BlindTable agreements={agreements} />}
    </ReadingPage>
  )
}
