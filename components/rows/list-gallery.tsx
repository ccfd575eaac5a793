import { Link } from '@/components/ui/link'
import type { RowSummary } from '@/lib/queries/rows'
import { type ListContext, rowHref } from './columns'
import { Thumb } from './thumb'

/** Rows as squares in a grid; where there are no images, as short cards. */
export function ListGallery({
  rows,
  list,
}: {
  readonly rows: readonly RowSummary[]
  readonly list: ListContext
}) {
  const pictures = list.dataset.imageColumn !== ''
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]" data-dims>
      {rows.map((row) => (
        <li key={row.id} className="min-w-0">
          <Link href={rowHref(list, row.id)} data-row-link className="group block rounded">
            {pictures && <Thumb row={row} list={list} size={240} fill />}
            <span
              className={`mt-1.5 text-xs text-soft [overflow-wrap:anywhere] group-hover:text-ink group-hover:underline ${
                pictures ? 'line-clamp-2 h-8' : 'line-clamp-6 rounded border border-line bg-surface p-3'
              }`}
              dir="auto"
            >
              {row.prompt || 'no prompt'}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
