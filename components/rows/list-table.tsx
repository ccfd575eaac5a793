import {
  columnOrderingFeature,
  columnVisibilityFeature,
  constructTable,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/table-core'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'
import { Link } from '@/components/ui/link'
import { contentOf, type Html, html } from '@/lib/html'
import type { RowSummary } from '@/lib/queries/rows'
import { defaultSort, type View, viewHref } from '@/lib/view'
import { columnsOf, type ListColumn, type ListContext } from './columns'

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnOrderingFeature,
  columnVisibilityFeature,
})
const helper = createColumnHelper<typeof features, RowSummary>()

/**
 * Rows as a table. Sorting and paging are the server's and stand in the address, so TanStack Table only keeps columns,
 * their order and which are shown; it runs on the server and costs the reader's browser nothing.
 */
export function ListTable({
  rows,
  list,
}: {
  readonly rows: readonly RowSummary[]
  readonly list: ListContext
}) {
  const columns = columnsOf(list.dataset)
  const shown = shownColumns(columns, list.view)
  const byId = new Map(columns.map((column) => [column.id, column]))
  const table = constructTable({
    features,
    data: [...rows],
    getRowId: (row) => row.id,
    columns: columns.map((column) =>
      helper.display({
        id: column.id,
        header: column.head,
      }),
    ),
    initialState: {
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
    },
  })
  const body = table
    .getRowModel()
    .rows.map(
      (row) =>
        html`<tr>${row.getVisibleCells().map((cell) => cellOf(byId.get(cell.column.id), row.original, list))}</tr>`,
    )
  return (
    <div className="overflow-x-auto" data-dims data-to="" role="region" aria-label="Rows" tabIndex={0}>
      <table className="list-table w-full table-fixed border-collapse">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-line text-left text-xs text-faint">
              {group.headers.map((header) => {
                const column = byId.get(header.column.id)
                return column ? <Head key={header.id} column={column} list={list} /> : null
              })}
            </tr>
          ))}
        </thead>
        <tbody className="rows" {...contentOf(body)} />
      </table>
    </div>
  )
}

function cellOf(column: ListColumn | undefined, row: RowSummary, list: ListContext): Html {
  return html`<td${column?.numeric && html` class="n" data-head="${column.head}"`}>${column?.cell(row, list)}</td>`
}

/** Columns that the address names, else the usual ones and what rows are sorted by; a name nobody knows is left out. */
export function shownColumns(
  columns: readonly ListColumn[],
  { cols, sort }: Pick<View, 'cols' | 'sort'>,
): readonly string[] {
  const isUsual = ({ usual, sorts }: ListColumn) => usual || (sort !== undefined && sorts?.includes(sort))
  const known = (cols ?? []).filter((id) => columns.some((column) => column.id === id))
  return known.length ? known : columns.filter(isUsual).map(({ id }) => id)
}

function Head({
  column,
  list: { dataset, view },
}: {
  readonly column: ListColumn
  readonly list: ListContext
}) {
  const sort = view.sort ?? defaultSort(dataset)
  const sorts = column.sorts?.filter((one) => one !== 'newest' || defaultSort(dataset) === 'newest') ?? []
  const [down, up] = [sorts[0], sorts[1] ?? sorts[0]]
  const current = sorts.includes(sort)
  const direction = sort === up && up !== down ? 'ascending' : 'descending'
  return (
    <th
      scope="col"
      aria-sort={current ? direction : undefined}
      className={`px-2 py-2 font-medium first:pl-0 last:pr-0 ${column.shape ?? ''} ${column.numeric ? 'text-right' : ''}`}
    >
      {down && up ? (
        <Link
          href={viewHref(dataset.slug, dataset, { ...view, sort: sort === down ? up : down, page: 1 })}
          scroll={false}
          className={`hover:text-ink ${current ? 'text-ink' : ''}`}
        >
          {column.head}
          <span aria-hidden="true" className="ml-1">
            {current ? (direction === 'ascending' ? '↑' : '↓') : ''}
          </span>
        </Link>
      ) : (
        column.head
      )}
    </th>
  )
}
