import type { Filter } from './filters/filter'
import type { Selection } from './filters/selection'
import { headline, rowsInWords } from './headline'
import { choose, emptyView, type Ignored, type Offer, readView, type View, viewQuery } from './view'

/** What a view is compared with: all other rows of the dataset, or the rows of another view (nothing chosen: all). */
export type Against = 'rest' | View

/** An offer that knows its dataset's name, so that a pasted address can be told from one of another dataset. */
type Place = Offer & { readonly slug?: string }

/** Parameters of pages that narrow no view, and are left out of a pasted address. */
const OF_PAGES = ['a', 'b', 'raw', 'format']

/**
 * Reads `against`: `rest`, `all`, a query as a view writes it, or a whole address of this dataset. Of an address only
 * the query is read, and nothing is ever asked of its host. A view to compare with is its filters: policies, order and
 * page of the address are let go. Undefined where any part is not understood, since half a view would mislead.
 */
export function readAgainst(place: Place, value: string): Against | undefined {
  const given = value.trim()
  if (given === 'rest') return 'rest'
  if (given === 'all') return emptyView
  const query = queryOf(place, given)
  if (query === undefined) return undefined
  const asked = new URLSearchParams(query)
  const params = [...new Set(asked.keys())].flatMap((key) => {
    const values = asked.getAll(key).filter((one) => one !== '')
    return values.length > 0 ? [[key, values] as const] : []
  })
  const { view, ignored } = readView(place, Object.fromEntries(params), OF_PAGES)
  return ignored.length > 0 ? undefined : bare(view)
}

/** The one spelling of `against` in an address. */
export function againstParam(offer: Offer, against: Against): string {
  if (against === 'rest') return against
  return viewQuery(offer, bare(against)).slice(1) || 'all'
}

/** What a view that was read is compared with, if with anything. */
export function againstOf(place: Place, view: View): Against | undefined {
  const value = view.policies.get('against')
  return value === undefined ? undefined : readAgainst(place, value)
}

/** A view as read, its `against` in the one spelling, or among what was not understood. */
export function settleAgainst(
  place: Place,
  read: { readonly view: View; readonly ignored: Ignored[] },
): { view: View; ignored: Ignored[] } {
  const value = read.view.policies.get('against')
  if (value === undefined) return { ...read }
  const against = readAgainst(place, value)
  if (against) return { ...read, view: comparedWith(place, read.view, against) }
  const refused: Ignored = { parameter: 'against', value, reason: 'malformed' }
  return { view: comparedWith(place, read.view, undefined), ignored: [...read.ignored, refused] }
}

/** The view compared with another, or with nothing. */
export function comparedWith(offer: Offer, view: View, against: Against | undefined): View {
  const policies = new Map(view.policies)
  if (against) policies.set('against', againstParam(offer, against))
  else policies.delete('against')
  return { ...view, policies, page: 1 }
}

/** Both sides changed over; undefined where no view holds the rows of the rest. */
export function swapped(offer: Offer, view: View, against: Against): View | undefined {
  const there = against === 'rest' ? complement(offer, view) : against
  return there && comparedWith(offer, { ...view, ...chosenOf(there) }, against === 'rest' ? 'rest' : view)
}

/** The view of just the rows that another leaves out: its one filter the other way round, where it has but one. */
export function complement(offer: Offer, view: View): View | undefined {
  const [only, ...more] = [...bare(view).chosen.keys()]
  return only !== undefined && more.length === 0 ? otherwise(offer, view, only) : undefined
}

/** The same view with one of its filters the other way round: "language is not Polish". */
export function otherwise(offer: Offer, view: View, name: string): View | undefined {
  const filter = offer.filters.find((candidate) => candidate.name === name)
  const selection = view.chosen.get(name)
  if (!filter || !selection || !isOneSided(filter, selection)) return undefined
  const params = filter.format(selection)
  const turned = selection.any.length > 0 ? params.map((param) => `!${param}`) : params.map((p) => p.slice(1))
  return choose(offer, bare(view), name, turned)
}

/** "812 votes where language is Polish", "the other 2,188 votes", "all 3,000 votes". */
export function againstInWords(offer: Offer, against: Against, total: number): string {
  if (against === 'rest') return `the other ${rowsInWords(offer, total)}`
  return against.chosen.size === 0 ? `all ${rowsInWords(offer, total)}` : headline(offer, against, total)
}

/** The words of a page with what it is compared with: its title, and the name of a shared link. */
export function comparedInWords(
  offer: Offer,
  words: string,
  comparison: { readonly against: Against; readonly total: number } | undefined,
): string {
  if (!comparison) return words
  return `${words} compared with ${againstInWords(offer, comparison.against, comparison.total)}`
}

function isOneSided(filter: Filter, { any, none }: Selection<unknown>): boolean {
  return (
    filter.kind !== 'text' &&
    filter.kind !== 'sample' &&
    !filter.needs &&
    (any.length === 0) !== (none.length === 0)
  )
}

/** The rows of a view and nothing of how they are listed or counted. */
function bare(view: View): View {
  return { ...emptyView, ...chosenOf(view) }
}

function chosenOf({ chosen }: View): Pick<View, 'chosen'> {
  return { chosen }
}

/** The query inside what was given; undefined where it is neither a query nor an address of this dataset. */
function queryOf({ slug }: Place, given: string): string | undefined {
  if (!/^(https?:\/\/|\/)/i.test(given)) return given.includes('=') ? given.replace(/^\?/, '') : undefined
  try {
    const { pathname, search } = new URL(given, 'http://localhost')
    const segments = pathname.split('/').slice(1).map(decodeURIComponent)
    return slug !== undefined && segments[segments[0] === 'api' ? 1 : 0] === slug ? search : undefined
  } catch {
    return undefined
  }
}
