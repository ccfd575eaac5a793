import { expect, test } from 'vitest'
import { type Suggestion, suggested } from './suggestions'

const value = (name: string, words: string, count: number): Suggestion => ({
  name,
  label: name,
  param: words,
  words,
  count,
})
const known = [
  value('model', 'gpt-4o', 10),
  value('model', 'chatgpt-4o-latest', 90),
  value('language', 'Chinese', 40),
  value('category', 'machine translation', 70),
]

test('values that begin with the word come first, then the frequent ones', () => {
  expect(suggested(known, 'gpt').map(({ words }) => words)).toEqual(['gpt-4o', 'chatgpt-4o-latest'])
  expect(suggested(known, 'CH').map(({ words }) => words)).toEqual([
    'chatgpt-4o-latest',
    'Chinese',
    'machine translation',
  ])
})

test('one letter means nothing yet', () => {
  expect(suggested(known, 'c')).toEqual([])
  expect(suggested(known, '')).toEqual([])
})
