import type { Chosen, Filter } from './filters/filter'
import { joinSample, splitSample } from './filters/sample'
import type { Selection } from './filters/selection'
import { remembered } from './remembered'

/**
 * What the reader looks at, and it is the address. The only place that knows URLs.
 * One grammar on every page and in the API: a page ignores and names what it cannot understand, the API refuses it.
 */
export interface View {
  readonly chosen: Chosen
  readonly sort: Sort | undefined
  /** From 1. */
  readonly page: number
  readonly size: PageSize
  readonly as: Layout
  /** Columns of the table, in order; undefined shows the usual ones. */
  readonly cols: readonly string[] | undefined
  /** Policies of the numbers: carried by links, they never change which rows match. */
  readonly policies: ReadonlyMap<string, string>
}

/** What a view could not take, and why. */
export interface Ignored {
  readonly parameter: string
  readonly value: string
  readonly reason: 'unknown' | 'malformed' | 'not-offered' | 'not-yet' | 'needs' | 'too-long'
}

/** The filters a dataset offers, and the words of its sort. */
export interface Offer {
  readonly kind: 'chat' | 'battle'
  readonly filters: readonly Filter[]
  /** Filters of the family that this dataset has no columns for. */
  readonly lacks: readonly string[]
  /** Filters that will be there once a later stage of the index is. */
  readonly awaited: readonly string[]
}

