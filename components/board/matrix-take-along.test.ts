import { expect, test } from 'vitest'
import type { MatrixNumbers } from './matrix-cells'
import { matrixCsv } from './matrix-take-along'

const numbers: MatrixNumbers = {
  kind: 'win_rate',
  models: ['x', '=y,z'],
  keys: ['x', 'y'],
  pairs: [0, 1, 6, 2, 3, 1],
  ties: 'half',
  href: ['', '', '', ''],
  exact: false,
}

test('a matrix is taken along as one line a cell, seen from its row', () => {
  expect(matrixCsv(numbers).split('\r\n')).toEqual([
    'row,column,votes,won,lost,tied,both_bad,win_rate,lower,upper,tie_rate,both_bad_rate',
    `x,"'=y,z",12,6,2,3,1,0.6667,0.3906,0.8619,0.2500,0.0833`,
    `"'=y,z",x,12,2,6,3,1,0.3333,0.1381,0.6094,0.2500,0.0833`,
    '',
  ])
})

test('residuals come along where the cells show them; of no decisive vote there is no rate', () => {
  const csv = matrixCsv({ ...numbers, kind: 'residual', residuals: [1.5] })
  expect(csv.split('\r\n').map((line) => line.split(',').at(-1))).toEqual([
    'residual',
    '1.5000',
    '-1.5000',
    '',
  ])
  expect(matrixCsv({ ...numbers, ties: 'drop', pairs: [0, 1, 0, 0, 2, 0] })).toContain(
    `,0,0,0,2,0,,,,1.0000,0.0000`,
  )
})
