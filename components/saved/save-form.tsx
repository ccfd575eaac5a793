import type { ReactNode } from 'react'
import type { Dataset } from '@/lib/catalog'
import { savedHref, type View, viewQuery } from '@/lib/view'
import { BUTTON, FIELD } from './look'

interface SaveFormProps {
  readonly dataset: Dataset
  readonly view: View
  readonly words: string
}

/** Gives the view of the address a name. */
export function SaveForm({ dataset, view, words }: SaveFormProps): ReactNode {
  return (
    <form
      action={savedHref(dataset.slug)}
      method="post"
      className="mt-4 rounded border border-line bg-surface p-4"
      aria-label="Save a view"
    >
      <p className="font-medium">{words}</p>
      <input type="hidden" name="query" value={viewQuery(dataset, view)} />
      <div className="mt-2 flex flex-wrap gap-2">
        <input name="name" required maxLength={200} placeholder="name" aria-label="Name" className={FIELD} />
        <input
          name="note"
          maxLength={4000}
          placeholder="note"
          aria-label="Note"
          className={`${FIELD} grow basis-60`}
        />
        <button type="submit" name="action" value="save" className={BUTTON}>
          Save this view
        </button>
      </div>
    </form>
  )
}
