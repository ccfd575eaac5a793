import { expect, it } from 'vitest'
import { lastLine, stepTally, storyTally, unitTally } from './tally.mjs'

it('adds everything up in one line', () => {
  const unit = unitTally({ numPassedTests: 40, numFailedTests: 2 }, 1)
  const stories = storyTally({ stats: { expected: 9, unexpected: 1, flaky: 1 } }, 1)
  expect(lastLine([stepTally(0), stepTally(2), unit, stories])).toBe('50 passed, 5 failed')
})

it.each([
  [undefined, 0],
  [undefined, 1],
  [{ numPassedTests: 0, numFailedTests: 0 }, 0],
  [{ numPassedTests: 12, numFailedTests: 0 }, 1],
])('counts a run that went wrong as a failure, whatever %j says', (report, exitCode) => {
  expect(unitTally(report, exitCode).failed).toBe(1)
})
