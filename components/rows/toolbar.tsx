import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { defaultSort, isSortOffered, LAYOUTS, SORTS, type Sort, type View, viewHref } from '@/lib/view'
import { columnsOf } from './columns'
import { shownColumns } from './list-table'

const SORT_WORDS: Readonly<Record<Sort, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  '-turns': 'most turns',
  turns: 'fewest turns',
  '-length': 'longest answers',
  length: 'shortest answers',
  '-surprise': 'most surprising',
  surprise: 'least surprising',
  id: 'by id',
}

interface ToolbarProps {
  readonly dataset: Dataset
  readonly view: View
  readonly total: number
}

/** How the rows are shown: layout, order, columns; and which of them these are. */
export function Toolbar({ dataset, view, total }: ToolbarProps) {
  const sort = view.sort ?? defaultSort(dataset)
  const timed = defaultSort(dataset) === 'newest'
  const first = (view.page - 1) * view.size + 1
  const to = (change: Partial<View>) => viewHref(dataset.slug, dataset, { ...view, ...change })
  return (
    <div className="mb-2 mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
      <p className="flex rounded border border-line bg-surface p-0.5">
        {LAYOUTS.map((layout) => (
          <Link
            key={layout}
            href={to({ as: layout })}
            aria-current={layout === view.as ? 'true' : undefined}
            className="rounded-sm px-2 py-0.5 hover:text-ink aria-[current=true]:bg-sunken aria-[current=true]:text-ink"
          >
            {layout}
          </Link>
        ))}
      </p>
      <Menu label={SORT_WORDS[sort]}>
        {SORTS.filter(
          (one) => isSortOffered(dataset, one) && (timed || (one !== 'newest' && one !== 'oldest')),
        ).map((one) => (
          <MenuLink
            key={one}
            href={to({ sort: one, page: 1 })}
            chosen={one === sort}
            label={SORT_WORDS[one]}
          />
        ))}
      </Menu>
      {view.as === 'table' && (
        <Menu label="columns">
          {columnsOf(dataset).map(({ id, head }) => {
            const shown = shownColumns(columnsOf(dataset), view)
            const cols = shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]
            return (
              <MenuLink
                key={id}
                href={to({ cols: cols.length ? cols : undefined })}
                chosen={shown.includes(id)}
                label={head}
              />
            )
          })}
          {view.cols && <MenuLink href={to({ cols: undefined })} chosen={false} label="the usual ones" />}
        </Menu>
      )}
      {total > 0 && first <= total && (
        <p className="ml-auto tabular-nums">
          {first.toLocaleString('en')}–{Math.min(first + view.size - 1, total).toLocaleString('en')} of{' '}
          {total.toLocaleString('en')}
        </p>
      )}
    </div>
  )
}

function Menu({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <details className="relative" name="menu">
      <summary className="cursor-pointer list-none rounded px-2 py-1 hover:bg-sunken">
        {label} <span aria-hidden="true">▾</span>
      </summary>
      <ul className="absolute left-0 top-full z-20 mt-1 w-48 rounded border border-line bg-surface p-1 shadow-xl">
        {children}
      </ul>
    </details>
  )
}

function MenuLink({
  href,
  chosen,
  label,
}: {
  readonly href: string
  readonly chosen: boolean
  readonly label: string
}) {
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        aria-current={chosen ? 'true' : undefined}
        className="flex items-center gap-2 rounded px-2 py-1 text-ink hover:bg-sunken"
      >
        <span aria-hidden="true" className="w-3 text-accent">
          {chosen ? '✓' : ''}
        </span>
        {label}
      </Link>
    </li>
  )
}
