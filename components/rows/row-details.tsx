import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { languageName } from '@/lib/language'
import type { Row } from '@/lib/queries/row'
import { pageHref } from '@/lib/view'
import { dayOf, timeInWords } from './row-badges'
import { around, onlyHref } from './row-links'

interface Value {
  readonly text: string
  readonly href?: string | undefined
  /** After the value, quietly. */
  readonly note?: ReactNode
}

interface RowDetailsProps {
  readonly dataset: Dataset
  readonly row: Row
  readonly open?: boolean
}

/** All that the data says about a row; every value it can be filtered by is a link to the rows that share it. */
export function RowDetails({ dataset, row, open }: RowDetailsProps): ReactNode {
  const fields = fieldsOf(dataset, row).filter(([, values]) => values.length > 0)
  return (
    <details className="row-details rounded border border-line bg-surface" id="details" open={open}>
      <summary
        className="cursor-pointer list-none px-4 py-2.5 font-medium"
        data-key="e"
        data-key-label="all details"
      >
        <span aria-hidden="true" className="mr-2 inline-block text-faint">
          ▸
        </span>
        Details
        <span className="ml-2 font-normal text-faint">{fields.length} fields</span>
      </summary>
      <dl className="grid gap-x-8 px-4 pb-4">
        {fields.map(([label, values]) => (
          <div key={label} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-3 border-t border-line py-1.5">
            <dt className="text-faint">{label}</dt>
            <dd className="flex flex-wrap gap-x-3 [overflow-wrap:anywhere]">
              {values.map((value) => (
                <ValueLink key={value.text} {...value} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function ValueLink({ text, href, note }: Value) {
  return (
    <span>
      {href ? (
        <Link
          href={href}
          className="underline decoration-line-strong underline-offset-4 hover:text-accent hover:decoration-current"
        >
          {text}
        </Link>
      ) : (
        text
      )}
      {note && <span className="ml-2 text-faint">{note}</span>}
    </span>
  )
}

function fieldsOf(dataset: Dataset, { summary, style }: Row): (readonly [string, readonly Value[]])[] {
  const s = summary
  const only = (name: string, item: unknown) => onlyHref(dataset, name, item)
  const exactly = (name: string, count: number | null): Value[] =>
    count === null
      ? []
      : [{ text: count.toLocaleString('en'), href: only(name, { low: count, high: count }) }]
  const nearly = (name: string, count: number | null): Value[] => {
    if (count === null) return []
    const range = around(count)
    const low = name === 'gap' ? range.low : Math.max(0, range.low)
    const note = `rows with ${low.toLocaleString('en')} to ${range.high.toLocaleString('en')}`
    const href = only(name, { low, high: range.high })
    return [{ text: count.toLocaleString('en'), href, ...(href ? { note } : {}) }]
  }
  const flag = (name: string, value: boolean | null): Value[] =>
    value === null ? [] : [{ text: value ? 'yes' : 'no', href: only(name, value) }]
  const model = (name: string | undefined): Value[] =>
    name === undefined ? [] : [{ text: name || '(empty)', href: only('model', name) }]
  const counted = [style.a?.tokens ?? s.tokens_a, style.b?.tokens ?? s.tokens_b] as const
  const longer = counted.some((tokens) => tokens !== null)
    ? Math.max(...counted.map((tokens) => tokens ?? Number.NEGATIVE_INFINITY))
    : null
  const gap = counted[0] === null || counted[1] === null ? null : counted[0] - counted[1]
  const battle = dataset.kind === 'battle'

  return [
    ['Model', model(s.model)],
    ['Model A', model(s.model_a)],
    ['Model B', model(s.model_b)],
    ['Winner', battle ? [{ text: s.winner ?? 'none', href: only('winner', s.winner ?? 'none') }] : []],
    [
      'Categories',
      s.categories.map((key) => ({ text: key.replaceAll('_', ' '), href: only('category', [key]) })),
    ],
    [
      'Language',
      [
        {
          text: languageName(s.language),
          href: only('language', s.language),
          note: s.language_raw === null ? 'not given' : <>stored as “{s.language_raw}”</>,
        },
      ],
    ],
    ['Code', flag('code', s.code)],
    ['Preset', s.preset === null ? [] : [{ text: s.preset, href: only('preset', s.preset) }]],
    ['Turns', exactly('turns', s.turns)],
    ['Order in session', exactly('order', s.order)],
    [
      'Time',
      s.time === null ? [] : [{ text: timeInWords(s.time), href: only('date', dayOf(s.time)), note: s.time }],
    ],
    ['User', s.user === null ? [] : [{ text: s.user, href: only('user', s.user) }]],
    ['Session', s.session === null ? [] : identity(dataset, 'session', 'sessions', s.session)],
    ['Question', s.question === null ? [] : identity(dataset, 'question', 'questions', s.question)],
    [
      'Images',
      s.images.flatMap((hash) =>
        hash === null ? [{ text: 'no bytes' }] : identity(dataset, 'image', 'images', hash),
      ),
    ],
    ['Anonymous', flag('anonymous', s.anonymous)],
    ['Prompt tokens', nearly('prompt_tokens', s.prompt_tokens)],
    ['Answer tokens', battle ? [] : nearly('answer_tokens', counted[0])],
    ['Longer answer, tokens', battle ? nearly('answer_tokens', longer) : []],
    ['Tokens A minus B', nearly('gap', gap)],
    ['Characters', [{ text: s.length.toLocaleString('en') }]],
    ['Id', [{ text: s.id }]],
    ['File', [{ text: s.source.file, note: `row ${s.source.row.toLocaleString('en')}` }]],
  ]
}

/** An identity leads to its own page, and to its rows. */
function identity(dataset: Dataset, name: string, page: string, value: string): Value[] {
  const rows = onlyHref(dataset, name, value)
  return [
    {
      text: value,
      href: pageHref(dataset.slug, [page, value]),
      note: rows && (
        <Link href={rows} className="underline underline-offset-4 hover:text-accent">
          rows
        </Link>
      ),
    },
  ]
}
