/**
 * Cholesky of a symmetric positive definite n × n matrix (row-major, lower triangle read and overwritten with L).
 * Returns the first column whose pivot is at most `tolerance` times its diagonal entry, or −1 when all went well:
 * that column depends on the ones before it.
 */
export function factorCholesky(matrix: Float64Array, n: number, tolerance = 1e-13): number {
  for (let i = 0; i < n; i++) {
    const rowI = i * n
    const diagonal = matrix[rowI + i]!
    let pivot = diagonal
    for (let j = 0; j < i; j++) {
      const rowJ = j * n
      let sum = matrix[rowI + j]!
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k]! * matrix[rowJ + k]!
      const entry = sum / matrix[rowJ + j]!
      matrix[rowI + j] = entry
      pivot -= entry * entry
    }
    if (!(pivot > tolerance * diagonal)) return i
    matrix[rowI + i] = Math.sqrt(pivot)
  }
  return -1
}

/** Solves L Lᵀ x = b in place of b. */
export function solveCholesky(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * b[k]!
    b[i] = sum / factor[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / factor[i * n + i]!
    b[i] = x
    for (let k = 0; k < i; k++) b[k]! -= factor[i * n + k]! * x
  }
}

/** (L Lᵀ)⁻¹, the whole symmetric matrix. */
export function invertCholesky(factor: Float64Array, n: number): Float64Array {
  // Row i of `lower` is row i of L⁻¹; the inverse is then the Gram matrix of its columns.
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const rowI = i * n
    const pivot = factor[rowI + i]!
    for (let k = 0; k < i; k++) {
      const f = factor[rowI + k]!
      if (f === 0) continue
      const rowK = k * n
      for (let j = 0; j <= k; j++) lower[rowI + j]! -= f * lower[rowK + j]!
    }
    for (let j = 0; j < i; j++) lower[rowI + j]! /= pivot
    lower[rowI + i] = 1 / pivot
  }
  const inverse = new Float64Array(n * n)
  for (let k = 0; k < n; k++) {
    const rowK = k * n
    for (let i = 0; i <= k; i++) {
      const x = lower[rowK + i]!
      const rowI = i * n
      for (let j = 0; j <= i; j++) inverse[rowI + j]! += x * lower[rowK + j]!
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j]!
  return inverse
}

/** A G A for symmetric n × n matrices: the sandwich. */
export function sandwichProduct(a: Float64Array, g: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n)
  const row = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const own = a.subarray(i * n, i * n + n)
    timesRows(own, g, n, n, row)
    timesRows(row, a, n, i + 1, product.subarray(i * n, i * n + n))
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) product[j * n + i] = product[i * n + j]!
  return product
}

/** out_j = x · (row j of the matrix) for the first `rows` rows, four at a time: their sums need not wait for each other. */
function timesRows(x: Float64Array, matrix: Float64Array, n: number, rows: number, out: Float64Array): void {
  let j = 0
  for (; j + 4 <= rows; j += 4) {
    const r0 = j * n
    const r1 = r0 + n
    const r2 = r1 + n
    const r3 = r2 + n
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    for (let k = 0; k < n; k++) {
      const v = x[k]!
      s0 += v * matrix[r0 + k]!
      s1 += v * matrix[r1 + k]!
      s2 += v * matrix[r2 + k]!
      s3 += v * matrix[r3 + k]!
    }
    out[j] = s0
    out[j + 1] = s1
    out[j + 2] = s2
    out[j + 3] = s3
  }
  for (; j < rows; j++) {
    let sum = 0
    for (let k = 0; k < n; k++) sum += x[k]! * matrix[j * n + k]!
    out[j] = sum
  }
}
