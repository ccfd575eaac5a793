import { expect, test } from 'vitest'
import { cutOffAnswer, searchCaveat } from './caveat'

test('only a search that ran out of time is said to be cut off', () => {
  expect(cutOffAnswer(undefined)).toEqual({})
  expect(cutOffAnswer({ scanned: false, read: 1 })).toEqual({})
  expect(cutOffAnswer({ scanned: true, read: 1 })).toEqual({})
  expect(searchCaveat({ scanned: false, read: 1 })).toBeUndefined()
  expect(searchCaveat({ scanned: true, read: 1 })).toContain('still being indexed')
  const { cut_off } = cutOffAnswer({ scanned: false, read: 0.427 })
  expect(cut_off).toEqual({ read: 0.427, message: expect.stringContaining('42 % of the texts') })
})
