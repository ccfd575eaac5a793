import { type Against, againstOf } from '../against'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import type { Selection } from '../filters/selection'
import { shareDifference, wilson } from '../ratings/wilson'
import type { View } from '../view'
import { countHeld, type FacetCounts } from './facets'
import { fetchMatches, type Matches } from './matches'

/** A view beside another: how many rows that one has, how many are in both, and each facet's shares. */
export interface Comparison {
  readonly against: Against
  /** Rows there, and rows that are both here and there. */
  readonly total: number
  readonly overlap: number
  readonly matches: Matches
  /** By filter, then by value or by where a bar begins. */
  readonly shares: ReadonlyMap<string, ReadonlyMap<string, SharePair>>
}

/** How many rows of either view have a value, as shares of all rows of that view. */
export interface SharePair {
  readonly here: Held
  readonly there: Held
  /** Share here minus share there; NaN where either view is empty. */
  readonly difference: number
  /** 95 % (Newcombe 1998); `null` where the views share rows or either is empty. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly marked: boolean } | null
}

export interface Held {
  readonly count: number
  readonly share: number
}

/** Standard normal bound beyond which a difference is marked; by chance one in 370 is. */
const MARKED = 3

/** Nothing where the view is compared with nothing. `matches` are those of the view. */
export async function fetchComparison(
  dataset: Dataset,
  view: View,
  matches: Matches,
): Promise<Comparison | undefined> {
  const against = againstOf(dataset, view)
  if (!against) return undefined
  const there = against === 'rest' ? restOf(matches) : await fetchMatches(dataset, against.chosen)
  const overlap = against === 'rest' ? 0 : countCommon(matches, there)
  // A value of `vs` or `outcome` is one of the model chosen here, in the rows of both views.
  const asked = modelOf(view.chosen)
  const [here, elsewhere] = [matches, there].map(({ found }) => countHeld(dataset, asked, found))
  const shares = new Map<string, ReadonlyMap<string, SharePair>>()
  for (const [name, counts] of here ?? []) {
    const [ours, theirs] = [countsByKey(counts), countsByKey(elsewhere?.get(name))]
    const pairs = [...new Set([...ours.keys(), ...theirs.keys()])].map((key) => {
      const count = [ours.get(key) ?? 0, theirs.get(key) ?? 0] as const
      return [key, sharePair(count, [matches.total, there.total], overlap > 0)] as const
    })
    shares.set(name, new Map(pairs))
  }
  return { against, total: there.total, overlap, matches: there, shares }
}

/** Facets with the values that occur only there: nothing is to be had of them here. */
export function withThere(
  facets: ReadonlyMap<string, FacetCounts>,
  comparison: Comparison | undefined,
): ReadonlyMap<string, FacetCounts> {
  if (!comparison) return facets
  const whole = new Map(facets)
  for (const [name, counts] of facets) {
    if (counts.kind !== 'values') continue
    const known = new Set(counts.values.map(({ value }) => value))
    const more = [...(comparison.shares.get(name)?.keys() ?? [])].filter((value) => !known.has(value))
    whole.set(name, { ...counts, values: [...counts.values, ...more.map((value) => ({ value, count: 0 }))] })
  }
  return whole
}

export function sharePair(
  [here, there]: readonly [number, number],
  [total, totalThere]: readonly [number, number],
  overlapping: boolean,
): SharePair {
  const pair = { here: held(here, total), there: held(there, totalThere) }
  const difference = pair.here.share - pair.there.share
  if (overlapping || total === 0 || totalThere === 0) return { ...pair, difference, interval: null }
  const { lower, upper } = shareDifference(wilson(here, total), wilson(there, totalThere))
  const far = shareDifference(wilson(here, total, MARKED), wilson(there, totalThere, MARKED))
  return { ...pair, difference, interval: { lower, upper, marked: far.lower > 0 || far.upper < 0 } }
}

function held(count: number, total: number): Held {
  return { count, share: total > 0 ? count / total : Number.NaN }
}

function restOf({ misses, rows, total }: Matches): Matches {
  const found = new Int32Array(rows - total)
  const turned = new Uint8Array(rows)
  for (let row = 0, at = 0; row < rows; row++) {
    if (misses[row] === 0) turned[row] = 1
    else found[at++] = row
  }
  return { rows, misses: turned, found, nearly: [], filters: [], total: found.length }
}

function countCommon({ found }: Matches, { misses }: Matches): number {
  let common = 0
  for (let at = 0; at < found.length; at++) if (misses[found[at]!] === 0) common++
  return common
}

function modelOf(chosen: Chosen): Chosen {
  const model = chosen.get('model') as Selection<string> | undefined
  return new Map(model ? [['model', { any: model.any, none: [] }]] : [])
}

function countsByKey(counts: FacetCounts | undefined): ReadonlyMap<string, number> {
  if (!counts) return new Map()
  return counts.kind === 'values'
    ? new Map(counts.values.map(({ value, count }) => [value, count]))
    : new Map(counts.bins.map(({ low, count }) => [String(low), count]))
}
