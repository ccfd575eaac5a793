import { Link } from '@/components/ui/link'
import type { Selection } from '@/lib/filters/selection'
import { choose, type Ignored, type Offer, type View, viewHref } from '@/lib/view'

interface ChipsProps {
  readonly slug: string
  readonly offer: Offer
  readonly view: View
  readonly ignored: readonly Ignored[]
  /** Segments of the page it stands on; browse when empty. */
  readonly segments?: readonly string[]
}

/** What is chosen, in words, each to be taken away; and what was not understood. */
export function Chips({ slug, offer, view, ignored, segments = [] }: ChipsProps) {
  const chips = offer.filters.flatMap((filter) => {
    const selection = view.chosen.get(filter.name)
    if (!selection) return []
    const params = filter.format(selection)
    return params.map((param, index) => {
      const one: Selection<unknown> =
        index < selection.any.length
          ? { any: [selection.any[index]], none: [] }
          : { any: [], none: [selection.none[index - selection.any.length]] }
      const rest = params.filter((other) => other !== param)
      return {
        key: `${filter.name}=${param}`,
        words: filter.inWords(one, view.chosen),
        href: viewHref(slug, offer, choose(offer, view, filter.name, rest), segments),
      }
    })
  })
  if (chips.length === 0 && ignored.length === 0) return null
  return (
    <ul aria-label="Chosen filters" className="mt-2 flex flex-wrap items-center gap-1.5">
      {chips.map(({ key, words, href }) => (
        <li key={key} className="flex max-w-full items-center rounded border border-line bg-surface">
          <span className="truncate py-0.5 pl-2" dir="auto">
            {words}
          </span>
          <Link href={href} aria-label={`Remove: ${words}`} className="px-2 py-0.5 text-faint hover:text-ink">
            ×
          </Link>
        </li>
      ))}
      {chips.length > 0 && (
        <li>
          <Link
            href={viewHref(slug, offer, { ...view, chosen: new Map(), page: 1 }, segments)}
            className="px-1 text-accent hover:underline"
          >
            clear all
          </Link>
        </li>
      )}
      {ignored.map((one) => (
        <li key={one.parameter} className="rounded bg-warn-wash px-2 py-0.5 text-warn">
          {explain(one)}
        </li>
      ))}
    </ul>
  )
}

function explain({ parameter, value, reason }: Ignored): string {
  const shown = `${parameter}=${value.length > 60 ? `${value.slice(0, 60)}…` : value}`
  switch (reason) {
    case 'unknown':
      return `${shown} is not a filter and was ignored`
    case 'malformed':
      return `${shown} was not understood and was ignored`
    case 'not-offered':
      return `${shown} was ignored: this dataset does not say`
    case 'needs':
      return `${shown} was ignored: ${parameter === 'seed' ? 'it is the seed of a sample' : 'choose a model first'}`
    case 'too-long':
      return `${parameter} was ignored: its value is over 8 kB`
    case 'not-yet':
      return `${shown} was ignored: ${parameter} is not there yet`
  }
}
