import { CELL, countCells, type VoteCells } from './cells'
import type { PairCounts } from './pair-counts'
import type { StyleFeature } from './style-features'
import { type Selection, selectionMask } from './votes'

/** A dataset's votes sorted by cell once, so that every slice reads its columns from front to back. */
export interface StyleRows {
  readonly cells: VoteCells
  /** Row numbers of the countable votes by cell; the votes of cell c are `start[c]` … `start[c + 1]` − 1. */
  readonly order: Int32Array
  readonly start: Int32Array
  /** +1 where the lower-numbered model stood left, else −1; in `order`. */
  readonly sign: Float32Array
  /** Values in `order`, still as A against B. */
  readonly features: readonly StyleFeature[]
  /** Votes that lack a value in some feature. */
  readonly uncounted: Int32Array
}

/** Throws when a feature has another length than the votes. `a` is the left model of every vote. */
export function styleRows(
  cells: VoteCells,
  a: ArrayLike<number>,
  features: readonly StyleFeature[],
): StyleRows {
  const { cell, pairs } = cells
  for (const { name, values } of features) {
    if (values.length !== cell.length) {
      throw new Error(`Style feature ${name} has ${values.length} values for ${cell.length} votes`)
    }
  }
  const end = 4 * pairs.low.length
  const isCounted = (i: number) => features.every(({ values }) => Number.isFinite(values[i]!))
  const start = new Int32Array(end + 1)
  const uncounted: number[] = []
  for (let i = 0; i < cell.length; i++) {
    if (cell[i]! >= end) continue
    if (isCounted(i)) start[cell[i]! + 1]!++
    else uncounted.push(i)
  }
  for (let c = 0; c < end; c++) start[c + 1]! += start[c]!
  const place = start.slice(0, end)
  const order = new Int32Array(start[end]!)
  for (let i = 0; i < cell.length; i++) {
    if (cell[i]! < end && isCounted(i)) order[place[cell[i]!]!++] = i
  }
  const sign = new Float32Array(order.length)
  for (let k = 0; k < order.length; k++) sign[k] = a[order[k]!] === pairs.low[cell[order[k]!]! >> 2] ? 1 : -1
  return {
    cells,
    order,
    start,
    sign,
    features: features.map((f) => ({ ...f, values: inOrder(f.values, order) })),
    uncounted: Int32Array.from(uncounted),
  }
}

function inOrder(values: Float32Array, order: Int32Array): Float32Array {
  const sorted = new Float32Array(order.length)
  for (let k = 0; k < order.length; k++) sorted[k] = values[order[k]!]!
  return sorted
}

/** The votes of a slice that a style fit uses, as columns in cell order. */
export interface StyleSlice {
  readonly counts: PairCounts
  readonly noCounts: number
  /** Places in `StyleRows.order`. */
  readonly places: Int32Array
  /** Runs of equal cells: votes `runStart[r]` … `runStart[r + 1]` − 1 lie in cell `runCell[r]`. */
  readonly runCell: Int32Array
  readonly runStart: Int32Array
}

/** Gathers a slice; under `ties: 'drop'` tied votes stay in `counts` (where the fit counts them as dropped) only. */
export function styleSlice(rows: StyleRows, ties: 'half' | 'drop', selection?: Selection): StyleSlice {
  const { cells, order, start, uncounted } = rows
  const mask = selectionMask(cells.cell.length, selection)
  const places = new Int32Array(order.length)
  const runCell: number[] = []
  const runStart: number[] = []
  let used = 0
  for (let c = 0; c + 1 < start.length; c++) {
    if (ties === 'drop' && (c & 3) >= CELL.tie) continue
    const first = used
    for (let k = start[c]!; k < start[c + 1]!; k++) if (mask[order[k]!] !== 0) places[used++] = k
    if (used === first) continue
    runCell.push(c)
    runStart.push(first)
  }
  runStart.push(used)
  const missing = uncounted.filter((row) => mask[row] !== 0)
  return {
    counts: withoutRows(cells, mask, missing),
    noCounts: missing.length,
    places: places.subarray(0, used),
    runCell: Int32Array.from(runCell),
    runStart: Int32Array.from(runStart),
  }
}

function withoutRows(cells: VoteCells, mask: Uint8Array, rows: Int32Array): PairCounts {
  if (rows.length === 0) return countCells(cells, mask)
  const without = mask.slice()
  for (const row of rows) without[row] = 0
  return countCells(cells, without)
}
