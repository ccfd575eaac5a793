import type { Field } from './field'

/**
 * Adds Σ_p value_p x_p x_pᵀ, x_p = e_left − e_right, to the top left corner of a matrix with rows of length `stride`.
 * Only the lower triangle is filled; the Hessian and the scores' covariance are both of this shape.
 */
export function addLaplacian(matrix: Float64Array, stride: number, field: Field, value: Float64Array): void {
  const { left, right } = field
  for (let p = 0; p < left.length; p++) {
    const l = left[p]!
    const r = right[p]!
    const v = value[p]!
    matrix[l * stride + l]! += v
    matrix[r * stride + r]! += v
    matrix[Math.max(l, r) * stride + Math.min(l, r)]! -= v
  }
}

/**
 * Makes the Hessian of the strengths invertible: the prior's precision on the diagonal, or, without a prior,
 * κ11ᵀ for each connected component, along which the likelihood is flat. Lower triangle only.
 */
export function ground(matrix: Float64Array, stride: number, field: Field, prior: number): void {
  const n = field.models.length
  if (prior > 0) {
    for (let i = 0; i < n; i++) matrix[i * stride + i]! += prior
    return
  }
  const { kappa } = flatDirections(matrix, stride, field)
  const { of } = field.components
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) if (of[i] === of[j]) matrix[i * stride + j]! += kappa[of[i]!]!
  }
}

/** Takes the part along the flat directions, meaningless by itself, out of an inverse: sums of zero remain. */
export function removeConstant(inverse: Float64Array, stride: number, field: Field): void {
  const n = field.models.length
  const { of, count } = field.components
  const size = new Int32Array(count)
  for (let i = 0; i < n; i++) size[of[i]!]!++
  const share = new Float64Array(count)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (of[i] === of[j]) share[of[i]!]! += inverse[i * stride + j]!
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (of[i] === of[j]) inverse[i * stride + j]! -= share[of[i]!]! / size[of[i]!]! ** 2
    }
  }
}

/** The lower triangle copied onto the upper one. */
export function symmetric(matrix: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!
  return matrix
}

/** κ of the size of the component's own entries keeps the matrix well conditioned. */
function flatDirections(matrix: Float64Array, stride: number, field: Field): { kappa: Float64Array } {
  const { of, count } = field.components
  const size = new Int32Array(count)
  const trace = new Float64Array(count)
  of.forEach((c, i) => {
    size[c]!++
    trace[c]! += matrix[i * stride + i]!
  })
  return { kappa: trace.map((t, c) => t / size[c]! ** 2) }
}
