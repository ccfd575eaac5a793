import { connectedComponents, strongComponents } from './connectivity'
import type { PairCounts } from './pair-counts'
import type { RatingPolicy } from './policy'

/** Why a model's place is provisional: nothing ties its strength to the main component from both sides. */
export type ProvisionalReason =
  | 'no wins'
  | 'no losses'
  | 'never met the others'
  | 'no chain of wins and losses joins it to the others'

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

const SMALLEST_PAIR = 50

/** The field of a slice under the `ties` and `weights` of a policy. */
export function fieldOf(counts: PairCounts, policy: Pick<RatingPolicy, 'ties' | 'weights'>): Field {
  const half = policy.ties === 'half'
  const used: number[] = []
  const at = new Int32Array(counts.models).fill(-1)
  let tiesDropped = 0
  for (let p = 0; p < counts.low.length; p++) {
    const ties = counts.ties[p]! + counts.bothBad[p]!
    if (!half) tiesDropped += ties
    if (counts.lowWins[p]! + counts.highWins[p]! + (half ? ties : 0) === 0) continue
    used.push(p)
    at[counts.low[p]!] = 0
    at[counts.high[p]!] = 0
  }
  const models = Int32Array.from(Array.from(at.keys()).filter((m) => at[m] === 0))
  models.forEach((model, position) => {
    at[model] = position
  })
  const left = Int32Array.from(used, (p) => at[counts.low[p]!]!)
  const right = Int32Array.from(used, (p) => at[counts.high[p]!]!)
  const leftWins = Float64Array.from(used, (p) => counts.lowWins[p]!)
  const rightWins = Float64Array.from(used, (p) => counts.highWins[p]!)
  const tied = Float64Array.from(used, (p) => (half ? counts.ties[p]! + counts.bothBad[p]! : 0))
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
  const main = largest(strong, votes)
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

/**
 * arena-rank's reweighting 1 / max(N_p, 50), scaled to a mean of 1: that changes neither the maximum nor its sandwich,
 * but lets the prior of a small slice mean the same as without weights.
 */
function pairWeights(
  leftWins: Float64Array,
  rightWins: Float64Array,
  tied: Float64Array,
  weights: RatingPolicy['weights'],
): Float64Array {
  if (weights === 'none') return new Float64Array(tied.length).fill(1)
  const counts = tied.map((t, p) => t + leftWins[p]! + rightWins[p]!)
  const raw = counts.map((n) => 1 / Math.max(n, SMALLEST_PAIR))
  let votes = 0
  let sum = 0
  counts.forEach((n, p) => {
    votes += n
    sum += n * raw[p]!
  })
  return raw.map((u) => (u * votes) / sum)
}

/** Edges i → j where i has a win or half a tie against j. */
function beats(
  left: Int32Array,
  right: Int32Array,
  leftWins: Float64Array,
  rightWins: Float64Array,
  tied: Float64Array,
): [from: Int32Array, to: Int32Array] {
  const from: number[] = []
  const to: number[] = []
  for (let p = 0; p < left.length; p++) {
    if (leftWins[p]! + tied[p]! > 0) {
      from.push(left[p]!)
      to.push(right[p]!)
    }
    if (rightWins[p]! + tied[p]! > 0) {
      from.push(right[p]!)
      to.push(left[p]!)
    }
  }
  return [Int32Array.from(from), Int32Array.from(to)]
}

/** The component of most models, then most votes, then the lowest first model. One model alone compares with nobody. */
function largest(strong: { count: number; of: Int32Array }, votes: Float64Array): Uint8Array {
  const size = new Int32Array(strong.count)
  const total = new Float64Array(strong.count)
  const first = new Int32Array(strong.count).fill(-1)
  strong.of.forEach((c, m) => {
    size[c]!++
    total[c]! += votes[m]!
    if (first[c] === -1) first[c] = m
  })
  let best = 0
  for (let c = 1; c < strong.count; c++) {
    const more = size[c]! - size[best]! || total[c]! - total[best]! || first[best]! - first[c]!
    if (more > 0) best = c
  }
  return Uint8Array.from(strong.of, (c) => (c === best && size[c]! > 1 ? 1 : 0))
}

function provisionalReason(
  m: number,
  field: Pick<Field, 'votes' | 'wins' | 'losses' | 'components' | 'main'>,
): ProvisionalReason | null {
  if (field.main[m] === 1) return null
  if (field.losses[m] === field.votes[m]) return 'no wins'
  if (field.wins[m] === field.votes[m]) return 'no losses'
  const anyMain = field.main.indexOf(1)
  if (anyMain !== -1 && field.components.of[anyMain] !== field.components.of[m]) return 'never met the others'
  return 'no chain of wins and losses joins it to the others'
}
