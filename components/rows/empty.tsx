import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import { choose, type View, viewHref } from '@/lib/view'

interface DroppingsProps {
  readonly dataset: Dataset
  readonly view: View
  readonly total: number
  readonly droppings: readonly { readonly filter: string; readonly total: number }[]
  /** Segments of the page it stands on; browse when empty. */
  readonly segments?: readonly string[]
}

/** Few rows or none: what each filter costs, and the way out. */
export function Droppings({ dataset, view, total, droppings, segments = [] }: DroppingsProps) {
  const gains = droppings.filter((dropping) => dropping.total > total)
  if (total > 0 && gains.length === 0) return null
  const words = (name: string) => {
    const filter = dataset.filters.find((one) => one.name === name)
    const selection = view.chosen.get(name)
    return quoted(filter && selection ? filter.inWords(selection, view.chosen) : name)
  }
  return (
    <section
      aria-label="What each filter costs"
      className={total === 0 ? 'mt-6 rounded border border-line bg-surface p-6' : 'mt-6 text-soft'}
    >
      {total === 0 && (
        <h2 className="mb-2 text-base font-semibold">
          {dataset.rows === 0
            ? 'This dataset has no rows.'
            : gains.length
              ? `No row is left by ${words(gains[0]?.filter ?? '')}.`
              : 'No row matches these filters together.'}
        </h2>
      )}
      {gains.length > 0 && (
        <ul className="grid gap-1">
          {gains.map(({ filter, total: without }) => (
            <li key={filter}>
              <Link
                href={viewHref(dataset.slug, dataset, choose(dataset, view, filter, undefined), segments)}
                className="text-accent hover:underline"
              >
                Without {words(filter)}
              </Link>
              : {rowsInWords(dataset, without)}
            </li>
          ))}
        </ul>
      )}
      {total === 0 && view.chosen.size > 0 && (
        <p className="mt-3">
          <Link
            href={viewHref(dataset.slug, dataset, { ...view, chosen: new Map(), page: 1 }, segments)}
            className="text-accent hover:underline"
          >
            Clear all filters
          </Link>
          : {rowsInWords(dataset, dataset.rows)}
        </p>
      )}
    </section>
  )
}

/** What stands in quotes already keeps single ones inside these. */
function quoted(words: string): string {
  return `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`
}
