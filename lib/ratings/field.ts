import { connectedComponents, strongComponents } from './connectivity'
import type { PairCounts } from './pair-counts'
import { pairWeights } from './pair-weights'
import type { RatingPolicy } from './policy'
import { largestComponent, type ProvisionalReason, provisionalReason } from './provisional'

export interface LeftOut {
  readonly selfBattles: number
  readonly noVote: number
  readonly tiesDropped: number
  /** Votes without style counts; only a style fit leaves them out. */
  readonly noCounts: number
}

/**
 * The models that met and the pairs between them, ready to be fitted. Models have *positions* 0 … models.length − 1;
 * `left`, `right` hold positions. Pairs without a used vote are gone.
 */
export interface Field {
  /** Model numbers, ascending. */
  readonly models: Int32Array
  /** Position of a model number, −1 when it has no used vote. */
  readonly at: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly leftWins: Float64Array
  readonly rightWins: Float64Array
  /** Ties and both bad, empty under `ties: 'drop'`. */
  readonly tied: Float64Array
  /** Weight of one vote of the pair; the mean vote weighs 1. */
  readonly weight: Float64Array
  readonly votes: Float64Array
  readonly wins: Float64Array
  readonly losses: Float64Array
  readonly components: { readonly count: number; readonly of: Int32Array }
  /** 1 for members of the largest strongly connected component; empty of ones where that is a single model. */
  readonly main: Uint8Array
  /** Whether the likelihood has a finite maximum: every component is strongly connected (Ford 1957). */
  readonly bounded: boolean
  readonly provisional: readonly (ProvisionalReason | null)[]
  readonly votesUsed: number
  readonly leftOut: LeftOut
}

/** The field of a slice under the `ties` and `weights` of a policy. */
export function fieldOf(counts: PairCounts, policy: Pick<RatingPolicy, 'ties' | 'weights'>): Field {
  const { models, at, tiesDropped, left, right, leftWins, rightWins, tied } = usedPairs(counts, policy.ties)
  const votes = new Float64Array(models.length)
  const wins = new Float64Array(models.length)
  const losses = new Float64Array(models.length)
  let votesUsed = 0
  for (let p = 0; p < left.length; p++) {
    const n = leftWins[p]! + rightWins[p]! + tied[p]!
    votesUsed += n
    votes[left[p]!]! += n
    votes[right[p]!]! += n
    wins[left[p]!]! += leftWins[p]!
    losses[left[p]!]! += rightWins[p]!
    wins[right[p]!]! += rightWins[p]!
    losses[right[p]!]! += leftWins[p]!
  }
  const weight = pairWeights(leftWins, rightWins, tied, policy.weights)
  const components = connectedComponents(models.length, left, right)
  const strong = strongComponents(models.length, ...beats(left, right, leftWins, rightWins, tied))
  const main = largestComponent(strong, votes)
  return {
    models,
    at,
    left,
    right,
    leftWins,
    rightWins,
    tied,
    weight,
    votes,
    wins,
    losses,
    components,
    main,
    bounded: strong.count === components.count,
    provisional: Array.from(models, (_, m) =>
      provisionalReason(m, { votes, wins, losses, components, main }),
    ),
    votesUsed,
    leftOut: { selfBattles: counts.selfBattles, noVote: counts.noVote, tiesDropped, noCounts: 0 },
  }
}

/** The pairs with a used vote, models renumbered as positions. Plain loops: this runs over every pair for every slice. */
function usedPairs(counts: PairCounts, ties: RatingPolicy['ties']) {
  const { low, high, lowWins, highWins } = counts
  const used = new Int32Array(low.length)
  const leftWins = new Float64Array(low.length)
  const rightWins = new Float64Array(low.length)
  const tied = new Float64Array(low.length)
  const at = new Int32Array(counts.models).fill(-1)
  let pairs = 0
  let tiesDropped = 0
  for (let p = 0; p < low.length; p++) {
    const t = counts.ties[p]! + counts.bothBad[p]!
    const kept = ties === 'half' ? t : 0
    tiesDropped += t - kept
    if (lowWins[p]! + highWins[p]! + kept === 0) continue
    leftWins[pairs] = lowWins[p]!
    rightWins[pairs] = highWins[p]!
    tied[pairs] = kept
    used[pairs++] = p
    at[low[p]!] = 0
    at[high[p]!] = 0
  }
  const models = new Int32Array(at.length)
  let many = 0
  for (let model = 0; model < at.length; model++) {
    if (at[model] === -1) continue
    models[many] = model
    at[model] = many++
  }
  const left = new Int32Array(pairs)
  const right = new Int32Array(pairs)
  for (let k = 0; k < pairs; k++) {
    left[k] = at[low[used[k]!]!]!
    right[k] = at[high[used[k]!]!]!
  }
  return {
    models: models.slice(0, many),
    at,
    tiesDropped,
    left,
    right,
    leftWins: leftWins.slice(0, pairs),
    rightWins: rightWins.slice(0, pairs),
    tied: tied.slice(0, pairs),
  }
}

/** Edges i → j where i has a win or half a tie against j. */
function beats(
  left: Int32Array,
  right: Int32Array,
  leftWins: Float64Array,
  rightWins: Float64Array,
  tied: Float64Array,
): [from: Int32Array, to: Int32Array] {
  const from = new Int32Array(2 * left.length)
  const to = new Int32Array(2 * left.length)
  let edges = 0
  for (let p = 0; p < left.length; p++) {
    if (leftWins[p]! + tied[p]! > 0) {
      from[edges] = left[p]!
      to[edges++] = right[p]!
    }
    if (rightWins[p]! + tied[p]! > 0) {
      from[edges] = right[p]!
      to[edges++] = left[p]!
    }
  }
  return [from.subarray(0, edges), to.subarray(0, edges)]
}
