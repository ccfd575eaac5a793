import { expect, test } from 'vitest'
import { headline } from '../headline'
import { offerOf } from '../testing/offers'
import { choose, readView, viewQuery } from '../view'
import { readerFilters } from './reader-filters'

const family = offerOf('arena-preference')
const offer = { ...family, filters: [...family.filters, ...readerFilters] }

test.each([
  ['sample=50&seed=7', '?sample=50&seed=7', []],
  ['seed=7&sample=50', '?sample=50&seed=7', []],
  ['sample=50', '?sample=50', []],
  ['sample=50&seed=1', '?sample=50', []],
  ['sample=50&seed=0', '?sample=50&seed=0', []],
  ['sample=50:7', '?sample=50&seed=7', []],
  ['sample=50&seed=x', '?sample=50', ['seed malformed']],
  ['sample=50&seed=1&seed=2', '?sample=50', ['seed malformed']],
  ['sample=0', '', ['sample malformed']],
  ['sample=-5&seed=7', '', ['sample malformed', 'seed needs']],
  ['sample=!50', '', ['sample malformed']],
  ['sample=10&sample=20', '', ['sample malformed']],
  ['sample=1e3', '', ['sample malformed']],
  ['seed=7', '', ['seed needs']],
])('%s is read, and written %s', (query, canonical, ignored) => {
  const params: Record<string, string[]> = {}
  for (const [key, value] of new URLSearchParams(query)) params[key] = [...(params[key] ?? []), value]
  const read = readView(offer, params)
  expect(viewQuery(offer, read.view)).toBe(canonical)
  expect(read.ignored.map(({ parameter, reason }) => `${parameter} ${reason}`)).toEqual(ignored)
})

test('a sample is said aloud, and let go as any filter', () => {
  const { view } = readView(offer, { sample: '50', seed: '7', language: 'pl' })
  expect(headline(offer, view, 50)).toBe('50 votes where language is Polish, drawn at random (seed 7)')
  expect(viewQuery(offer, choose(offer, view, 'sample', undefined))).toBe('?language=pl')
  expect(viewQuery(offer, choose(offer, view, 'sample', ['50:8']))).toBe('?language=pl&sample=50&seed=8')
})
