import { describe, expect, it } from 'vitest'
import { factorCholesky, invertCholesky, sandwichProduct, solveCholesky } from './cholesky'
import { seededRandom } from './planted-votes'

function positive(n: number): Float64Array {
  const random = seededRandom(n)
  const x = Float64Array.from({ length: n * n }, () => random() - 0.5)
  return product(x, transpose(x, n), n).map((v, k) => v + (k % (n + 1) === 0 ? 0.1 : 0))
}

function product(x: Float64Array, y: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) out[i * n + j]! += x[i * n + k]! * y[k * n + j]!
  return out
}

function transpose(x: Float64Array, n: number): Float64Array {
  return x.map((_, k) => x[(k % n) * n + Math.floor(k / n)]!)
}

const identity = (n: number) => Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0))

describe.each([1, 2, 7, 40])('Cholesky of %i columns', (n) => {
  it('inverts, solves and multiplies', () => {
    const matrix = positive(n)
    const factor = matrix.slice()
    expect(factorCholesky(factor, n)).toBe(-1)
    const inverse = invertCholesky(factor, n)
    product(matrix, inverse, n).forEach((v, k) => {
      expect(v).toBeCloseTo(identity(n)[k]!, 8)
    })
    const b = Float64Array.from({ length: n }, (_, i) => i - 1)
    const x = b.slice()
    solveCholesky(factor, n, x)
    for (let i = 0; i < n; i++) {
      expect(x.reduce((sum, v, j) => sum + v * matrix[i * n + j]!, 0)).toBeCloseTo(b[i]!, 8)
    }
    const meat = positive(n)
    const expected = product(product(matrix, meat, n), matrix, n)
    sandwichProduct(matrix, meat, n).forEach((v, k) => {
      expect(v).toBeCloseTo(expected[k]!, 8)
    })
  })
})

it('names the first column that depends on those before it', () => {
  expect(factorCholesky(Float64Array.of(1, 1, 0, 1, 1, 0, 0, 0, 1), 3)).toBe(1)
  expect(factorCholesky(Float64Array.of(0), 1)).toBe(0)
  expect(factorCholesky(Float64Array.of(Number.NaN), 1)).toBe(0)
})
