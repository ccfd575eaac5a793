import { expect, test } from 'vitest'
import { styleCounts, tokensOf } from './counts'

test('counts headers by level, lists by kind and bold by mark, outside fenced code', () => {
  const text =
    '# One\n\n## Two\n### 1. Three\n- a\n* b\n1. c\n**bold** and __bold__\n\n```md\n# not a header\n- nor a list\n**nor bold**\n```'
  expect(styleCounts(text)).toMatchObject({
    headers: [1, 1, 1, 0, 0, 0],
    ordered: 1,
    unordered: 2,
    stars: 1,
    underlines: 1,
  })
})

test('leaves out everything after a fence that never closes', () => {
  expect(styleCounts('- a\n```\n- b\n- c').unordered).toBe(1)
})

test.each([
  ['', 0],
  ['four', 1],
  ['fours', 2],
  ['天空', 2],
  ['небо', 2],
])('%j has %i tokens', (text, tokens) => {
  expect(tokensOf(text)).toBe(tokens)
})
