import { expect, test } from 'vitest'
import type { MatrixNumbers } from './matrix-cells'
import { packMatrix, unpackMatrix } from './matrix-packed'

const numbers: MatrixNumbers = {
  kind: 'residual',
  models: ['x', 'y'],
  keys: ['x', 'y'],
  pairs: [0, 1, 6, 2, 3, 1],
  residuals: [-1.204],
  ties: 'half',
  href: ['', '', '', ''],
  exact: false,
}

test('a matrix arrives as it was sent, through JSON and with what is not known', () => {
  for (const one of [
    numbers,
    { ...numbers, residuals: [Number.NaN] },
    { ...numbers, pairs: [], residuals: [] },
  ]) {
    expect(unpackMatrix(JSON.parse(JSON.stringify(packMatrix(one))))).toEqual(one)
  }
  const { residuals: _, ...without } = numbers
  expect(unpackMatrix(packMatrix(without))).toEqual(without)
})
