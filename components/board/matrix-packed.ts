import type { MatrixNumbers } from './matrix-cells'

/**
 * A matrix on its way to the browser. Its thousands of numbers stand in one text: as a list each would be looked at by
 * itself when the page is written, and again when it is read.
 */
export type PackedMatrix = Omit<MatrixNumbers, 'pairs' | 'residuals'> & {
  readonly pairs: string
  readonly residuals?: string
}

export function packMatrix({ pairs, residuals, ...rest }: MatrixNumbers): PackedMatrix {
  return { ...rest, pairs: pairs.join(' '), ...(residuals ? { residuals: residuals.join(' ') } : {}) }
}

export function unpackMatrix({ pairs, residuals, ...rest }: PackedMatrix): MatrixNumbers {
  return {
    ...rest,
    pairs: numbersOf(pairs),
    ...(residuals === undefined ? {} : { residuals: numbersOf(residuals) }),
  }
}

function numbersOf(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number)
}
