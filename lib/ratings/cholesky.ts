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
    row.fill(0)
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k]!
      const rowK = k * n
      for (let j = 0; j < n; j++) row[j]! += x * g[rowK + j]!
    }
    for (let j = 0; j <= i; j++) {
      const rowJ = j * n
      let sum = 0
      for (let k = 0; k < n; k++) sum += row[k]! * a[rowJ + k]!
      product[i * n + j] = sum
      product[j * n + i] = sum
    }
  }
  return product
}
