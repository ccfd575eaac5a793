import './list.css'
import type { ReactNode } from 'react'
import { WatchPictures } from '@/components/images/watch-pictures'
import { Link } from '@/components/ui/link'
import type { RowSummary } from '@/lib/queries/rows'
import { rowHrefs, viewHref } from '@/lib/view'
import type { ListContext } from './columns'
import { ListCards } from './list-cards'
import { ListGallery } from './list-gallery'
import { ListTable } from './list-table'

interface ListProps {
  readonly rows: readonly RowSummary[]
  readonly list: Omit<ListContext, 'hrefOf'>
  readonly total: number
}

/** Rows in the layout of the view. */
export function List({ rows, list, total }: ListProps) {
  if (rows.length === 0) {
    const { dataset, view } = list
    return total === 0 ? null : (
      <p className="mt-6 rounded border border-line bg-surface p-6">
        Page {view.page.toLocaleString('en')} lies behind the last one.{' '}
        <Link
          href={viewHref(dataset.slug, dataset, { ...view, page: Math.ceil(total / view.size) })}
          className="text-accent hover:underline"
        >
          Go to the last page
        </Link>
      </p>
    )
  }
  const shown = { ...list, hrefOf: rowHrefs(list.dataset.slug, list.dataset, list.view) }
  return <WatchPictures>{layoutOf(rows, shown)}</WatchPictures>
}

function layoutOf(rows: readonly RowSummary[], list: ListContext): ReactNode {
  switch (list.view.as) {
    case 'table':
      return <ListTable rows={rows} list={list} />
    case 'cards':
      return <ListCards rows={rows} list={list} />
    case 'gallery':
      return <ListGallery rows={rows} list={list} />
  }
}
