import { expect, test } from 'vitest'
import { outcomeOf, styleDifference, TEXT_POLICY } from './policy'
import { random } from './random'

test.each([-2.5, -1, -0.2, 0, 0.7, 1.8, 3])(
  'a vote at z = %f is worth σ(z) on average, ties counting half',
  (z) => {
    const from = random('policy', z)
    const level = { tokens: 0, headers: 0, lists: 0, bold: 0 }
    let [sum, undecided] = [0, 0]
    const votes = 40_000
    for (let i = 0; i < votes; i++) {
      const outcome = outcomeOf(from, TEXT_POLICY, z - TEXT_POLICY.side, 0, level)
      if (outcome === 'model_a') sum += 1
      else if (outcome !== 'model_b') {
        sum += 0.5
        undecided++
      }
    }
    const pi = 1 / (1 + Math.exp(-z))
    expect(Math.abs(sum / votes - pi)).toBeLessThan(4 * Math.sqrt((pi * (1 - pi)) / votes))
    expect(undecided / votes).toBeCloseTo(4 * TEXT_POLICY.ties * pi * (1 - pi), 1)
  },
)

test('style counts for the side that has more of it', () => {
  const few = {
    tokens: 100,
    headers: [0, 1, 0, 0, 0, 0] as const,
    ordered: 0,
    unordered: 2,
    stars: 3,
    underlines: 0,
  }
  const many = {
    tokens: 300,
    headers: [0, 2, 0, 0, 0, 0] as const,
    ordered: 1,
    unordered: 3,
    stars: 3,
    underlines: 1,
  }
  expect(styleDifference(many, few)).toEqual({ tokens: 200 / 401, headers: 1 / 4, lists: 2 / 7, bold: 1 / 8 })
  const there = styleDifference(few, many)
  expect(there.tokens).toBe(-200 / 401)
})
