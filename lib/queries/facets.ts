import type { Dataset } from '../catalog'
import type { Chosen, Facet } from '../filters/filter'
import type { Selection } from '../filters/selection'
import { OUTCOMES } from '../filters/sides'
import { type Counted, NO_CODE, type NumberColumn } from './counted'
import { type Bin, type Bins, binOf, bitBins, numberBins, timeBins } from './histogram'
import type { Matches } from './matches'

export interface FacetValue {
  readonly value: string
  readonly count: number
  /** Of an opponent: how those votes ended for the chosen model. */
  readonly outcomes?: {
    readonly win: number
    readonly loss: number
    readonly tie: number
    readonly both_bad: number
  }
}

export type FacetCounts =
  | { readonly kind: 'values'; readonly values: readonly FacetValue[] }
  | {
      readonly kind: 'histogram'
      readonly bins: readonly (Bin & { readonly count: number })[]
      readonly none: number
    }

/**
 * Counts of every facet over the view without its own filter: each count is what one would get. Values that occur
 * nowhere in the view are left out, unless chosen. Sorted by count, then value.
 */
export function countFacets(
  dataset: Dataset,
  chosen: Chosen,
  matches: Matches,
): ReadonlyMap<string, FacetCounts> {
  const facets = new Map<string, FacetCounts>()
  for (const filter of dataset.filters) {
    if (!filter.facet) continue
    const own = matches.filters.indexOf(filter.facet.kind === 'sides' ? 'model' : filter.name)
    const counts = countFacet(dataset.counted, filter.facet, chosen, matches, own)
    if (counts) facets.set(filter.name, leavingOut(counts, chosen.get(filter.name)))
  }
  return facets
}

/**
 * The same facets counted over these rows and no others, a facet's own filter not left out: what shares are made of.
 * `chosen` is looked at for the model that opponents and outcomes are of.
 */
export function countHeld(
  dataset: Dataset,
  chosen: Chosen,
  found: Int32Array,
): ReadonlyMap<string, FacetCounts> {
  const facets = new Map<string, FacetCounts>()
  for (const { name, facet } of dataset.filters) {
    const counts = facet && countFacet(dataset.counted, facet, chosen, { found, nearly: [] }, -1)
    if (counts) facets.set(name, leavingOut(counts, undefined))
  }
  return facets
}

/** All that counting asks of the rows that match. */
type Rows = Pick<Matches, 'found' | 'nearly'> & Partial<Pick<Matches, 'misses' | 'labels'>>

function countFacet(
  counted: Counted,
  facet: Facet,
  chosen: Chosen,
  matches: Rows,
  own: number,
): FacetCounts | undefined {
  switch (facet.kind) {
    case 'terms':
      return countTerms(counted, facet.column as keyof Counted['codes'], facet.field, matches, own)
    case 'bits':
      return countBits(counted, facet.field, matches, own)
    case 'labels':
      return countLabels(matches, own)
    case 'flag':
      return countFlag(counted.flags[facet.column as keyof Counted['flags']], matches, own)
    case 'histogram':
      return countHistogram(counted, facet.column as NumberColumn, facet.scale, matches, own)
    case 'sides':
      return countSides(counted, facet.of, chosen, matches, own)
  }
}

/** The rows of the view without the facet's own filter, in two lists. */
function rowsWithout(matches: Rows, own: number): readonly Int32Array[] {
  const nearly = matches.nearly[own]
  return nearly ? [matches.found, nearly] : [matches.found]
}

/** Rows by their code, for codes under `size`. */
function tally(codes: Uint16Array | Uint8Array, size: number, matches: Rows, own: number): Int32Array {
  for (const rows of rowsWithout(matches, own)) {
    for (let at = 0; at < rows.length; at++) TALLY[codes[rows[at]!]!]!++
  }
  const counts = TALLY.slice(0, size)
  TALLY.fill(0)
  return counts
}

/** Room for every code, `NO_CODE` too, used over and over: a new one a facet is a megabyte of garbage a page. */
const TALLY = new Int32Array(NO_CODE + 1)

function countTerms(
  counted: Counted,
  column: keyof Counted['codes'],
  field: string,
  matches: Rows,
  own: number,
): FacetCounts {
  const codes = counted.codes[column]
  const terms = counted.terms[field] ?? []
  const counts = tally(codes, terms.length, matches, own)
  return values(terms.map((value, code) => ({ value, count: counts[code] ?? 0 })))
}

function countBits(counted: Counted, field: string, matches: Rows, own: number): FacetCounts {
  const [low, high] = counted.categories
  const counts = new Int32Array(64)
  for (const rows of rowsWithout(matches, own)) {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!
      for (let bits = low[row]!; bits !== 0; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)]!++
      for (let bits = high[row]!; bits !== 0; bits &= bits - 1) counts[63 - Math.clz32(bits & -bits)]!++
    }
  }
  return values((counted.terms[field] ?? []).map((value, code) => ({ value, count: counts[code] ?? 0 })))
}

