import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { dayInWords } from '@/lib/day'
import type { SavedView } from '@/lib/labels/state'
import { pageHref, savedHref } from '@/lib/view'
import { BUTTON, FIELD } from './look'

interface ViewListProps {
  readonly dataset: Dataset
  readonly views: readonly SavedView[]
}

/** Named views, newest last. Opening one loads it into the address, where it goes on as any view. */
export function ViewList({ dataset, views }: ViewListProps): ReactNode {
  return (
    <section aria-labelledby="views-head" className="mt-8">
      <h2 id="views-head" className="font-semibold">
        Named views
      </h2>
      {views.length === 0 && (
        <p className="mt-1 text-soft">None yet. “Save this view” stands in the share menu of every view.</p>
      )}
      <ul className="mt-2 divide-y divide-line border-y border-line empty:hidden">
        {views.map(({ id, name, note, query, who, at }) => (
          <li key={id} className="py-3">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={pageHref(dataset.slug) + query}
                className="font-medium underline decoration-line-strong underline-offset-4 hover:decoration-accent"
              >
                <bdi>{name}</bdi>
              </Link>
              {dataset.kind === 'battle' && (
                <Link
                  href={pageHref(dataset.slug, ['votes']) + query}
                  className="text-accent hover:underline"
                >
                  votes
                </Link>
              )}
              <span className="text-xs text-faint">
                <bdi>{who}</bdi>, {dayInWords(at)}
              </span>
            </div>
            {note && (
              <p className="mt-0.5 text-soft [overflow-wrap:anywhere]" dir="auto">
                {note}
              </p>
            )}
            <p className="mt-0.5 break-all font-mono text-xs text-faint">{query || 'all rows'}</p>
            <details className="mt-1">
              <summary className="cursor-pointer text-xs text-soft">rename or delete</summary>
              <form action={savedHref(dataset.slug)} method="post" className="mt-1 flex flex-wrap gap-2">
                <input type="hidden" name="id" value={id} />
                <input
                  name="name"
                  required
                  maxLength={200}
                  defaultValue={name}
                  aria-label="Name"
                  className={FIELD}
                />
                <input
                  name="note"
                  maxLength={4000}
                  defaultValue={note}
                  aria-label="Note"
                  className={`${FIELD} grow basis-60`}
                />
                <button type="submit" name="action" value="rename" className={BUTTON}>
                  Rename
                </button>
                <button type="submit" name="action" value="forget" className={`${BUTTON} text-bad`}>
                  Delete
                </button>
              </form>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
