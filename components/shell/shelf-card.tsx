import { Link } from '@/components/ui/link'
import { type Entry, problemsOf, type StageState } from '@/lib/catalog'
import type { ShelfEntry } from '@/lib/queries/shelf'
import { mediaHref, pageHref } from '@/lib/view'
import { LicenceLine } from './licence-line'

interface ShelfCardProps {
  readonly one: ShelfEntry
  readonly blurred: boolean
}

/** A dataset on the shelf: what it is, how much of it, how far it is read, and a look at its images. */
export function ShelfCard({ one: { entry, models, dates, strip }, blurred }: ShelfCardProps) {
  const { dataset, slug } = entry
  const { title, warning } = entry.description
  const problems = problemsOf(entry)
  return (
    <li className="overflow-hidden rounded border border-line bg-surface">
      <div className="p-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-base font-semibold">
            <Link href={pageHref(slug)} data-row-link className="hover:underline">
              {title}
            </Link>
          </h2>
          <StageWords entry={entry} />
        </div>
        {dataset && (
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-soft tabular-nums">
            <span>
              {dataset.rows.toLocaleString('en')} {dataset.kind === 'chat' ? 'chats' : 'votes'}{' '}
              {dataset.imageColumn ? 'about images' : 'about text'}
            </span>
            <span>{models.toLocaleString('en')} models</span>
            {dates && (
              <span>
                {monthOf(dates.first) === monthOf(dates.last)
                  ? monthOf(dates.last)
                  : `${monthOf(dates.first)} to ${monthOf(dates.last)}`}
              </span>
            )}
            <span className="normal-nums text-faint">{dataset.schema.family}</span>
          </p>
        )}
        {strip.length > 0 && (
          <ul className="mt-3 flex h-20 gap-2 overflow-hidden" aria-label="Some of its images">
            {strip.map((hash) => (
              <li
                key={hash}
                className="size-20 shrink-0 overflow-hidden rounded-sm border border-line bg-sunken"
              >
                <Link href={pageHref(slug, ['images', hash])}>
                  <img
                    src={mediaHref(slug, hash, { w: 160 })}
                    alt={`${hash.slice(0, 8)} of ${title}`}
                    width={80}
                    height={80}
                    loading="lazy"
                    data-blur={blurred ? '' : undefined}
                    className="size-full object-cover"
                  />
                </Link>
              </li>
            ))}
          </ul>
        )}
        <div className="mt-3 grid gap-1">
          {warning && <p className="text-xs text-warn">{warning}</p>}
          <LicenceLine description={entry.description} />
        </div>
        {problems.length > 0 && (
          <details className="mt-2 text-sm text-warn">
            <summary className="cursor-pointer">
              {problems.length === 1 ? 'Something' : `${problems.length} things`} to know about its files
            </summary>
            <ul className="mt-1 grid max-h-60 gap-1 overflow-auto break-words rounded bg-warn-wash px-3 py-2">
              {problems.map(({ message }) => (
                <li key={message} className="whitespace-pre-wrap">
                  {message}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

function StageWords({ entry: { stages, dataset } }: { readonly entry: Entry }) {
  const words = (['rows', 'search', 'images'] as const).flatMap((stage) => {
    if (stage === 'images' && dataset && !dataset.imageColumn) return []
    const said = stageWords(stages[stage], stage === 'search' ? 'words' : stage)
    return said ? [said] : []
  })
  return <p className="text-xs text-faint tabular-nums">{words[0] ?? 'ready'}</p>
}

function stageWords(state: StageState, stage: string): string | undefined {
  switch (state.state) {
    case 'waiting':
      return `${stage} are waiting to be read`
    case 'running':
      return `reading ${stage}: ${Math.floor(state.share * 100)} %`
    case 'failed':
      return `${stage} cannot be read`
    case 'ready':
      return undefined
  }
}

function monthOf(seconds: number): string {
  return MONTH.format(new Date(seconds * 1000))
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
