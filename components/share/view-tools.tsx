import type { ReactNode } from 'react'
import { Share } from '@/components/ui/share'
import type { Dataset } from '@/lib/catalog'
import { citation } from '@/lib/citation'
import { readSettings } from '@/lib/settings'
import { type View, viewHref } from '@/lib/view'
import { ExportMenu } from './export-menu'

interface ViewToolsProps {
  readonly dataset: Dataset
  /** The rows that are taken along, and that can be given a name. */
  readonly view: View
  readonly total: number
  /** The canonical address of the page. */
  readonly href: string
  /** What the page is of. */
  readonly words: string
  /** What else can be done with the view, before these. */
  readonly children?: ReactNode
}

/** Beside the heading of every page that shows a view: its rows as a file, and the page as a link. */
export function ViewTools({ dataset, view, total, href, words, children }: ViewToolsProps): ReactNode {
  return (
    <div className="relative ml-auto flex flex-wrap justify-end gap-2 sm:shrink-0 sm:flex-nowrap">
      {children}
      <ExportMenu dataset={dataset} view={view} total={total} />
      <Share
        href={href}
        title={`${words} · ${dataset.description.title}`}
        citation={citation(dataset, words)}
        saveHref={viewHref(dataset.slug, dataset, { ...view, page: 1 }, ['saved'])}
        base={readSettings().url}
      />
    </div>
  )
}
