import type { Dataset } from '@/lib/catalog'
import { dayInWords } from '@/lib/day'
import { type Html, html } from '@/lib/html'
import { languageName } from '@/lib/language'
import type { RowSummary } from '@/lib/queries/rows'
import type { Found } from '@/lib/queries/search-hits'
import type { Sort, View } from '@/lib/view'
import { foundSnippet, promptOf } from './found'
import { thumb } from './thumb'
import { votePair } from './vote-pair'

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
  cell(row: RowSummary, list: ListContext): Html
}

export interface ListContext {
  readonly dataset: Dataset
  readonly view: View
  /** True while images are to be blurred. */
  readonly blurred: boolean
  /** What a search found in each row, by id. */
  readonly found?: ReadonlyMap<string, Found>
  /** Where a row is read, within this view. */
  hrefOf(id: string): string
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
    cell: (row, list) => thumb(row, list, 64),
  },
  {
    id: 'prompt',
    head: 'Prompt',
    usual: true,
    shape: 'min-w-72',
    cell: (row, list) =>
      html`<a href="${list.hrefOf(row.id)}" class="row-prompt" dir="auto" data-row-link>${promptOf(row, list)}</a>
        ${foundSnippet(row, list)}`,
  },
  { id: 'model', head: 'Model', usual: true, shape: 'w-52', cell: (row) => name(row.model ?? '') },
  { id: 'vote', head: 'Vote', usual: true, shape: 'w-60 xl:w-72', cell: (row) => votePair(row) },
  {
    id: 'categories',
    head: 'Categories',
    usual: false,
    shape: 'w-48',
    cell: (row) => soft(row.categories.map((key) => key.replaceAll('_', ' ')).join(', ')),
  },
  {
    id: 'language',
    head: 'Language',
    usual: true,
    shape: 'w-24 xl:w-28',
    cell: (row) => soft(languageName(row.language)),
  },
  {
    id: 'turns',
    head: 'Turns',
    usual: true,
    numeric: true,
    sorts: ['-turns', 'turns'],
    shape: 'w-16',
    cell: (row) => html`${row.turns}`,
  },
  {
    id: 'time',
    head: 'Date',
    usual: true,
    numeric: true,
    sorts: ['newest', 'oldest'],
    shape: 'w-30 whitespace-nowrap',
    cell: ({ time }) =>
      html`${time && html`<time datetime="${time}" title="${time}">${dayInWords(time)}</time>`}`,
  },
  {
    id: 'surprise',
    head: 'Surprise, bits',
    usual: false,
    numeric: true,
    sorts: ['-surprise', 'surprise'],
    shape: 'w-32',
    cell: (row) => html`${row.surprise?.toFixed(2)}`,
  },
  {
    id: 'length',
    head: 'Characters',
    usual: false,
    numeric: true,
    sorts: ['-length', 'length'],
    shape: 'w-28',
    cell: (row) => html`${COUNT.format(row.length)}`,
  },
  {
    id: 'tokens',
    head: 'Tokens A · B',
    usual: false,
    numeric: true,
    shape: 'w-32 whitespace-nowrap',
    cell: (row) => html`${count(row.tokens_a) ?? '–'} · ${count(row.tokens_b) ?? '–'}`,
  },
  {
    id: 'prompt_tokens',
    head: 'Prompt tokens',
    usual: false,
    numeric: true,
    shape: 'w-28',
    cell: (row) => html`${count(row.prompt_tokens)}`,
  },
  { id: 'preset', head: 'Preset', usual: false, shape: 'w-32', cell: (row) => html`${row.preset}` },
  {
    id: 'order',
    head: 'Order',
    usual: false,
    numeric: true,
    shape: 'w-16',
    cell: (row) => html`${row.order}`,
  },
  { id: 'user', head: 'User', usual: false, shape: 'w-40', cell: (row) => name(row.user ?? '') },
  { id: 'session', head: 'Session', usual: false, shape: 'w-40', cell: (row) => name(row.session ?? '') },
  {
    id: 'id',
    head: 'Id',
    usual: false,
    sorts: ['id', 'id'],
    shape: 'w-48',
    cell: (row) => name(row.id),
  },
]

function name(text: string): Html {
  return html`<span class="block truncate" title="${text}">${text}</span>`
}

function soft(text: string): Html {
  return html`<span class="text-soft">${text}</span>`
}

function count(value: number | null): string | undefined {
  return value === null ? undefined : COUNT.format(value)
}

const COUNT = new Intl.NumberFormat('en')
