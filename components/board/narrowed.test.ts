import { expect, test } from 'vitest'
import { offerOf } from '@/lib/testing/offers'
import { readView, viewQuery } from '@/lib/view'
import { narrowed } from './narrowed'

const offer = offerOf('arena-preference')

test.each([
  ['nothing is chosen', {}, 'category', 'math', '?category=math'],
  ['one category is', { category: 'code' }, 'category', 'math', '?category=code,math'],
  ['it is that category', { category: 'math' }, 'category', 'math', '?category=math'],
  ['it is among several at once', { category: 'code,math' }, 'category', 'math', '?category=code,math'],
  ['others are excluded', { category: '!code' }, 'category', 'math', '?category=math&category=!code'],
  ['any of two categories is', { category: ['code', 'math'] }, 'category', 'math', undefined],
  ['any of two languages is', { language: ['en', 'pl'] }, 'language', 'pl', '?language=pl'],
  ['a range of turns is', { turns: '2..' }, 'turns', '3', '?turns=3'],
  ['a range that cuts it is', { gap: '..200' }, 'gap', '1..', '?gap=1..200'],
  ['a range without it is', { gap: '..-5' }, 'gap', '1..', undefined],
  ['one of two ranges is', { gap: ['..5', '9..'] }, 'gap', '1..', undefined],
  ['a longer time is', { date: '2025-04..2025-06' }, 'date', '2025-05', '?date=2025-05'],
  ['a time that cuts it is', { date: '2025-05-10..' }, 'date', '2025-05', '?date=2025-05-10..2025-05-31'],
  ['a week inside', { date: '2025-05' }, 'date', '2025-05-05..2025-05-11', '?date=2025-05-05..2025-05-11'],
] as const)('a value where %s', (_, params, name, value, query) => {
  const { view, ignored } = readView(offer, params as Record<string, string | string[]>)
  expect(ignored).toEqual([])
  const to = narrowed(offer, view, name, value)
  expect(to && viewQuery(offer, to)).toBe(query)
})