export const SORTS = [
  'newest',
  'oldest',
  'turns',
  '-turns',
  'length',
  '-length',
  'surprise',
  '-surprise',
  'id',
] as const
export type Sort = (typeof SORTS)[number]
export const PAGE_SIZES = [25, 50, 100] as const
export type PageSize = (typeof PAGE_SIZES)[number]
export const LAYOUTS = ['table', 'cards', 'gallery'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Bytes of one parameter value beyond which it is not read. */
export const LONGEST_VALUE = 8192

/** Parameters in the canonical order of an address. */
export const PARAMETERS = [
  'q',
  'model',
  'vs',
  'outcome',
  'winner',
  'category',
  'preset',
  'language',
  'code',
  'turns',
  'order',
  'prompt_tokens',
  'answer_tokens',
  'gap',
  'longer',
  'times',
  'date',
  'user',
  'session',
  'image',
  'question',
  'anonymous',
  'odd',
  'surprise',
  'label',
  'sample',
  'seed',
  'sort',
  'page',
  'size',
  'as',
  'cols',
] as const

/** Choices behind numbers, in the canonical order; they stand behind the parameters. */
export const POLICIES: readonly string[] = [
  'style',
  'ties',
  'weights',
  'center',
  'anchor',
  'interval',
  'cluster',
  'min_votes',
  'by',
  'cells',
  'slices',
  'against',
]

/** Parameters of the contract that this version cannot answer yet. */
const NOT_YET = new Set<string>()

export type Params = Readonly<Record<string, string | readonly string[] | undefined>>

export const emptyView: View = {
  chosen: new Map(),
  sort: undefined,
  page: 1,
  size: 50,
  as: 'table',
  cols: undefined,
  policies: new Map(),
}

/** Reads an address. Never throws; what is not understood is in `ignored`, in the order of the address. */
export function readView(
  offer: Offer,
  params: Params,
  extra: readonly string[] = [],
): { view: View; ignored: Ignored[] } {
  const ignored: Ignored[] = []
  const filters = new Map(offer.filters.map((filter) => [filter.name, filter]))
  const chosen = new Map<string, unknown>()
  const policies = new Map<string, string>()
  const shown: { -readonly [Key in 'sort' | 'page' | 'size' | 'as' | 'cols']?: View[Key] } = {}

  for (const [parameter, given] of Object.entries(params)) {
    if (given === undefined || extra.includes(parameter)) continue
    const values = typeof given === 'string' ? [given] : [...given]
    const refuse = (reason: Ignored['reason']) => ignored.push({ parameter, value: values.join(' '), reason })
    const filter = filters.get(parameter)
    if (values.some((value) => byteLength(value) > LONGEST_VALUE)) {
      ignored.push({ parameter, value: `${(values[0] ?? '').slice(0, 40)}…`, reason: 'too-long' })
    } else if (filter) {
      const selection =
        (parameter === 'sample' ? readSampled(filter, values, params.seed) : undefined) ??
        filter.parse(values)
      if (selection) chosen.set(parameter, selection)
      else refuse('malformed')
    } else if (parameter === 'seed' && filters.has('sample')) {
      const sampled = filters.get('sample')?.parse(listOf(params.sample))
      if (!sampled) refuse('needs')
      else if (!readSampled(filters.get('sample'), listOf(params.sample), values)) refuse('malformed')
    } else if (parameter === 'sort' && !isSortOffered(offer, values[0] ?? '')) refuse('not-offered')
    else if (Object.hasOwn(SHOWN, parameter)) {
      if (values.length > 1 || !SHOWN[parameter as keyof typeof SHOWN](shown, values[0] ?? '')) {
        refuse('malformed')
      }
    } else if (POLICIES.includes(parameter) && (offer.kind === 'battle' || parameter === 'against'))
      policies.set(parameter, values[0] ?? '')
    else if (offer.lacks.includes(parameter)) refuse('not-offered')
    else if (NOT_YET.has(parameter) || offer.awaited.includes(parameter)) refuse('not-yet')
    else refuse([...PARAMETERS, ...POLICIES].includes(parameter) ? 'not-offered' : 'unknown')
  }
  for (const filter of offer.filters) {
    const needed = filter.needs
      ? (chosen.get(filter.needs) as { any: readonly unknown[] } | undefined)
      : undefined
    if (filter.needs && chosen.has(filter.name) && !needed?.any.length) {
      chosen.delete(filter.name)
      const given = params[filter.name]
      ignored.push({
        parameter: filter.name,
        value: typeof given === 'string' ? given : (given ?? []).join(' '),
        reason: 'needs',
      })
    }
  }
  if (shown.sort === defaultSort(offer)) delete shown.sort
  return { view: { ...emptyView, ...shown, chosen: chosen as Chosen, policies }, ignored }
}

/** A sample with the seed that stands beside it; undefined without one, and where the two make no sample. */
function readSampled(
  filter: Filter | undefined,
  sizes: readonly string[],
  seeds: string | readonly string[] | undefined,
): ReturnType<Filter['parse']> {
  const [seed, ...more] = listOf(seeds)
  if (seed === undefined || more.length > 0) return undefined
  return filter?.parse(sizes.map((size) => joinSample(size, seed)))
}

function listOf(given: string | readonly string[] | undefined): readonly string[] {
  return typeof given === 'string' ? [given] : (given ?? [])
}

/** Newest first where rows have a time, else by id. */
export function defaultSort(offer: Offer): Sort {
  return offer.filters.some((filter) => filter.name === 'date') ? 'newest' : 'id'
}

/** Votes alone have a surprise to be sorted by. */
export function isSortOffered(offer: Offer, sort: string): boolean {
  return !/^-?surprise$/.test(sort) || offer.filters.some((filter) => filter.name === 'surprise')
}

/** The one canonical query of a view: defaults unwritten, order of the contract. Empty, or begins with `?`. */
export function viewQuery(offer: Offer, view: View): string {
  const pairs = viewPairs(offer, view)
  return pairs.length ? `?${pairs.map(written).join('&')}` : ''
}

type Pair = readonly [key: string, value: string]

function written([key, value]: Pair): string {
  return `${key}=${encodeValue(value)}`
}

function viewPairs(offer: Offer, view: View): Pair[] {
  const pairs: Pair[] = []
  const filters = new Map(offer.filters.map((filter) => [filter.name, filter]))
  const plain: Readonly<Record<string, string | undefined>> = {
    sort: view.sort === defaultSort(offer) ? undefined : view.sort,
    page: view.page === 1 ? undefined : String(view.page),
    size: view.size === 50 ? undefined : String(view.size),
    as: view.as === 'table' ? undefined : view.as,
    cols: view.cols?.join(','),
  }
  for (const parameter of PARAMETERS) {
    const filter = filters.get(parameter)
    const selection = view.chosen.get(parameter)
    if (filter && selection) {
      pairs.push(...pairsOf(filter, selection))
    } else if (plain[parameter] !== undefined) pairs.push([parameter, plain[parameter]])
  }
  for (const policy of POLICIES) {
    const value = view.policies.get(policy)
    if (value !== undefined) pairs.push([policy, value])
  }
  return pairs
}

function pairsOf(filter: Filter, selection: Selection<unknown>): Pair[] {
  const values = filter.format(selection)
  return filter.kind === 'sample'
    ? values.flatMap((value) => [...splitSample(value)])
    : values.map((value): Pair => [filter.name, value])
}

/** The view's parameters for a form that adds one of its own; page numbers start anew. */
export function hiddenFields(offer: Offer, view: View): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(viewQuery(offer, { ...view, page: 1 }))]
}

