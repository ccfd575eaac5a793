import { maximise } from './bradley-terry'
import { type Field, fieldOf } from './field'
import { type Fit, type NoFit, obstacle, PRIOR } from './fit'
import { interval95, POINTS } from './points'
import type { RatingPolicy } from './policy'
import { type StyleColumn, styleColumns } from './style-columns'
import { STYLE_FEATURES } from './style-features'
import { independentColumns } from './style-independent'
import { maximiseStyle, type StylePriors } from './style-newton'
import { stylePass, styleRuns } from './style-pass'
import { type StyleRows, styleSlice } from './style-rows'
import { styleSpread } from './style-spread'
import type { Selection } from './votes'

/** What one standard deviation, and one raw unit, of a feature is worth to the side that has more of it. */
export interface StyleCoefficient {
  readonly name: string
  /** Nats a standard deviation, with its standard error. */
  readonly gamma: number
  readonly error: number
  /** Points a standard deviation, with its 95 % interval. */
  readonly points: number
  readonly pointsError: number
  readonly lower: number
  readonly upper: number
  /** Points a raw unit: from a difference of 0 to one of 1, where one side has it all. */
  readonly perUnit: number
  readonly perUnitError: number
  /** Of the raw feature, A against B, over the slice. */
  readonly mean: number
  readonly sd: number
}

export interface StyleFit extends Fit {
  readonly coefficients: readonly StyleCoefficient[]
  /** Features that say nothing here: constant, or repeating models and earlier features. */
  readonly dropped: readonly { readonly name: string; readonly reason: 'constant' | 'collinear' }[]
  /** The coefficients' prior precision: 0, or 1/9 where style alone tells all votes apart and no maximum exists. */
  readonly stylePrior: number
}

export interface StyleOptions {
  readonly selection?: Selection
  /** Further features by name, after those of `policy.style`: `side` first. */
  readonly further?: readonly string[]
  /** Cluster of every vote of the dataset; needed when `policy.cluster` is not `none`. */
  readonly clusters?: Int32Array
}

/**
 * Style-controlled Bradley-Terry: z = θ_a − θ_b + Σ γ_k f_k at the maximum of the likelihood, γ without a penalty.
 * Published boards shrink γ (FastChat a little, arena-rank a lot) and differ by that. Votes without counts are left out
 * and counted. Standard errors from the sandwich of the joint system.
 */
export function fitStyle(
  rows: StyleRows,
  policy: RatingPolicy,
  options: StyleOptions = {},
): StyleFit | NoFit {
  if (policy.cluster !== 'none' && options.clusters === undefined) {
    throw new Error(`Intervals clustered by ${policy.cluster} need the cluster of every vote`)
  }
  const slice = styleSlice(rows, policy.ties, options.selection)
  const field = fieldWithoutCounts(fieldOf(slice.counts, policy), slice.noCounts)
  const reason = obstacle(field, slice.counts.models)
  if (reason !== undefined) {
    const isUncounted = field.votesUsed === 0 && slice.noCounts > 0
    return {
      kind: 'none',
      reason: isUncounted ? 'no vote has style counts' : reason,
      policy,
      votesUsed: field.votesUsed,
      leftOut: field.leftOut,
    }
  }
  const priors: StylePriors = { theta: field.bounded ? 0 : PRIOR, gamma: 0 }
  const plain = maximise(field, priors.theta)
  const names = [...featuresOf(policy.style), ...(options.further ?? [])]
  const { columns, constant } = styleColumns(rows, slice, names)
  const begin = (n: number) => {
    const parameters = new Float64Array(plain.theta.length + n)
    parameters.set(plain.theta)
    return parameters
  }
  const all = styleRuns(
    field,
    slice,
    columns.map((c) => c.values),
  )
  const first = stylePass(all, begin(columns.length), ['information'])
  const kept = independentColumns(all, first.information!, priors.theta)
  const used = kept.map((k) => columns[k]!)
  const isWhole = used.length === columns.length
  const runs = isWhole ? all : { ...all, columns: used.map((c) => c.values) }
  let maximum = maximiseStyle(runs, begin(used.length), priors, isWhole ? first : undefined)
  let settled = priors
  if (!maximum.converged) {
    settled = { ...priors, gamma: PRIOR }
    maximum = maximiseStyle(runs, begin(used.length), settled)
  }
  const codes =
    options.clusters === undefined ? undefined : clusterCodes(rows, slice.places, options.clusters)
  const spread = styleSpread(runs, maximum.parameters, settled, policy, codes)
  return {
    kind: 'fit',
    policy,
    field,
    theta: maximum.parameters.slice(0, field.models.length),
    covariance: spread.covariance,
    cautious: spread.cautious,
    wide: spread.wide,
    prior: settled.theta,
    converged: plain.converged && maximum.converged,
    coefficients: used.map((column, k) =>
      coefficientOf(column, maximum.parameters[field.models.length + k]!, spread.gammaErrors[k]!),
    ),
    dropped: [
      ...constant.map((name) => ({ name, reason: 'constant' as const })),
      ...columns.filter((c) => !used.includes(c)).map(({ name }) => ({ name, reason: 'collinear' as const })),
    ],
    stylePrior: settled.gamma,
  }
}

function featuresOf(style: RatingPolicy['style']): readonly string[] {
  if (style === 'none') return []
  return style === 'length' ? STYLE_FEATURES.slice(0, 1) : STYLE_FEATURES
}

function fieldWithoutCounts(field: Field, noCounts: number): Field {
  return { ...field, leftOut: { ...field.leftOut, noCounts } }
}

function clusterCodes(rows: StyleRows, places: Int32Array, clusters: Int32Array): Int32Array {
  const votes = rows.cells.cell.length
  if (clusters.length !== votes) throw new Error(`${votes} votes but ${clusters.length} cluster codes`)
  return Int32Array.from(places, (place) => clusters[rows.order[place]!]!)
}

function coefficientOf(column: StyleColumn, gamma: number, error: number): StyleCoefficient {
  const points = POINTS * gamma
  const pointsError = POINTS * error
  return {
    name: column.name,
    gamma,
    error,
    points,
    pointsError,
    ...interval95(points, pointsError),
    perUnit: points / column.sd,
    perUnitError: pointsError / column.sd,
    mean: column.mean,
    sd: column.sd,
  }
}
