import { ImageNotice } from '@/components/images/image-notice'
import type { Dataset } from '@/lib/catalog'

interface DatasetNotesProps {
  readonly dataset: Dataset
  readonly problems: readonly { readonly message: string }[]
  /** True while images wait to be wanted; the notice then says the warning itself. */
  readonly blurred: boolean
}

/** What a reader must know of a dataset before reading: its warning, its licence, what could not be read. */
export function DatasetNotes({ dataset, problems, blurred }: DatasetNotesProps) {
  const { warning, licence, source } = dataset.description
  return (
    <div className="mt-2 grid gap-2 text-sm">
      {(licence || source) && (
        <p className="text-xs text-faint">
          {licence && (
            <>Licence: {licence.href ? <Outside href={licence.href} label={licence.name} /> : licence.name}</>
          )}
          {licence && source && ' · '}
          {source && (/^https?:\/\//.test(source) ? <Outside href={source} label="source" /> : source)}
        </p>
      )}
      {warning && (
        <div className={blurred ? '' : 'flex flex-wrap items-baseline gap-x-3 text-xs text-warn'}>
          {!blurred && <p>{warning}</p>}
          {dataset.imageColumn && <ImageNotice slug={dataset.slug} warning={warning} covered={blurred} />}
        </div>
      )}
      {problems.length > 0 && (
        <details className="text-xs text-faint open:rounded open:bg-warn-wash open:px-3 open:py-2 open:text-warn">
          <summary className="cursor-pointer">
            {problems.length === 1 ? 'Something' : `${problems.length} things`} to know about these files
          </summary>
          <ul className="mt-2 grid gap-1 break-words">
            {problems.map(({ message }) => (
              <li key={message} className="whitespace-pre-wrap">
                {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** A link to another host, followed only by the reader's own click. Other schemes are shown as text. */
export function Outside({ href, label }: { readonly href: string; readonly label: string }) {
  if (!/^https?:\/\//.test(href)) return label
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="underline decoration-line-strong underline-offset-2 hover:text-ink"
    >
      {label}
    </a>
  )
}