/** The parameters of a query for a form that has a field of its own for one of them, and what that one holds. */
export function fieldsWithout(
  query: string,
  name: string,
): { readonly value: string; readonly others: readonly (readonly [string, string])[] } {
  const pairs = [...new URLSearchParams(query)]
  return {
    value: pairs.find(([key]) => key === name)?.[1] ?? '',
    others: pairs.filter(([key]) => key !== name),
  }
}

/** What a search field needs of addresses: its page without a search, and the counts of that view's values. */
export function searchHrefs(
  slug: string,
  segments: readonly string[],
  query: string,
): { readonly base: string; readonly facetsHref: string } {
  const kept = fieldsWithout(query, 'q').others.filter(([name]) => !SHOWN_ONLY.includes(name))
  const base = pageHref(slug, segments)
  const add = (href: string, pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((made, [name, value]) => withParam(made, name, value), href)
  return {
    base: add(base, fieldsWithout(query, 'q').others),
    facetsHref: add(`/api${pageHref(slug, ['facets'])}`, kept),
  }
}

/** How rows are shown does not change what is counted. */
const SHOWN_ONLY: readonly string[] = ['sort', 'page', 'size', 'as', 'cols', ...POLICIES]

/** A page with this search and one more value of a filter. */
export function searchHref(base: string, q: string, name: string, value: string): string {
  return withParam(q ? withParam(base, 'q', q) : base, name, value)
}

/** The address of a view: browse by default, or another page of the dataset. */
export function viewHref(slug: string, offer: Offer, view: View, page: readonly string[] = []): string {
  return pageHref(slug, page) + viewQuery(offer, view)
}

/** Where rows are read within a view, so that previous and next walk through it; its query is written once. */
export function rowHrefs(slug: string, offer: Offer, view: View): (id: string) => string {
  const query = viewQuery(offer, { ...view, page: 1 })
  return (id) => pageHref(slug, ['rows', id]) + query
}

/** An address with one more parameter: for what is only known once a reader has dragged or typed it. */
export function withParam(href: string, name: string, value: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}${name}=${encodeValue(value)}`
}

/** Two models head to head within a view; its own model, opponent and outcome step aside there. */
export function versusHref(slug: string, offer: Offer, view: View, a: string, b: string): string {
  return versusHrefs(slug, offer, view)(a, b)
}

/** The same for many pairs: what the address says of the view is written once. */
export function versusHrefs(slug: string, offer: Offer, view: View): (a: string, b: string) => string {
  const query = viewQuery(offer, { ...view, page: 1 }).replace('?', '&')
  const page = pageHref(slug, ['versus'])
  return (a, b) => `${page}?a=${encodeValue(a)}&b=${encodeValue(b)}${query}`
}

/** The row at `href` with these words marked, at the turn and side they stand in. */
export function wordsHref(href: string, place: string, words: readonly string[], nth: number): string {
  const marked = words.reduce((sum, one) => withParam(sum, 'words', one), href)
  return `${nth > 1 ? withParam(marked, 'nth', String(nth)) : marked}#${place}`
}

/** A row to be judged without knowing models and result. */
export function blindHref(href: string): string {
  return withParam(href, 'blind', '1')
}

