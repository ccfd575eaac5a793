import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { languageName } from '@/lib/language'
import type { RowSummary } from '@/lib/queries/rows'
import type { Found } from '@/lib/queries/search-hits'
import { pageHref, type Sort, type View, viewQuery } from '@/lib/view'
import { FoundPrompt, FoundSnippet } from './found'
import { Thumb } from './thumb'
import { VotePair } from './vote-pair'

/** A column of the table: what it is called, what it shows, by which sort its head goes. */
export interface ListColumn {
  readonly id: string
  readonly head: string
  /** Shown unless the address says otherwise. */
  readonly usual: boolean
  readonly numeric?: boolean
  /** First and second click on the head. */
  readonly sorts?: readonly [Sort, Sort]
  /** Tailwind width and wrapping of its cells. */
  readonly shape?: string
  cell(row: RowSummary, list: ListContext): ReactNode
}

export interface ListContext {
  readonly dataset: Dataset
  readonly view: View
  /** True while images are to be blurred. */
  readonly blurred: boolean
  /** What a search found in each row, by id. */
  readonly found?: ReadonlyMap<string, Found>
}

export function columnsOf(dataset: Dataset): readonly ListColumn[] {
  const held = new Set(dataset.filters.map((filter) => filter.name))
  return ALL.filter(({ id }) => {
    if (id === 'image') return dataset.imageColumn !== ''
    if (id === 'model') return dataset.kind === 'chat'
    if (id === 'vote') return dataset.kind === 'battle'
    return held.has(REQUIRES[id] ?? '') || !(id in REQUIRES)
  })
}

/** A link to the row that keeps the view, so that previous and next walk through it. */
export function rowHref({ dataset, view }: Pick<ListContext, 'dataset' | 'view'>, id: string): string {
  return pageHref(dataset.slug, ['rows', id]) + viewQuery(dataset, { ...view, page: 1 })
}

const REQUIRES: Readonly<Record<string, string>> = {
  language: 'language',
  time: 'date',
  categories: 'category',
  preset: 'preset',
  prompt_tokens: 'prompt_tokens',
  tokens: 'answer_tokens',
  order: 'order',
  user: 'user',
  session: 'session',
  surprise: 'surprise',
}

const ALL: readonly ListColumn[] = [
  {
    id: 'image',
    head: 'Image',
    usual: true,
    shape: 'w-20',
    cell: (row, list) => <Thumb row={row} list={list} size={64} />,
  },
  {
    id: 'prompt',
    head: 'Prompt',
    usual: true,
    shape: 'min-w-72',
    cell: (row, list) => (
      <>
        <Link
          href={rowHref(list, row.id)}
          data-row-link
          className="line-clamp-2 break-words hover:underline [overflow-wrap:anywhere] compact:line-clamp-1"
          dir="auto"
        >
          {row.prompt ? (
            <FoundPrompt prompt={row.prompt} found={list.found?.get(row.id)} />
          ) : (
            <em className="text-faint">no prompt</em>
          )}
        </Link>
        <FoundSnippet prompt={row.prompt} found={list.found?.get(row.id)} kind={list.dataset.kind} />
      </>
    ),
  },
  { id: 'model', head: 'Model', usual: true, shape: 'w-52', cell: (row) => <Name text={row.model ?? ''} /> },
  {
    id: 'vote',
    head: 'Vote',
    usual: true,
    shape: 'w-60 xl:w-72',
    cell: (row) => <VotePair row={row} />,
  },
  {
    id: 'categories',
    head: 'Categories',
    usual: false,
    shape: 'w-48',
    cell: (row) => (
      <span className="text-soft">{row.categories.map((key) => key.replaceAll('_', ' ')).join(', ')}</span>
    ),
  },
  {
    id: 'language',
    head: 'Language',
    usual: true,
    shape: 'w-24 xl:w-28',
    cell: (row) => <span className="text-soft">{languageName(row.language)}</span>,
  },
  {
    id: 'turns',
    head: 'Turns',
    usual: true,
    numeric: true,
    sorts: ['-turns', 'turns'],
    shape: 'w-16',
    cell: (row) => row.turns,
  },
  {
    id: 'time',
    head: 'Date',
    usual: true,
    numeric: true,
    sorts: ['newest', 'oldest'],
    shape: 'w-30 whitespace-nowrap',
    cell: (row) =>
      row.time && (
        <time dateTime={row.time} title={row.time}>
          {DAY.format(new Date(row.time))}
        </time>
      ),
  },
  {
    id: 'surprise',
    head: 'Surprise, bits',
    usual: false,
    numeric: true,
    sorts: ['-surprise', 'surprise'],
    shape: 'w-32',
    cell: (row) => row.surprise?.toFixed(2),
  },
  {
    id: 'length',
    head: 'Characters',
    usual: false,
    numeric: true,
    sorts: ['-length', 'length'],
    shape: 'w-28',
    cell: (row) => row.length.toLocaleString('en'),
  },
  {
    id: 'tokens',
    head: 'Tokens A · B',
    usual: false,
    numeric: true,
    shape: 'w-32 whitespace-nowrap',
    cell: (row) =>
      `${row.tokens_a?.toLocaleString('en') ?? '–'} · ${row.tokens_b?.toLocaleString('en') ?? '–'}`,
  },
  {
    id: 'prompt_tokens',
    head: 'Prompt tokens',
    usual: false,
    numeric: true,
    shape: 'w-28',
    cell: (row) => row.prompt_tokens?.toLocaleString('en'),
  },
  { id: 'preset', head: 'Preset', usual: false, shape: 'w-32', cell: (row) => row.preset ?? '' },
  { id: 'order', head: 'Order', usual: false, numeric: true, shape: 'w-16', cell: (row) => row.order },
  { id: 'user', head: 'User', usual: false, shape: 'w-40', cell: (row) => <Name text={row.user ?? ''} /> },
  {
    id: 'session',
    head: 'Session',
    usual: false,
    shape: 'w-40',
    cell: (row) => <Name text={row.session ?? ''} />,
  },
  {
    id: 'id',
    head: 'Id',
    usual: false,
    sorts: ['id', 'id'],
    shape: 'w-48',
    cell: (row) => <Name text={row.id} />,
  },
]

function Name({ text }: { readonly text: string }) {
  return (
    <span className="block truncate" title={text}>
      {text}
    </span>
  )
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
