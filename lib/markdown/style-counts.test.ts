import { expect, test } from 'vitest'
import { countStyle, countTokens } from './style-counts'

test.each([
  ['', 0, 0, 0],
  ['# a\n## b\n####### not\n#not', 2, 0, 0],
  ['- a\n* b\n+ c\n  1. d\n10. e\n1) not\n-not', 0, 5, 0],
  ['**a** and __b__ and **not\nacross**', 0, 0, 2],
  ['```\n# a\n- b\n**c**\n```\n# d', 1, 0, 0],
  ['\n\n\n- a\n\n\n- b', 0, 2, 0],
  ['a # b - c', 0, 0, 0],
])('%j has %i headers, %i list items, %i bold', (text, headers, lists, bold) => {
  expect(countStyle(text)).toEqual({ headers, lists, bold })
})

test('tokens are estimated by script', () => {
  expect(countTokens('')).toBe(0)
  expect(countTokens('The quick brown fox jumps over the lazy dog.')).toBe(9)
  expect(countTokens('今天天气很好')).toBe(7)
})