/** Where named views are written to. */
export function savedHref(slug: string): string {
  return `/api${pageHref(slug, ['saved'])}`
}

/** Where labels are written to, and read by programs. */
export function labelsHref(slug: string): string {
  return `/api${pageHref(slug, ['labels'])}`
}

/** A view as a file; without a view the path behind which an export's ticket stands. */
export function exportHref(slug: string, offer: Offer, view: View | undefined, format = ''): string {
  const path = `/api${pageHref(slug, ['export'])}`
  if (!view) return `${path}/`
  // How rows are shown on a page does not matter to a file.
  const query = viewQuery(offer, {
    ...view,
    page: 1,
    size: 50,
    as: 'table',
    cols: undefined,
    policies: new Map(),
  })
  return withParam(path + query, 'format', format)
}

/** The path of a page; every segment is encoded whole, so it may hold `/`, `:` and spaces. */
export function pageHref(slug: string, segments: readonly string[] = []): string {
  return `/${[slug, ...segments].map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')}`
}

/** The view with one filter chosen otherwise; undefined removes it and what needs it. Starts at page 1 again. */
export function choose(offer: Offer, view: View, name: string, params: readonly string[] | undefined): View {
  const chosen = new Map(view.chosen)
  const filter = offer.filters.find((candidate) => candidate.name === name)
  const selection = params?.length ? filter?.parse(params) : undefined
  if (selection) chosen.set(name, selection)
  else chosen.delete(name)
  for (const other of offer.filters) {
    if (other.needs === name && !selection?.any.length) chosen.delete(other.name)
  }
  return { ...view, chosen, page: 1 }
}

/** The view with one value of a filter toggled, among the included or (with `excluded`) the excluded ones. */
export function toggle(offer: Offer, view: View, name: string, value: string, excluded = false): View {
  const filter = offer.filters.find((candidate) => candidate.name === name)
  const present = filter && view.chosen.get(name)
  const params = filter && present ? filter.format(present) : []
  const [canonical = value] = filter?.format(filter.parse([value]) ?? { any: [], none: [] }) ?? []
  const wanted = excluded ? `!${canonical}` : canonical
  const others = params.filter((param) => param !== canonical && param !== `!${canonical}`)
  return choose(offer, view, name, params.includes(wanted) ? others : [...others, wanted])
}

/**
 * `viewHref` of `toggle` and of `choose` for the many values of one filter: what the address says of the others is
 * written once.
 */
export function toggleHrefs(
  slug: string,
  offer: Offer,
  view: View,
  name: string,
  page: readonly string[] = [],
): (value: string, excluded?: boolean) => string {
  const hrefOf = chooseHrefs(slug, offer, view, name, page)
  const filter = offer.filters.find((candidate) => candidate.name === name)
  const present = filter && view.chosen.get(name)
  const params = filter && present ? filter.format(present) : []
  return (value, excluded = false) => {
    const canonical = filter ? spelling(filter)(value) : value
    const wanted = excluded ? `!${canonical}` : canonical
    const others = params.filter((param) => param !== canonical && param !== `!${canonical}`)
    return hrefOf(params.includes(wanted) ? others : [...others, wanted])
  }
}

/** The same for values chosen alone. No value is the address without the filter. */
export function chooseHrefs(
  slug: string,
  offer: Offer,
  view: View,
  name: string,
  page: readonly string[] = [],
): (params: readonly string[]) => string {
  const path = pageHref(slug, page)
  const filter = offer.filters.find((candidate) => candidate.name === name)
  const place = placeOf(name)
  // Policies have no place among the parameters: they stand behind them all.
  const isBefore = ([key]: Pair) => placeOf(key) >= 0 && placeOf(key) < place
  const around = (rest: View) => {
    const pairs = viewPairs(offer, rest)
    const before = pairs.filter(isBefore).map(written).join('&')
    const after = pairs
      .filter((pair) => !isBefore(pair))
      .map(written)
      .join('&')
    return (own: string) => [before, own, after].filter((one) => one !== '').join('&')
  }
  const none = choose(offer, view, name, undefined)
  const without = around(none)
  // What needs the filter stays as long as one of its values is chosen.
  const within = around({
    ...view,
    chosen: new Map([...view.chosen].filter(([key]) => key !== name)),
    page: 1,
  })
  const asWritten = filter ? writtenBy(filter) : () => NOT_CHOSEN
  return (params) => {
    const [first] = params
    const several = params.length > 1 && filter
    const own = several ? writtenChoice(filter, params) : first === undefined ? NOT_CHOSEN : asWritten(first)
    const all = (own.includes ? within : without)(own.query)
    return all === '' ? path : `${path}?${all}`
  }
}

