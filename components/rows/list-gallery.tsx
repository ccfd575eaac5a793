import { contentOf, html } from '@/lib/html'
import type { RowSummary } from '@/lib/queries/rows'
import type { ListContext } from './columns'
import { promptOrFound } from './found'
import { thumb } from './thumb'

interface ListGalleryProps {
  readonly rows: readonly RowSummary[]
  readonly list: ListContext
}

/** Rows as squares in a grid; where there are no images, as short cards. */
export function ListGallery({ rows, list }: ListGalleryProps) {
  const pictures = list.dataset.imageColumn !== ''
  const words = pictures ? 'mt-1.5 line-clamp-2 h-8' : 'line-clamp-6'
  const card = pictures ? '' : 'h-full border border-line bg-surface p-3 hover:border-line-strong'
  const items = rows.map(
    (row) => html`<li class="min-w-0">
      <a href="${list.hrefOf(row.id)}" class="group block rounded ${card}" data-row-link>
        ${pictures && thumb(row, list, 240, true)}
        <span class="text-xs text-soft [overflow-wrap:anywhere] group-hover:text-ink group-hover:underline ${words}" dir="auto">
          ${promptOrFound(row, list)}
        </span>
      </a>
    </li>`,
  )
  return (
    <ul
      className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]"
      data-dims
      data-to=""
      {...contentOf(items)}
    />
  )
}
