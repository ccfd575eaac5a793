import { describe, expect, test } from 'vitest'
import {
  againstInWords,
  againstOf,
  againstParam,
  complement,
  readAgainst,
  settleAgainst,
  swapped,
} from './against'
import { offerOf } from './testing/offers'
import { type Params, readView, type View, viewQuery } from './view'

const votes = { ...offerOf('arena-preference'), slug: 'arena 140k' }

function view(query: string): View {
  const asked = new URLSearchParams(query)
  const params: Params = Object.fromEntries([...asked.keys()].map((key) => [key, asked.getAll(key)]))
  return settleAgainst(votes, readView(votes, params)).view
}

/** The one spelling of what was read; undefined where it was refused. */
function spelled(value: string): string | undefined {
  const against = readAgainst(votes, value)
  return against && againstParam(votes, against)
}

describe('what a view is compared with', () => {
  test.each([
    ['rest', 'rest'],
    [' all ', 'all'],
    ['?category=math', 'category=math'],
    ['turns=2&category=math&turns=3', 'category=math&turns=2&turns=3'],
    // Order, page and policies choose no rows, and a comparison is not nested.
    ['language=Polish&sort=oldest&page=7&style=full&against=rest', 'language=pl'],
    ['category=&language=pl', 'language=pl'],
    ['https://ringside.example/arena%20140k/votes?category=math', 'category=math'],
    ['HTTP://localhost:3000/arena%20140k?category=!math', 'category=!math'],
    ['/api/arena%20140k/leaderboard?category=math&style=full', 'category=math'],
    ['/arena%20140k/versus?a=x&b=y&turns=2..', 'turns=2..'],
    ['/arena%20140k', 'all'],
  ])('%s is read as %s', (given, expected) => {
    expect(spelled(given)).toBe(expected)
    expect(spelled(expected)).toBe(expected)
  })

  test.each([
    '',
    'math',
    'everything',
    '?',
    'category=math&foo=1',
    'turns=many',
    'outcome=win',
    'preset=any',
    '/other?category=math',
    '/arena%20140k%2Fvotes?category=math',
    'https://ringside.example/?category=math',
    'https://ringside.example/arena%20140k/votes?turns=many',
    'http://[',
    '/arena%2?category=math',
    '//arena%20140k?category=math',
    'javascript:alert(1)',
    'ftp://x/arena%20140k?turns=1&foo',
    '__proto__=1',
  ])('%s is refused', (given) => {
    expect(spelled(given)).toBeUndefined()
    const asked = settleAgainst(votes, readView(votes, { against: given, turns: '2' }))
    expect(asked.ignored).toEqual([{ parameter: 'against', value: given, reason: 'malformed' }])
    expect(viewQuery(votes, asked.view)).toBe('?turns=2')
  })

  test('an address carries it in one spelling, and is read back to the same', () => {
    const shown = view(
      `turns=2&against=${encodeURIComponent('/arena%20140k?language=Polish&category=a%2Cb')}`,
    )
    expect(viewQuery(votes, shown)).toBe('?turns=2&against=category%3Da,b%26language%3Dpl')
    expect(viewQuery(votes, view(viewQuery(votes, shown).slice(1)))).toBe(viewQuery(votes, shown))
  })
})

describe('both ways', () => {
  test.each([
    ['category=math&against=category%3Dcode', '?category=code&against=category%3Dmath'],
    ['category=math&against=all&style=full', '?style=full&against=category%3Dmath'],
    ['category=math&against=rest', '?category=!math&against=rest'],
    ['language=!en&language=!pl&against=rest', '?language=en&language=pl&against=rest'],
    ['against=turns%3D2..', '?turns=2..&against=all'],
  ])('%s turns into %s and back', (query, expected) => {
    const shown = view(query)
    const turned = swapped(votes, shown, againstOf(votes, shown)!)!
    expect(viewQuery(votes, turned)).toBe(expected)
    expect(viewQuery(votes, swapped(votes, turned, againstOf(votes, turned)!)!)).toBe(viewQuery(votes, shown))
  })

  test.each(['', 'category=math&language=pl', 'category=math&category=!code', 'model=x&outcome=win'])(
    'the rest of "%s" is no view',
    (query) => {
      expect(complement(votes, view(query))).toBeUndefined()
    },
  )
})

test('what it is compared with is said in words', () => {
  expect(againstInWords(votes, 'rest', 2188)).toBe('the other 2,188 votes')
  expect(againstInWords(votes, view(''), 3000)).toBe('all 3,000 votes')
  expect(againstInWords(votes, view('language=pl'), 1)).toBe('1 vote where language is Polish')
})
