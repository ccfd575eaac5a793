/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * One step that either worked or did not.
 * @param {number} exitCode @returns {Tally}
 */
export function stepTally(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Vitest's JSON report; `undefined` when it wrote none. A run that ended badly counts at least one failure, whatever
 * the report says: a file that does not load holds no tests.
 * @param {{ numPassedTests?: number, numFailedTests?: number } | undefined} report
 * @param {number} exitCode @returns {Tally}
 */
export function unitTally(report, exitCode) {
  return honest(report?.numPassedTests ?? 0, report?.numFailedTests ?? 0, exitCode)
}

/**
 * Playwright's JSON report; a story that passed only at the second try has failed.
 * @param {{ stats?: { expected: number, unexpected: number, flaky: number } } | undefined} report
 * @param {number} exitCode @returns {Tally}
 */
export function storyTally(report, exitCode) {
  const stats = report?.stats
  return honest(stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), exitCode)
}

/** @param {readonly Tally[]} tallies */
export function lastLine(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

/** Nothing passed and nothing failed is a run that did not happen. */
function honest(passed, failed, exitCode) {
  const broken = exitCode !== 0 || passed + failed === 0
  return { passed, failed: broken ? Math.max(failed, 1) : failed }
}
