import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, localPath, pathProblem } from './request-path'

describe('pathProblem', () => {
  it.each([
    '/%E0%A4%A',
    '/media/%ff',
    '/..%2f',
    '/a/../b',
    '/%2e%2e/x',
    '/x/..%5cy',
    '/a%00b',
    '/\\evil',
    '*',
    'http://evil.example/',
    '',
  ])('finds fault with %s', (target) => {
    expect(pathProblem(target)).toBeTypeOf('string')
  })

  it.each([
    '/',
    '/vision/rows/a%2Fb%3A(c)%20d',
    '/m/models/gpt..4',
    '/a?q=%E0%A4%A&x=%00&y=../..',
    '/%25ff',
    '/%E4%B8%AD',
  ])('lets %s through', (target) => {
    expect(pathProblem(target)).toBeUndefined()
  })
})

describe('localPath', () => {
  it.each([
    null,
    '',
    'evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/%2e%2e//evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/signin',
    '/signin?next=/signin',
  ])('sends %s home', (wanted) => {
    expect(localPath(wanted)).toBe('/')
  })

  it('keeps a view as it was asked for', () => {
    const view = '/arena/rows/a%2Fb?category=ocr%2Cdiagram&q=C%2B%2B#turn-2-b'
    expect(localPath(view)).toBe(view)
  })

  it('never leaves this host, whatever is asked for', () => {
    const here = 'http://localhost:3000'
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        expect(new URL(localPath(`/${parts.join('')}`), here).origin).toBe(here)
      }),
      { numRuns: 2000 },
    )
  })
})

it.each([
  ['/api', 'page'],
  ['/api/datasets', 'api'],
  ['/media/x/y', 'media'],
  ['/_next/static/a.js', 'asset'],
  ['/apiary', 'page'],
])('%s is answered as %s', (target, area) => {
  expect(areaOf(target)).toBe(area)
})