/** Values of one filter as an address has them. */
interface WrittenChoice {
  readonly query: string
  /** Whether rows are asked for, and not only left out. */
  readonly includes: boolean
}

const NOT_CHOSEN: WrittenChoice = { query: '', includes: false }

function writtenChoice(filter: Filter, params: readonly string[]): WrittenChoice {
  const selection = filter.parse(params)
  return selection
    ? { query: pairsOf(filter, selection).map(written).join('&'), includes: selection.any.length > 0 }
    : NOT_CHOSEN
}

const writtenBy = forEachFilter((filter) => (param) => writtenChoice(filter, [param]))
/** How addresses spell a value, whatever the spelling it comes in. */
const spelling = forEachFilter(
  (filter) => (value) => filter.format(filter.parse([value]) ?? NOTHING)[0] ?? value,
)

/** `work` of a filter's values, remembered: a page links to hundreds of them, the same each time. */
function forEachFilter<Value>(
  work: (filter: Filter) => (param: string) => Value,
): (filter: Filter) => (param: string) => Value {
  const made = new WeakMap<Filter, (param: string) => Value>()
  return (filter) => {
    const one = made.get(filter) ?? remembered(work(filter))
    made.set(filter, one)
    return one
  }
}

const NOTHING: Selection<unknown> = { any: [], none: [] }

function placeOf(key: string): number {
  return (PARAMETERS as readonly string[]).indexOf(key)
}

type Shown = { -readonly [Key in 'sort' | 'page' | 'size' | 'as' | 'cols']?: View[Key] }

const SHOWN = {
  sort(shown: Shown, value: string): boolean {
    const sort = SORTS.find((candidate) => candidate === value)
    if (sort) shown.sort = sort
    return sort !== undefined
  },
  page(shown: Shown, value: string): boolean {
    if (!/^[1-9]\d{0,12}$/.test(value)) return false
    shown.page = Number(value)
    return true
  },
  size(shown: Shown, value: string): boolean {
    const size = PAGE_SIZES.find((candidate) => String(candidate) === value)
    if (size) shown.size = size
    return size !== undefined
  },
  as(shown: Shown, value: string): boolean {
    const layout = LAYOUTS.find((candidate) => candidate === value)
    if (layout) shown.as = layout
    return layout !== undefined
  },
  cols(shown: Shown, value: string): boolean {
    const columns = value.split(',').filter(Boolean)
    if (!columns.length || columns.some((name) => !/^[a-z_]+$/.test(name))) return false
    shown.cols = [...new Set(columns)]
    return true
  },
}

/** Readable where it is safe: `,`, `:`, `!`, `/` stay, `+` must not (it would be read as a space). */
function encodeValue(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(/%(2C|3A|21|2F|40)/g, decodeURIComponent)
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Where the bytes of an image are served: by its hash, which never changes … */
export function mediaHref(slug: string, hash: string, query: MediaQuery = {}): string {
  return `/media${pageHref(slug, [hash])}${mediaQuery(query)}`
}

/** … or by its place in a row, from 0, for as long as hashes are not known. */
export function rowMediaHref(slug: string, id: string, n: number, query: MediaQuery = {}): string {
  return `/media${pageHref(slug, ['rows', id, String(n)])}${mediaQuery(query)}`
}

interface MediaQuery {
  /** Thumbnail width. */
  readonly w?: 160 | 480
  readonly as?: 'png'
  readonly download?: 1
}

function mediaQuery(query: MediaQuery): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
