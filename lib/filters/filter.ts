import type { Sql } from '../sql'
import type { Selection } from './selection'

/** One question, whole: its URL, its SQL, its English, its facet, its control. */
export interface Filter<Item = unknown> {
  readonly kind: FilterKind
  /** The URL parameter. */
  readonly name: string
  readonly label: string
  /** What its numbers count, where the label does not say it: "tokens". */
  readonly unit?: string
  /** Another filter without a chosen value of which this one means nothing. */
  readonly needs?: string
  /** The filter whose columns it asks too: a dataset offers both or neither. */
  readonly with?: string
  /** Malformed is undefined, never a throw. */
  parse(params: readonly string[]): Selection<Item> | undefined
  /** `parse(format(selection))` equals `selection`. */
  format(selection: Selection<Item>): string[]
  /** Over the index table `rows`; brackets its own OR. */
  where(selection: Selection<Item>, chosen: Chosen): Sql
  /** "language is French or English"; what else is chosen, where that says of whom: "GPT-4 lost". */
  inWords(selection: Selection<Item>, chosen?: Chosen): string
  /** How an address asks for one value that the facet counts: `!bang` is written with a backslash. */
  param(value: string): string
  /** One value as a reader sees it: "Chinese" for `zh`. */
  valueInWords(value: string): string
  readonly facet?: Facet
}

export type FilterKind = 'choice' | 'range' | 'text' | 'flag' | 'period' | 'sample' | 'label'

/** What else is chosen in the view, by parameter. */
export type Chosen = ReadonlyMap<string, Selection<unknown>>

/**
 * What the values of a filter are counted from: a column of the index that lib/queries/facets.ts holds in memory.
 * `terms` are codes into the dictionary of that field, `bits` one bit a key, `sides` looks at both sides of a vote.
 */
export type Facet =
  | { readonly kind: 'terms'; readonly column: string; readonly field: string }
  | { readonly kind: 'bits'; readonly column: string; readonly field: string }
  | { readonly kind: 'flag'; readonly column: string }
  | { readonly kind: 'labels' }
  | { readonly kind: 'sides'; readonly of: 'model' | 'vs' | 'outcome' }
  | { readonly kind: 'histogram'; readonly column: string; readonly scale: 'number' | 'time' | 'bits' }
