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
  const touched: number[] = []
  const order = sortedByCode(code, scores.votes)
  const add = (k: number, value: number) => {
    sum[k]! += value
    if (isTouched[k] === 1) return
    isTouched[k] = 1
    touched.push(k)
  }
  let clusters = 0
  for (let at = 0; at < order.length; ) {
    const cluster = code[order[at]!]!
    do {
      const i = order[at++]!
      add(left[i]!, score[i]!)
      add(right[i]!, -score[i]!)
      columns.forEach((column, k) => {
        add(models + k, score[i]! * column[i]!)
      })
    } while (cluster >= 0 && at < order.length && code[order[at]!] === cluster)
    clusters++
    for (const j of touched) for (const k of touched) meat[j * width + k]! += sum[j]! * sum[k]!
    for (const k of touched) {
      sum[k] = 0
      isTouched[k] = 0
    }
    touched.length = 0
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
  const rows = new Int32Array(field.votesUsed)
  let votes = 0
  for (let i = 0; i < cell.length; i++) {
    const c = cell[i]!
    if (mask[i] === 0 || c >= end || (policy.ties === 'drop' && (c & 3) >= CELL.tie)) continue
    if (codes[i]! >= codes.length)
      throw new Error(`Vote ${i} has cluster ${codes[i]} of at most ${codes.length}`)
    rows[votes++] = i
  }
  return clusterMeat({
    models: field.models.length,
    votes,
    code: Int32Array.from(rows, (i) => codes[i]!),
    left: Int32Array.from(rows, (i) => field.at[pairs.low[cell[i]! >> 2]!]!),
    right: Int32Array.from(rows, (i) => field.at[pairs.high[cell[i]! >> 2]!]!),
    score: Float64Array.from(rows, (i) => table[cell[i]!]!),
    columns: [],
  })
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
