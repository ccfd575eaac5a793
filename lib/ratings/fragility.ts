import { maximise } from './bradley-terry'
import type { VoteCells } from './cells'
import { factorCholesky, solveCholesky } from './cholesky'
import { fieldOf } from './field'
import { type Fit, PRIOR } from './fit'
import { addLaplacian, ground } from './information'
import type { PairCounts } from './pair-counts'
import type { RatingPolicy } from './policy'
import { type Selection, selectionMask } from './votes'

export interface RemovedVotes {
  /** A cell of the counts: 4 · pair + outcome (low wins, high wins, tie, both bad). */
  readonly cell: number
  readonly votes: number
}

export interface Fragility {
  /** The model that leads, and the one that leads once the votes are gone. */
  readonly above: number
  readonly below: number
  /** How many votes have to go: an upper bound to the fewest, found greedily and confirmed by refitting. */
  readonly votes: number
  readonly removed: readonly RemovedVotes[]
}

/**
 * The fewest votes whose removal swaps two models (arXiv 2508.11847): votes sorted by their influence
 * (y − π)(h_low − h_high), h = A(e_above − e_below), removed from the top, the number confirmed by refitting.
 * `undefined` when either model is unrated, both are level, or not even all helpful votes are enough.
 */
export function fragility(
  fit: Fit,
  counts: PairCounts,
  models: readonly [number, number],
): Fragility | undefined {
  const [first, second] = models.map((m) => fit.field.at[m] ?? -1) as [number, number]
  if (first < 0 || second < 0 || first === second || fit.theta[first] === fit.theta[second]) return undefined
  const [above, below] = fit.theta[first]! > fit.theta[second]! ? models : [models[1], models[0]]
  const gap = Math.abs(fit.theta[first]! - fit.theta[second]!)
  const helpful = influentialCells(fit, counts, fit.field.at[above]!, fit.field.at[below]!)
  const most = helpful.reduce((sum, { votes }) => sum + votes, 0)
  const swaps = (votes: number) => isSwapped(counts, fit.policy, takeFrom(helpful, votes), above, below)
  let enough = Math.min(most, Math.max(1, linearEstimate(helpful, gap)))
  let short = 0
  while (enough > 0 && !swaps(enough)) {
    if (enough === most) return undefined
    short = enough
    enough = Math.min(most, enough + Math.max(1, Math.ceil(enough / 4)))
  }
  if (enough === 0) return undefined
  while (enough - short > 1) {
    const middle = (enough + short) >> 1
    if (swaps(middle)) enough = middle
    else short = middle
  }
  return { above, below, votes: enough, removed: takeFrom(helpful, enough) }
}

/** Row numbers of removed votes: votes of one cell are exchangeable, the first rows stand for them. */
export function removedRows(
  cells: VoteCells,
  removed: readonly RemovedVotes[],
  selection?: Selection,
): Int32Array {
  const mask = selectionMask(cells.cell.length, selection)
  const left = new Map(removed.map(({ cell, votes }) => [cell, votes]))
  const rows: number[] = []
  for (let i = 0; i < mask.length; i++) {
    const votes = mask[i] === 0 ? 0 : (left.get(cells.cell[i]!) ?? 0)
    if (votes === 0) continue
    left.set(cells.cell[i]!, votes - 1)
    rows.push(i)
  }
  return Int32Array.from(rows)
}

interface InfluentialCell extends RemovedVotes {
  /** What one vote of the cell adds to θ_above − θ_below. */
  readonly influence: number
}

function influentialCells(fit: Fit, counts: PairCounts, above: number, below: number): InfluentialCell[] {
  const { field, theta } = fit
  const h = response(fit, above, below)
  const pairOf = new Map(Array.from(field.left, (l, p) => [l * theta.length + field.right[p]!, p]))
  const cells: InfluentialCell[] = []
  for (let pair = 0; pair < counts.low.length; pair++) {
    const l = field.at[counts.low[pair]!]!
    const r = field.at[counts.high[pair]!]!
    const p = pairOf.get(l * theta.length + r)
    if (l < 0 || r < 0 || p === undefined) continue
    const pi = 1 / (1 + Math.exp(theta[r]! - theta[l]!))
    const push = field.weight[p]! * (h[l]! - h[r]!)
    const tied = fit.policy.ties === 'drop' ? [0, 0] : [counts.ties[pair]!, counts.bothBad[pair]!]
    const results = [counts.lowWins[pair]!, counts.highWins[pair]!, ...tied]
    results.forEach((votes, outcome) => {
      const y = outcome === 0 ? 1 : outcome === 1 ? 0 : 0.5
      const influence = (y - pi) * push
      if (votes > 0 && influence > 0) cells.push({ cell: 4 * pair + outcome, votes, influence })
    })
  }
  return cells.sort((x, y) => y.influence - x.influence || x.cell - y.cell)
}

/** h = A(e_above − e_below). */
function response({ field, theta, prior }: Fit, above: number, below: number): Float64Array {
  const n = theta.length
  const matrix = new Float64Array(n * n)
  const information = field.weight.map((u, p) => {
    const pi = 1 / (1 + Math.exp(theta[field.right[p]!]! - theta[field.left[p]!]!))
    return u * (field.leftWins[p]! + field.rightWins[p]! + field.tied[p]!) * pi * (1 - pi)
  })
  addLaplacian(matrix, n, field, information)
  ground(matrix, n, field, prior)
  const h = new Float64Array(n)
  if (factorCholesky(matrix, n) !== -1) return h
  h[above] = 1
  h[below] = -1
  solveCholesky(matrix, n, h)
  return h
}

function linearEstimate(cells: readonly InfluentialCell[], gap: number): number {
  let votes = 0
  let left = gap
  for (const cell of cells) {
    const needed = Math.min(cell.votes, Math.ceil(left / cell.influence))
    votes += needed
    left -= needed * cell.influence
    if (left <= 0) break
  }
  return votes
}

function takeFrom(cells: readonly InfluentialCell[], votes: number): RemovedVotes[] {
  const taken: RemovedVotes[] = []
  let left = votes
  for (const cell of cells) {
    if (left === 0) break
    const some = Math.min(left, cell.votes)
    taken.push({ cell: cell.cell, votes: some })
    left -= some
  }
  return taken
}

function isSwapped(
  counts: PairCounts,
  policy: RatingPolicy,
  removed: readonly RemovedVotes[],
  above: number,
  below: number,
): boolean {
  const columns = [
    counts.lowWins.slice(),
    counts.highWins.slice(),
    counts.ties.slice(),
    counts.bothBad.slice(),
  ]
  for (const { cell, votes } of removed) columns[cell & 3]![cell >> 2]! -= votes
  const [lowWins, highWins, ties, bothBad] = columns as [Int32Array, Int32Array, Int32Array, Int32Array]
  const field = fieldOf({ ...counts, lowWins, highWins, ties, bothBad }, policy)
  const i = field.at[above]!
  const j = field.at[below]!
  if (i < 0 || j < 0) return false
  const { theta } = maximise(field, field.bounded ? 0 : PRIOR)
  return theta[i]! < theta[j]!
}
