import { ApiError } from '../api-error'
import {
  BOARD_SORTS,
  type BoardPolicy,
  type BoardSort,
  CELL_KINDS,
  type CellKind,
  DEFAULT_POLICY,
  POLICY_VALUES,
  readAnchor,
  SLICES,
  type Slice,
} from '../board-policy'
import type { Dataset } from '../catalog'
import type { RatingPolicy } from '../ratings/policy'
import type { Ignored, View } from '../view'
import { offersSlice } from './dimensions'

/** Reads the policies of a view. Never throws; what is not understood has its default and stands in `ignored`. */
export function readPolicy(
  dataset: Dataset,
  view: View,
): {
  policy: BoardPolicy
  sort: BoardSort
  cells: CellKind
  /** Undefined where the address does not say. */
  slices: Slice | undefined
  ignored: Ignored[]
} {
  const ignored: Ignored[] = []
  const read: { -readonly [Name in keyof BoardPolicy]?: BoardPolicy[Name] } = {}
  let sort: BoardSort = BOARD_SORTS[0]
  let cells: CellKind = CELL_KINDS[0]
  let slices: Slice | undefined
  for (const [parameter, value] of view.policies) {
    const refuse = (reason: Ignored['reason']) => ignored.push({ parameter, value, reason })
    switch (parameter) {
      case 'style':
      case 'ties':
      case 'weights':
      case 'center':
      case 'interval':
      case 'cluster': {
        if (!(POLICY_VALUES[parameter] as readonly string[]).includes(value)) refuse('malformed')
        else if (parameter === 'cluster' && !offersCluster(dataset, value)) refuse('not-offered')
        else Object.assign(read, { [parameter]: value })
        break
      }
      case 'anchor': {
        const anchor = readAnchor(value)
        if (!anchor) refuse('malformed')
        else if (!(dataset.counted.terms.model ?? []).includes(anchor.model)) refuse('not-offered')
        else read.anchor = anchor
        break
      }
      case 'min_votes':
        if (/^\d{1,9}$/.test(value)) read.min_votes = Number(value)
        else refuse('malformed')
        break
      case 'by': {
        const found = BOARD_SORTS.find((candidate) => candidate === value)
        if (found) sort = found
        else refuse('malformed')
        break
      }
      case 'cells': {
        const found = CELL_KINDS.find((candidate) => candidate === value)
        if (found) cells = found
        else refuse('malformed')
        break
      }
      case 'slices': {
        slices = SLICES.find((candidate) => candidate === value)
        if (!slices) refuse('malformed')
        else if (!offersSlice(dataset, slices)) {
          refuse('not-offered')
          slices = undefined
        }
        break
      }
    }
  }
  return { policy: { ...DEFAULT_POLICY, ...read }, sort, cells, slices, ignored }
}

/** The policies a program asked for. Strict: what a page would ignore is an error; so is one given twice. */
export function requirePolicy(dataset: Dataset, view: View, params: URLSearchParams): BoardPolicy {
  for (const parameter of view.policies.keys()) {
    if (params.getAll(parameter).length > 1) {
      throw new ApiError(400, 'malformed_value', `${parameter} takes one value.`, parameter)
    }
  }
  const { policy, ignored } = readPolicy(dataset, view)
  const [first] = ignored
  if (!first) return policy
  const { parameter, value, reason } = first
  if (reason === 'not-yet')
    throw new ApiError(409, 'not_indexed', `${parameter} is not there yet.`, parameter)
  if (reason !== 'not-offered')
    throw new ApiError(400, 'malformed_value', `"${value}" is not a value of ${parameter}.`, parameter)
  if (parameter === 'anchor')
    throw new ApiError(404, 'no_model', `${dataset.slug} has no model of that name.`, 'anchor')
  throw new ApiError(400, 'not_offered', `This dataset does not know the ${value} of a vote.`, parameter)
}

/** Whether votes can be gathered by session or user here. */
export function offersCluster(dataset: Dataset, value: string): boolean {
  return value === 'none' || dataset.filters.some(({ name }) => name === value)
}

/** The policy with model numbers, as lib/ratings takes it. */
export function ratingPolicy(policy: BoardPolicy, models: readonly string[]): RatingPolicy {
  const { anchor, style, ties, weights, center, interval, cluster } = policy
  const plain = { style, ties, weights, center, interval, cluster }
  return anchor ? { ...plain, anchor: { model: models.indexOf(anchor.model), score: anchor.score } } : plain
}
