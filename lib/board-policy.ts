import type { RatingPolicy } from './ratings/policy'
import type { View } from './view'

/** The choices behind a page of numbers, as its address says them. They change numbers, never which votes match. */
export interface BoardPolicy extends Omit<RatingPolicy, 'anchor'> {
  /** A model of the dataset by name, fixed at `score` points. */
  readonly anchor?: { readonly model: string; readonly score: number }
  /** Models with fewer votes are not shown; nothing is fitted anew. */
  readonly min_votes: number
}

/** What each policy may be; the first is the default and stays unwritten. */
export const POLICY_VALUES = {
  style: ['none', 'length', 'full'],
  ties: ['half', 'drop'],
  weights: ['none', 'pair'],
  center: ['reference', 'mean'],
  interval: ['sandwich', 'fisher'],
  cluster: ['none', 'session', 'user'],
} as const satisfies { readonly [Name in PolicyName]: readonly RatingPolicy[Name][] }

export type PolicyName = 'style' | 'ties' | 'weights' | 'center' | 'interval' | 'cluster'

/** What the board may be sorted by; the first is the default. */
export const BOARD_SORTS = ['rating', 'model', 'votes', 'win_rate', 'both_bad', 'difference'] as const
export type BoardSort = (typeof BOARD_SORTS)[number]

/** What the cells of the matrix show; the first is the default. */
export const CELL_KINDS = ['win_rate', 'votes', 'tie_rate', 'both_bad', 'residual'] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** What the votes are broken down by on the page; the default is the first that the dataset has. */
export const SLICES = [
  'category',
  'language',
  'turns',
  'code',
  'preset',
  'order',
  'month',
  'side',
  'length',
  'time',
  'label',
] as const
export type Slice = (typeof SLICES)[number]

export const DEFAULT_POLICY: BoardPolicy = {
  style: 'none',
  ties: 'half',
  weights: 'none',
  center: 'reference',
  interval: 'sandwich',
  cluster: 'none',
  min_votes: 0,
}

/** The view with one policy chosen otherwise; a default, or undefined, leaves the address. */
export function withPolicy(view: View, name: string, value: string | undefined): View {
  const policies = new Map(view.policies)
  const [usual] = Object.hasOwn(POLICY_VALUES, name)
    ? POLICY_VALUES[name as PolicyName]
    : name === 'by'
      ? BOARD_SORTS
      : name === 'cells'
        ? CELL_KINDS
        : [undefined]
  if (value === undefined || value === usual) policies.delete(name)
  else policies.set(name, value)
  return { ...view, policies, page: 1 }
}

/** `MODEL:SCORE`, split at the last colon; the score is a number of points. */
export function readAnchor(value: string): BoardPolicy['anchor'] {
  const colon = value.lastIndexOf(':')
  const model = value.slice(0, Math.max(0, colon))
  const score = value.slice(colon + 1)
  if (!model || !/^[+-]?\d{1,7}(\.\d{1,6})?$/.test(score)) return undefined
  return { model, score: Number(score) }
}
