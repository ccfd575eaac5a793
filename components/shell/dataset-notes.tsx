import { ImageNotice } from '@/components/images/image-notice'
import type { Dataset } from '@/lib/catalog'
import { LicenceLine } from './licence-line'

interface DatasetNotesProps {
  readonly dataset: Dataset
  readonly problems: readonly { readonly message: string }[]
  /** True while images wait to be wanted; the notice then says the warning itself. */
  readonly blurred: boolean
}

/** What a reader must know of a dataset before reading: its warning, its licence, what could not be read. */
export function DatasetNotes({ dataset, problems, blurred }: DatasetNotesProps) {
  const { warning } = dataset.description
  return (
    <div className="mt-2 grid gap-2 text-sm">
      <LicenceLine description={dataset.description} />
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
