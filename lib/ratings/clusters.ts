import { CELL, type VoteCells } from './cells'
import type { Field } from './field'
import type { RatingPolicy } from './policy'
import { type Selection, selectionMask } from './votes'

/** Whose each vote is: `codes[i]` numbers sessions or users from 0 (below the number of votes), −1 is nobody known. */
export interface ClusteredVotes {
  readonly cells: VoteCells
  readonly codes: Int32Array
  readonly selection?: Selection
}

/** Scores of single votes: vote i adds `score[i]` to its left model, takes it from its right one, and `score[i]` · column. */
export interface VoteScores {
  readonly models: number
  readonly votes: number
  readonly code: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly score: Float64Array
  readonly columns: readonly Float32Array[]
}

/**
 * Σ_c s_c s_cᵀ over clusters, s_c the summed scores of a cluster (Liang & Zeger 1986), symmetric and
 * (models + columns) wide, with the number of clusters. A vote of nobody known is a cluster of its own.
 */
export function clusterMeat(scores: VoteScores): { meat: Float64Array; clusters: number } {
  const { models, left, right, score, columns, code } = scores
  const width = models + columns.length
  const meat = new Float64Array(width * width)
  const sum = new Float64Array(width)
  const isTouched = new Uint8Array(width)
  const touched = new Int32Array(width)
  const order = sortedByCode(code, scores.votes)
  let clusters = 0
  for (let at = 0; at < order.length; clusters++) {
    const cluster = code[order[at]!]!
    let many = 0
    do {
      const i = order[at++]!
      const s = score[i]!
      const l = left[i]!
      const r = right[i]!
      sum[l]! += s
      sum[r]! -= s
      if (isTouched[l] === 0) touched[many++] = l
      isTouched[l] = 1
      if (isTouched[r] === 0) touched[many++] = r
      isTouched[r] = 1
      for (let k = 0; k < columns.length; k++) sum[models + k]! += s * columns[k]![i]!
    } while (cluster >= 0 && at < order.length && code[order[at]!] === cluster)
    for (let k = models; k < width; k++) touched[many++] = k
    for (let x = 0; x < many; x++) {
      const j = touched[x]!
      const own = sum[j]!
      for (let y = 0; y < many; y++) meat[j * width + touched[y]!]! += own * sum[touched[y]!]!
    }
    for (let x = 0; x < many; x++) {
      sum[touched[x]!] = 0
      isTouched[touched[x]!] = 0
    }
  }
  return { meat, clusters }
}

/**
 * Whether so few clusters carry a sandwich of `models` that it may be far too narrow (with one cluster it is zero):
 * every model then gets the wider of it and the prior's.
 */
export function fewClusters(clusters: number, models: number): boolean {
  return clusters < Math.max(30, 2 * models)
}

/** The clustered meat of a plain fit. */
export function clusterScores(
  field: Field,
  theta: Float64Array,
  policy: Pick<RatingPolicy, 'ties'>,
  { cells, codes, selection }: ClusteredVotes,
): { meat: Float64Array; clusters: number } {
  const { pairs, cell } = cells
  if (codes.length !== cell.length) throw new Error(`${cell.length} votes but ${codes.length} cluster codes`)
  const mask = selectionMask(cell.length, selection)
  const table = cellScores(field, theta, pairs.low, pairs.high)
  const end = 4 * pairs.low.length
  const code = new Int32Array(field.votesUsed)
  const left = new Int32Array(field.votesUsed)
  const right = new Int32Array(field.votesUsed)
  const score = new Float64Array(field.votesUsed)
  let votes = 0
  for (let i = 0; i < cell.length; i++) {
    const c = cell[i]!
    if (mask[i] === 0 || c >= end || (policy.ties === 'drop' && (c & 3) >= CELL.tie)) continue
    if (codes[i]! >= codes.length)
      throw new Error(`Vote ${i} has cluster ${codes[i]} of at most ${codes.length}`)
    code[votes] = codes[i]!
    left[votes] = field.at[pairs.low[c >> 2]!]!
    right[votes] = field.at[pairs.high[c >> 2]!]!
    score[votes++] = table[c]!
  }
  return clusterMeat({ models: field.models.length, votes, code, left, right, score, columns: [] })
}

/** u (y − π) of a vote by its cell. */
function cellScores(field: Field, theta: Float64Array, low: Int32Array, high: Int32Array): Float64Array {
  const table = new Float64Array(4 * low.length)
  const used = new Map(Array.from(field.left, (l, p) => [l * field.models.length + field.right[p]!, p]))
  for (let p = 0; p < low.length; p++) {
    const l = field.at[low[p]!]!
    const r = field.at[high[p]!]!
    const pair = used.get(l * field.models.length + r)
    if (l < 0 || r < 0 || pair === undefined) continue
    const u = field.weight[pair]!
    const pi = 1 / (1 + Math.exp(theta[r]! - theta[l]!))
    table[4 * p + CELL.lowWins] = u * (1 - pi)
    table[4 * p + CELL.highWins] = -u * pi
    table[4 * p + CELL.tie] = u * (0.5 - pi)
    table[4 * p + CELL.bothBad] = u * (0.5 - pi)
  }
  return table
}

/** Vote numbers in order of their codes: a counting sort, the unknown (−1) first. */
function sortedByCode(code: Int32Array, votes: number): Int32Array {
  let most = -1
  for (let i = 0; i < votes; i++) most = Math.max(most, code[i]!)
  const start = new Int32Array(most + 3)
  const slot = (i: number) => Math.max(-1, code[i]!) + 1
  for (let i = 0; i < votes; i++) start[slot(i) + 1]!++
  for (let c = 1; c < start.length; c++) start[c]! += start[c - 1]!
  const order = new Int32Array(votes)
  for (let i = 0; i < votes; i++) order[start[slot(i)]!++] = i
  return order
}
