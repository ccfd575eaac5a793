import './row-page.css'
import type { ReactNode } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import { StageProgress } from '@/components/shell/stage-progress'
import type { Entry } from '@/lib/catalog'
import { type View, viewQuery } from '@/lib/view'

interface ReadingPageProps {
  readonly entry: Entry
  /** Carried along by the tabs. */
  readonly view?: View
  readonly active?: 'browse' | 'votes' | 'images' | 'quality'
  readonly children?: ReactNode
}

/** A page for reading one thing of a dataset; its progress while the dataset is not there yet. */
export function ReadingPage({ entry, view, active, children }: ReadingPageProps): ReactNode {
  const { dataset } = entry
  return (
    <PageShell
      slug={entry.slug}
      title={entry.description.title}
      images={dataset !== undefined && dataset.imageColumn !== ''}
      {...(active ? { active } : {})}
      {...(dataset && view ? { query: viewQuery(dataset, { ...view, page: 1 }) } : {})}
    >
      {dataset ? (
        <div className="reading" data-dims>
          {children}
        </div>
      ) : (
        <div className="mx-auto max-w-2xl p-6">
          <StageProgress entry={entry} />
        </div>
      )}
    </PageShell>
  )
}
