import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPublishedBoard } from './published-board'

test('columns stand in any order, interval and source may be missing, quotes hold commas and line ends', () => {
  const text =
    '\uFEFFsource,Rating, model,upper,lower\r\n"board, of\nJuly",1124.07,"org/m ""x"" (1)",1130.53,1117.61\r\n,-3,plain,,\n\n'
  expect(readPublishedBoard(text)).toEqual({
    rows: [
      { model: 'org/m "x" (1)', rating: 1124.07, lower: 1117.61, upper: 1130.53, source: 'board, of\nJuly' },
      { model: 'plain', rating: -3, lower: undefined, upper: undefined, source: undefined },
    ],
    problems: [],
  })
})

test.each([
  ['', ['board.csv: its first line names no column model and no rating.']],
  ['model,score\na,1', ['board.csv: its first line names no column rating.']],
  ['model,rating\na,about 1000\nb,1', ['board.csv line 2: the rating of a is no number.']],
  ['model,rating\na,NaN\nb,1', ['board.csv line 2: the rating of a is no number.']],
  ['model,rating\n,1000\nb,1', ['board.csv line 2: it names no model.']],
  ['model,rating,lower\na,1,low\nb,1', ['board.csv line 2: an end of the interval of a is no number.']],
  ['model,rating\nb,1\nb,2', ['board.csv line 3: b was named before.']],
  ['model,rating\nb,1\n"a,2\nc,3', ['board.csv line 3: a quotation mark is never closed.']],
])('what makes no sense in %j is named with its line', (text, problems) => {
  const read = readPublishedBoard(text)
  expect(read.problems).toEqual(problems)
  expect(read.rows.map(({ model, rating }) => [model, rating])).toEqual(
    text.includes('\nb,1') ? [['b', 1]] : [],
  )
})

test('a thousand bad lines are counted, not all named', () => {
  const { problems } = readPublishedBoard(`model,rating\n${'x,y\n'.repeat(1000)}`)
  expect(problems.length).toBe(6)
  expect(problems[5]).toBe('board.csv: 995 more lines like these.')
})

test('nothing that is written there makes it throw', () => {
  const letters = fc.constantFrom('"', ',', '\n', '\r', 'a', '1', '.', ' ', '\0', '\uFEFF', '\uD800')
  const text = fc.array(letters, { maxLength: 60 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, (lines) => {
      const { rows, problems } = readPublishedBoard(`model,rating\n${lines}`)
      expect(rows.every(({ model, rating }) => model !== '' && Number.isFinite(rating))).toBe(true)
      expect(problems.length).toBeLessThan(8)
    }),
  )
})
