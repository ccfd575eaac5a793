import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { languageName } from '@/lib/language'
import type { RowSummary } from '@/lib/queries/rows'
import { onlyHref } from './row-links'

/** What a row is at a glance; each badge leads to the rows that share it. */
export function RowBadges({
  dataset,
  summary,
}: {
  readonly dataset: Dataset
  readonly summary: RowSummary
}): ReactNode {
  const { turns, time, preset, language, categories, code, order } = summary
  const only = (name: string, item: unknown) => onlyHref(dataset, name, item)
  const badges = [
    ...categories.map((key) => ({ text: key.replaceAll('_', ' '), href: only('category', [key]) })),
    ...(code && !categories.includes('code') ? [{ text: 'code', href: only('code', true) }] : []),
    { text: languageName(language), href: only('language', language) },
    ...(turns === null
      ? []
      : [
          {
            text: turns === 1 ? '1 turn' : `${turns} turns`,
            href: only('turns', { low: turns, high: turns }),
          },
        ]),
    ...(preset ? [{ text: `preset: ${preset}`, href: only('preset', preset) }] : []),
    ...(order && order > 1
      ? [{ text: `evaluation ${order}`, href: only('order', { low: order, high: order }) }]
      : []),
    ...(time ? [{ text: timeInWords(time), href: only('date', dayOf(time)), time }] : []),
  ]
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label="About this row">
      {badges.map(({ text, href, ...rest }) => (
        <li
          key={text}
          className="max-w-full rounded border border-line bg-surface text-[13px] leading-6 text-soft"
        >
          <Badge href={href}>{'time' in rest ? <time dateTime={rest.time}>{text}</time> : text}</Badge>
        </li>
      ))}
    </ul>
  )
}

function Badge({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) {
  const look = 'block truncate px-2'
  if (!href) return <span className={look}>{children}</span>
  return (
    <Link href={href} className={`${look} rounded hover:bg-sunken hover:text-ink`}>
      {children}
    </Link>
  )
}

/** "3 Jun 2024, 14:05 UTC". */
export function timeInWords(time: string): string {
  return `${FORMAT.format(new Date(time))} UTC`
}

/** The UTC day of a time, as the date filter takes it. */
export function dayOf(time: string): { low: string; high: string } {
  const day = time.slice(0, 10)
  return { low: day, high: day }
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
