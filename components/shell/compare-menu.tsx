import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { type Against, againstParam, comparedWith, complement, otherwise } from '@/lib/against'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { FacetCounts } from '@/lib/queries/facets'
import { choose, emptyView, hiddenFields, pageHref, type View, viewHref } from '@/lib/view'

interface CompareMenuProps {
  readonly dataset: Dataset
  readonly view: View
  readonly facets: ReadonlyMap<string, FacetCounts>
  /** Segments of the page it stands on. */
  readonly segments: readonly string[]
}

const FIELD = 'min-w-0 flex-1 rounded border border-line bg-bg px-2 py-1'
const BUTTON = 'rounded border border-line px-3 py-1 hover:bg-sunken'

/** What the view can be compared with: links and plain forms, so it works before any script. */
export function CompareMenu({ dataset, view, facets, segments }: CompareMenuProps): ReactNode {
  const filtered = view.chosen.size > 0
  const others = filtered ? otherValues(dataset, view, facets) : []
  const fields = hiddenFields(dataset, comparedWith(dataset, view, undefined)).map(([name, value], index) => (
    <input key={index} type="hidden" name={name} value={value} />
  ))
  return (
    <details className="relative" name="menu">
      <summary
        className="cursor-pointer list-none whitespace-nowrap rounded border border-line bg-surface px-3 py-1 hover:bg-sunken"
        data-key="c"
        data-key-label="compare with another view"
      >
        Compare<span className="sr-only sm:not-sr-only"> with…</span> <span aria-hidden="true">▾</span>
      </summary>
      <div className="absolute right-0 top-full z-20 mt-1 grid w-80 grid-cols-1 max-w-[calc(100vw-2rem)] gap-3 rounded border border-line bg-surface p-3 shadow-xl max-sm:fixed max-sm:inset-x-3 max-sm:top-auto max-sm:w-auto max-sm:max-w-none">
        {filtered && (
          <ul>
            {offers(dataset, view).map(({ words, against }) => (
              <li key={words}>
                <Link
                  href={viewHref(dataset.slug, dataset, comparedWith(dataset, view, against), segments)}
                  className="block rounded px-2 py-1 hover:bg-sunken"
                >
                  {words}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {others.length > 0 && (
          <form action={pageHref(dataset.slug, segments)} className="flex gap-2">
            {fields}
            <select name="against" aria-label="The same with another value" className={FIELD}>
              {others.map(({ label, values }) => (
                <optgroup key={label} label={label}>
                  {values.map(({ words, param, count }) => (
                    <option key={param} value={param}>
                      {words} ({count.toLocaleString('en')})
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            <button type="submit" className={BUTTON}>
              Compare
            </button>
          </form>
        )}
        <form action={pageHref(dataset.slug, segments)} className="flex gap-2">
          {fields}
          <input
            name="against"
            required
            autoComplete="off"
            placeholder="Paste the address of a view"
            aria-label="Address of a view of this dataset"
            className={`placeholder:text-faint ${FIELD}`}
          />
          <button type="submit" className={BUTTON}>
            Compare
          </button>
        </form>
      </div>
    </details>
  )
}

/** The rest, and for each chosen filter the same view with that filter the other way round. */
function offers(dataset: Dataset, view: View): readonly { words: string; against: Against }[] {
  const nouns = dataset.kind === 'chat' ? 'chats' : 'votes'
  const turned = [...view.chosen.keys()].flatMap((name) => {
    const against = otherwise(dataset, view, name)
    const filter = dataset.filters.find((one) => one.name === name)
    const selection = against?.chosen.get(name)
    return against && filter && selection
      ? [{ words: `The same, but ${filter.inWords(selection, against.chosen)}`, against }]
      : []
  })
  return [
    { words: `The rest: all other ${nouns}`, against: 'rest' },
    // With one filter this is the rest.
    ...(complement(dataset, view) ? [] : turned),
    { words: `All ${rowsInWords(dataset, dataset.rows)}`, against: emptyView },
  ]
}

interface OtherValues {
  readonly label: string
  readonly values: readonly { readonly words: string; readonly param: string; readonly count: number }[]
}

/** Each other value of a chosen filter, as the facet counts them: the rows one would compare with. */
function otherValues(
  dataset: Dataset,
  view: View,
  facets: ReadonlyMap<string, FacetCounts>,
): readonly OtherValues[] {
  return dataset.filters.flatMap((filter) => {
    const selection = view.chosen.get(filter.name)
    const counts = facets.get(filter.name)
    if (!selection || counts?.kind !== 'values') return []
    const written = filter.format(selection)
    const values = counts.values
      .filter(({ value, count }) => count > 0 && !written.includes(filter.param(value)))
      .map(({ value, count }) => ({
        words: filter.valueInWords(value),
        param: againstParam(dataset, choose(dataset, view, filter.name, [filter.param(value)])),
        count,
      }))
    return values.length > 0 ? [{ label: filter.label, values }] : []
  })
}
