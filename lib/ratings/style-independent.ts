import { factorCholesky } from './cholesky'
import { ground } from './information'
import type { StyleRuns } from './style-pass'

/** Less than this share of a column's own variation left over by the others: it repeats them. */
const LEFT_OVER = 1e-9

/**
 * Which columns (by number) say something that models and earlier columns do not: those whose Cholesky pivot, the
 * variation left after the ones before, is more than rounding. `information` is a full pass, lower triangle.
 */
export function independentColumns(runs: StyleRuns, information: Float64Array, prior: number): number[] {
  const n = runs.field.models.length
  let kept = runs.columns.map((_, k) => k)
  for (;;) {
    const width = n + kept.length
    const matrix = submatrix(information, n, n + runs.columns.length, kept)
    ground(matrix, width, runs.field, prior)
    const diagonal = kept.map((_, k) => matrix[(n + k) * (width + 1)]!)
    const stuck = factorCholesky(matrix, width)
    const last = stuck === -1 ? kept.length : stuck - n
    const dependent = kept.findIndex(
      (_, k) => k === last || (k < last && matrix[(n + k) * (width + 1)]! ** 2 < LEFT_OVER * diagonal[k]!),
    )
    if (dependent === -1) return kept
    kept = kept.filter((_, k) => k !== dependent)
  }
}

function submatrix(matrix: Float64Array, n: number, stride: number, kept: readonly number[]): Float64Array {
  const rows = [...Array.from({ length: n }, (_, i) => i), ...kept.map((k) => n + k)]
  const sub = new Float64Array(rows.length ** 2)
  rows.forEach((from, i) => {
    for (let j = 0; j <= i; j++) sub[i * rows.length + j] = matrix[from * stride + rows[j]!]!
  })
  return sub
}
