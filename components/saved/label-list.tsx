import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { LabelState } from '@/lib/labels/state'
import { choose, emptyView, labelsHref, pageHref, viewHref, withParam } from '@/lib/view'
import { BUTTON } from './look'

interface LabelListProps {
  readonly dataset: Dataset
  readonly state: LabelState
  /** Where all of it lies, for whoever backs it up. */
  readonly file: string
}

/** Every label with its rows, and the ways in and out. */
export function LabelList({ dataset, state, file }: LabelListProps): ReactNode {
  const filter = dataset.filters.find(({ name }) => name === 'label')
  const labels = [...state.labels].filter(([, count]) => count > 0)
  return (
    <section aria-labelledby="labels-head" className="mt-8">
      <h2 id="labels-head" className="font-semibold">
        Labels
      </h2>
      {labels.length === 0 && (
        <p className="mt-1 text-soft">
          None yet. Open a row and give it one; the keys 1 to 9 then toggle them.
        </p>
      )}
      <ul className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {labels.map(([label, count]) => (
          <li key={label}>
            <Link
              href={viewHref(
                dataset.slug,
                dataset,
                choose(dataset, emptyView, 'label', [filter?.param(label) ?? label]),
              )}
              className="block rounded border border-line bg-surface px-2 py-1 hover:bg-sunken"
            >
              <bdi>{label}</bdi> <span className="text-faint tabular-nums">{count.toLocaleString('en')}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-soft">
        {state.rows.size.toLocaleString('en')} {state.rows.size === 1 ? 'row' : 'rows'} read.
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <a href={withParam(labelsHref(dataset.slug), 'format', 'jsonl')} download className={BUTTON}>
          Export labels
        </a>
        <form
          action={labelsHref(dataset.slug)}
          method="post"
          encType="multipart/form-data"
          className="flex flex-wrap items-center gap-2"
          aria-label="Import labels"
        >
          <input type="hidden" name="back" value={pageHref(dataset.slug, ['saved'])} />
          <input type="file" name="file" required accept=".jsonl,.ndjson,.json" aria-label="File to import" />
          <button type="submit" className={BUTTON}>
            Import
          </button>
        </form>
      </div>
      <p className="mt-3 text-xs text-faint [overflow-wrap:anywhere]">
        Kept apart from the index, in <code>{file.split('/').slice(-2).join('/')}</code>: one line an event.
        Copying that file is a backup.
      </p>
    </section>
  )
}
