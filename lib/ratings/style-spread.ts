import { factorCholesky, invertCholesky, sandwichProduct } from './cholesky'
import { clusterMeat, fewClusters, type VoteScores } from './clusters'
import { PRIOR, wideModels } from './fit'
import { removeConstant, symmetric } from './information'
import type { RatingPolicy } from './policy'
import { groundStyle, type StylePriors } from './style-newton'
import { type StyleRuns, stylePass } from './style-pass'

export interface StyleSpread {
  readonly covariance: Float64Array
  readonly cautious: Float64Array | null
  readonly wide: Uint8Array
  readonly gammaErrors: Float64Array
}

/** Joint covariance of (θ, γ) at the maximum, taken apart. `code` is the cluster of every used vote, where clustered. */
export function styleSpread(
  runs: StyleRuns,
  parameters: Float64Array,
  priors: StylePriors,
  policy: RatingPolicy,
  code: Int32Array | undefined,
): StyleSpread {
  const n = runs.field.models.length
  const width = parameters.length
  const isClustered = policy.interval === 'sandwich' && policy.cluster !== 'none' && code !== undefined
  const meatWanted = policy.interval === 'fisher' ? 'expected' : 'meat'
  const pass = stylePass(runs, parameters, ['information', isClustered ? 'scores' : meatWanted])
  const inverse = inverseOf(runs, pass.information!, priors)
  if (priors.theta === 0) removeConstant(inverse, width, runs.field)
  let joint: Float64Array
  let isFrail = priors.gamma > 0 || runs.field.wins.every((wins) => wins === 0)
  if (isClustered) {
    const { meat, clusters: many } = clusterMeat(clusteredScores(runs, pass.scores!, code))
    joint = sandwichProduct(inverse, meat, width)
    isFrail ||= fewClusters(many, width)
  } else if (policy.interval === 'fisher' && policy.weights === 'none') {
    joint = inverse
  } else {
    joint = sandwichProduct(inverse, symmetric(pass.meat!, width), width)
  }
  const wide = isFrail ? new Uint8Array(n).fill(1) : wideModels(runs.field)
  // With few votes a parameter the sandwich is biased downwards, and a coefficient would look clearer than it is.
  const isThin = isFrail || runs.field.votesUsed < 10 * width
  const cautious =
    isThin || wide.includes(1) ? inverseOf(runs, pass.information!, { ...priors, theta: PRIOR }) : null
  const gammaErrors = new Float64Array(width - n)
  for (let k = n; k < width; k++) {
    const careful = isThin && cautious !== null ? cautious[k * width + k]! : 0
    gammaErrors[k - n] = Math.sqrt(Math.max(joint[k * width + k]!, careful))
  }
  return {
    covariance: corner(joint, width, n),
    cautious: cautious === null ? null : corner(cautious, width, n),
    wide,
    gammaErrors,
  }
}

function clusteredScores(runs: StyleRuns, score: Float64Array, code: Int32Array): VoteScores {
  const left = new Int32Array(score.length)
  const right = new Int32Array(score.length)
  for (let run = 0; run < runs.left.length; run++) {
    left.fill(runs.left[run]!, runs.start[run]!, runs.start[run + 1]!)
    right.fill(runs.right[run]!, runs.start[run]!, runs.start[run + 1]!)
  }
  const models = runs.field.models.length
  return { models, votes: score.length, code, left, right, score, columns: runs.columns }
}

/** Where rounding leaves the information singular the prior of 3 nats on everything stands in. */
function inverseOf(runs: StyleRuns, information: Float64Array, priors: StylePriors): Float64Array {
  const width = runs.field.models.length + runs.columns.length
  const matrix = groundStyle(runs, information.slice(), priors)
  if (factorCholesky(matrix, width) === -1) return invertCholesky(matrix, width)
  const held = groundStyle(runs, information.slice(), { theta: PRIOR, gamma: PRIOR })
  const stuck = factorCholesky(held, width)
  if (stuck !== -1)
    throw new Error(`The joint information of ${width} parameters is singular at number ${stuck}`)
  return invertCholesky(held, width)
}

function corner(matrix: Float64Array, stride: number, n: number): Float64Array {
  const block = new Float64Array(n * n)
  for (let i = 0; i < n; i++) block.set(matrix.subarray(i * stride, i * stride + n), i * n)
  return block
}
