import { describe, expect, test } from 'vitest'
import { inWords, where, without } from './schema'
import { schemas } from './schemas'
import { offerOf } from './testing/offers'
import { readView } from './view'

const votes = offerOf('arena-preference')
const chat = offerOf('vision-chat')

function chosenOf(query: string, offer = votes) {
  const params = new URLSearchParams(query)
  const { view, ignored } = readView(
    offer,
    Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)])),
  )
  expect(ignored).toEqual([])
  return view.chosen
}

describe('a view is one sentence', () => {
  test.each([
    ['', ''],
    ['language=fr', 'language is French'],
    ['language=fr&language=en', 'language is English or French'],
    ['language=!de&language=fr', 'language is French and is not German'],
    ['model=a&outcome=loss', 'a lost'],
    ['model=a&vs=b&outcome=loss&language=fr', 'a lost to b and language is French'],
    ['model=a&vs=b&outcome=win', 'a beat b'],
    ['model=a&vs=b&outcome=tie', 'a tied with b'],
    ['model=a&vs=b&outcome=both_bad', 'a and b were both bad'],
    ['model=a&outcome=both_bad', 'a and its opponent were both bad'],
    ['model=a&vs=b&outcome=tie&outcome=win', 'a won or tied, against b'],
    ['model=a&outcome=tie&outcome=both_bad', 'a tied or both were bad'],
    ['model=a&outcome=!win&outcome=!both_bad', 'a did not win and not both were bad'],
    ['model=a&model=b&outcome=win', 'model is a or b and one of them won'],
    ['model=a&vs=b&vs=c&outcome=win', 'model is a, opponent is b or c and a won'],
    ['model=a&vs=b', 'model is a and opponent is b'],
    ['longer=a', 'longer answer is by a'],
    ['times=2..3.999', 'longer answer is 2 to under 4 times as long'],
    ['times=1.25..1.499', 'longer answer is 1.25 to under 1.5 times as long'],
    ['times=4..', 'longer answer at least 4 times as long'],
    ['winner=none', 'winner is no vote'],
    ['category=math,hard_prompt', 'category is hard prompt and math'],
    ['turns=2..', 'turns at least 2'],
    ['turns=..3', 'turns at most 3'],
    ['turns=4', 'turns is 4'],
    ['prompt_tokens=1000..2000', 'prompt is 1,000 to 2,000 tokens'],
    ['gap=-5', 'A minus B is -5 tokens'],
    ['date=2025-05', 'date in May 2025'],
    ['date=2025-05-01', 'date on 1 May 2025'],
    ['date=2025..2025-06', 'date from 2025 to June 2025'],
    ['code=true', 'code is yes'],
  ])('%s: %s', (query, sentence) => {
    expect(inWords(votes.filters, chosenOf(query))).toBe(sentence)
  })
})

test('nothing chosen is everything', () => {
  expect(where(votes.filters, new Map()).text).toBe('TRUE')
})

test('every value is bound: none of what a reader types stands in the SQL', () => {
  const typed = "x' OR 1=1 --"
  for (const schema of schemas) {
    for (const filter of schema.filters) {
      const selection = filter.parse([typed])
      if (!selection) continue
      const chosen = new Map([
        ['model', { any: [typed], none: [typed] }],
        [filter.name, selection],
      ])
      expect(where(schema.filters, chosen).text).not.toContain('1=1')
    }
  }
})

test('without a filter nothing is left of it, nor of what needs it', () => {
  const chosen = chosenOf('model=a&vs=b&outcome=win&winner=tie')
  expect([...without(votes.filters, chosen, 'model').keys()]).toEqual(['winner'])
  expect([...without(votes.filters, chosen, 'vs').keys()]).toEqual(['model', 'outcome', 'winner'])
})

test('a leaf that no filter of the family asks for changes nothing', () => {
  expect(where(chat.filters, new Map([['nonsense', { any: ['x'], none: [] }]])).text).toBe('TRUE')
})
