import { expect, test } from 'vitest'
import { linearScale } from './scale'

test('a tick at nothing is written without a sign', () => {
  const { ticks } = linearScale(-40, 1700)
  expect(ticks.map((tick) => tick.toFixed(0))).toEqual(['0', '500', '1000', '1500'])
})