function countLabels({ labels: given, misses, nearly }: Rows, own: number): FacetCounts | undefined {
  if (!given?.byRow.size || !misses) return undefined
  const counts = new Map([...given.state.labels.keys()].map((label) => [label, 0]))
  const alone = own < 0 ? undefined : new Set(nearly[own])
  for (const [row, { labels }] of given.byRow) {
    if (misses[row] !== 0 && !alone?.has(row)) continue
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return values([...counts].map(([value, count]) => ({ value, count })))
}

function countFlag(flags: Uint8Array, matches: Rows, own: number): FacetCounts {
  const counts = tally(flags, 2, matches, own)
  return values([
    { value: 'true', count: counts[1] ?? 0 },
    { value: 'false', count: counts[0] ?? 0 },
  ])
}

/** The bars of a column, and the number of each row's bar; rows in none have the number behind the last. */
interface Binned {
  readonly bins: readonly Bin[]
  readonly codes: Uint16Array
}

type Scale = Extract<Facet, { kind: 'histogram' }>['scale']

const BINS = { number: numberBins, time: timeBins, bits: bitBins } as const

const binned = new WeakMap<Float64Array, Binned>()

/** The bars of a column are those of the whole dataset, so that they stay put while choosing. */
function binnedOf(numbers: Float64Array, scale: Scale): Binned {
  const known = binned.get(numbers)
  if (known) return known
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of numbers) {
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  const empty: Bins = { edges: new Float64Array(), bins: [] }
  const { edges, bins } = lowest > highest ? empty : BINS[scale](lowest, highest)
  const codes = Uint16Array.from(numbers, (value) => {
    const bin = binOf(edges, value)
    return bin < 0 ? bins.length : bin
  })
  const made = { bins, codes }
  binned.set(numbers, made)
  return made
}

function countHistogram(
  counted: Counted,
  column: NumberColumn,
  scale: Scale,
  matches: Rows,
  own: number,
): FacetCounts {
  const { bins, codes } = binnedOf(counted.numbers[column], scale)
  const counts = tally(codes, bins.length + 1, matches, own)
  return {
    kind: 'histogram',
    bins: bins.map((bin, index) => ({ ...bin, count: counts[index] ?? 0 })),
    none: counts[bins.length] ?? 0,
  }
}

/**
 * `model`: rows one would get by choosing that model alone, with `vs` and `outcome` as they are. `vs` and `outcome`:
 * only when exactly one model is chosen, the same for every opponent and every outcome.
 */
function countSides(
  counted: Counted,
  of: 'model' | 'vs' | 'outcome',
  chosen: Chosen,
  matches: Rows,
  own: number,
): FacetCounts | undefined {
  const models = counted.terms.model ?? []
  const accepts = (name: string) => {
    const selection = chosen.get(name) as Selection<string> | undefined
    return (value: string) =>
      !selection ||
      ((selection.any.length === 0 || selection.any.includes(value)) && !selection.none.includes(value))
  }
  const model = chosen.get('model') as Selection<string> | undefined
  const only = model?.any.length === 1 ? models.indexOf(model.any[0] ?? '') : -1
  if (of !== 'model' && model?.any.length !== 1) return undefined
  const opponentFits = Uint8Array.from(models, (name) => (of === 'vs' || accepts('vs')(name) ? 1 : 0))
  // A battle nobody voted on has no outcome: it is none of those left out, and none of those asked for.
  const outcomeFits = Uint8Array.from([...OUTCOMES, ''], (name) =>
    of === 'outcome' || accepts('outcome')(name) ? 1 : 0,
  )
  const excluded = new Set(of === 'model' ? [] : (model?.none ?? []).map((name) => models.indexOf(name)))
  const { model_a, model_b, winner } = counted.codes
  const perModel = new Int32Array(models.length)
  const perOutcome = new Int32Array(models.length * 4)
  const totals = new Int32Array(4)

  const count = (row: number) => {
    const a = model_a[row] ?? NO_CODE
    const b = model_b[row] ?? NO_CODE
    const result = winner[row] ?? NO_CODE
    let counted = -1
    for (let side = 0; side < 2; side++) {
      const me = side === 0 ? a : b
      const other = side === 0 ? b : a
      // A battle of a model with itself is one row, however often it fits.
      if (!opponentFits[other] || (of === 'model' && me === counted)) continue
      const outcome = side === 1 && result < 2 ? 1 - result : result
      if (side === 1 && a === b && outcome > 1) continue
      if (!outcomeFits[outcome]) continue
      if (of === 'model') {
        perModel[me]!++
        counted = me
      } else if (me === only && !excluded.has(me) && !excluded.has(other)) {
        if (of === 'vs') {
          if (other !== counted) perModel[other]!++
          counted = other
          if (outcome < 4) perOutcome[other * 4 + outcome]!++
        } else if (outcome < 4) totals[outcome]!++
      }
    }
  }
  for (const rows of rowsWithout(matches, own)) for (const row of rows) count(row)
  if (of === 'outcome') return values(OUTCOMES.map((value, code) => ({ value, count: totals[code] ?? 0 })))
  return values(
    models.map((value, code) => ({
      value,
      count: perModel[code] ?? 0,
      ...(of === 'vs'
        ? {
            outcomes: {
              win: perOutcome[code * 4] ?? 0,
              loss: perOutcome[code * 4 + 1] ?? 0,
              tie: perOutcome[code * 4 + 2] ?? 0,
              both_bad: perOutcome[code * 4 + 3] ?? 0,
            },
          }
        : {}),
    })),
  )
}

function values(counts: readonly FacetValue[]): FacetCounts {
  const sorted = [...counts].sort(
    (one, other) => other.count - one.count || (one.value < other.value ? -1 : 1),
  )
  return { kind: 'values', values: sorted }
}

/** Without the values that occur nowhere in the view; a chosen one stays, so that it can be let go. */
function leavingOut(counts: FacetCounts, selection: Selection<unknown> | undefined): FacetCounts {
  if (counts.kind === 'histogram') return counts
  const chosen = new Set([...(selection?.any ?? []), ...(selection?.none ?? [])].flat().map(String))
  return {
    kind: 'values',
    values: counts.values.filter(({ value, count }) => count > 0 || chosen.has(value)),
  }
}
