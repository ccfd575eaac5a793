import { expect, test } from 'vitest'
import { parsePeriod } from '../filters/period'
import { periodsBetween } from './periods'

const at = (time: string) => Date.parse(time) / 1000

test.each([
  ['2024-05-01T00:00:00Z', '2024-05-03T23:59:59Z', 'day', ['2024-05-01', '2024-05-02', '2024-05-03']],
  [
    '2024-05-01T12:00:00Z',
    '2024-05-13T00:00:00Z',
    'week',
    ['2024-04-29..2024-05-05', '2024-05-06..2024-05-12', '2024-05-13..2024-05-19'],
  ],
  ['2023-12-31T23:59:59Z', '2024-02-01T00:00:00Z', 'month', ['2023-12', '2024-01', '2024-02']],
  ['2021-06-01T00:00:00Z', '2023-01-01T00:00:00Z', 'year', ['2021', '2022', '2023']],
])('from %s to %s in at most three periods of a %s', (first, last, unit, values) => {
  const periods = periodsBetween(at(first), at(last), 3)
  expect([periods.unit, periods.values]).toEqual([unit, values])
  expect([periods.of(at(first)), periods.of(at(last))]).toEqual([0, values.length - 1])
})

test('every period is one that the filter reads, and holds its own ends alone', () => {
  const periods = periodsBetween(at('2024-02-20T00:00:00Z'), at('2024-04-02T00:00:00Z'), 20)
  expect(periods.unit).toBe('week')
  periods.values.forEach((value, number) => {
    const { low = '', high = '' } = parsePeriod(value) ?? {}
    expect(periods.of(at(`${low}T00:00:00Z`))).toBe(number)
    expect(periods.of(at(`${high}T23:59:59Z`))).toBe(number)
  })
})
