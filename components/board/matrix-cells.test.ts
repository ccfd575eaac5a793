import { describe, expect, test } from 'vitest'
import {
  cellClass,
  cellHref,
  cellInWords,
  cellOpens,
  cellText,
  type MatrixNumbers,
  matrixCells,
  matrixHtml,
  mostOf,
} from './matrix-cells'

const numbers: MatrixNumbers = {
  kind: 'win_rate',
  models: ['<script>alert(1)</script>', 'b" onfocus="x', "c'&amp;"],
  keys: ['%3Cscript%3E', 'b%22', 'c'],
  // 0 against 1: 6 won, 2 lost, 3 tied, 1 both bad; 0 against 2: two ties.
  pairs: [0, 1, 6, 2, 3, 1, 0, 2, 0, 0, 2, 0],
  ties: 'half',
  href: ['/s?model=', '&vs=', '', '&by="x"'],
  exact: false,
}

describe('cells', () => {
  test('are seen from the row: what one wins the other loses, and both shares make one', () => {
    const cells = matrixCells(numbers)
    const [own, theirs] = [cells[1], cells[3]]
    expect(own).toMatchObject({ wins: 6, losses: 2, ties: 3, bothBad: 1, votes: 12, share: 8 / 12 })
    expect(theirs).toMatchObject({ wins: 2, losses: 6, ties: 3, bothBad: 1, votes: 12, share: 4 / 12 })
    expect((own?.lower ?? 0) + (theirs?.upper ?? 0)).toBeCloseTo(1, 12)
    expect([cells[0], cells[5]]).toEqual([undefined, undefined])
    expect(matrixCells({ ...numbers, ties: 'drop' })[1]).toMatchObject({ votes: 8, share: 6 / 8 })
    expect(matrixCells({ ...numbers, ties: 'drop' })[2]?.share).toBeNaN()
  })

  test('lead to what the row won, else to all votes of the two', () => {
    const cells = matrixCells(numbers)
    expect(cellHref(numbers, cells[1]!, 0, 1)).toBe('/s?model=%3Cscript%3E&vs=b%22&outcome=win&by="x"')
    expect(cellHref(numbers, cells[2]!, 0, 2)).toBe('/s?model=%3Cscript%3E&vs=c&by="x"')
    expect(cellHref({ ...numbers, exact: true }, cells[2]!, 0, 2)).toContain('&vs=c&outcome=tie&by')
  })

  test('say their share, its interval and its votes', () => {
    expect(cellInWords('win_rate', matrixCells(numbers)[1]!)).toBe(
      '67 % (39–86): 6 won, 2 lost, 3 tied, 1 both bad',
    )
    expect(cellInWords('win_rate', matrixCells({ ...numbers, ties: 'drop' })[2]!)).toMatch(
      /^no decisive vote: 0 won/,
    )
  })

  test.each([
    [9, 1, 'few'],
    [10, 0.5, 'even'],
    [10, 0.52, 'even'],
    [10, 0.53, 'w1'],
    [10, 1, 'w10'],
    [10, 0.47, 'l1'],
    [10, 0, 'l10'],
    [0, Number.NaN, 'few'],
  ])('%d votes with a share of %d are drawn as %s', (votes, share, name) => {
    expect(cellClass('win_rate', { ...matrixCells(numbers)[1]!, votes, share }, 0)).toBe(name)
  })
})

describe('cells of other kinds', () => {
  const [cell, against] = [
    matrixCells(numbers)[1]!,
    matrixCells({ ...numbers, residuals: [2.46, Number.NaN] }),
  ]

  test.each([
    [
      'votes',
      '12',
      '12 votes: 6 won, 2 lost, 3 tied, 1 both bad',
      '/s?model=%3Cscript%3E&vs=b%22&by="x"',
      12,
    ],
    [
      'tie_rate',
      '25',
      '25 % (9–53) ties: 6 won, 2 lost, 3 tied, 1 both bad',
      '/s?model=%3Cscript%3E&vs=b%22&outcome=tie&by="x"',
      3,
    ],
    [
      'both_bad',
      '8',
      '8 % (1–35) both bad: 6 won, 2 lost, 3 tied, 1 both bad',
      '/s?model=%3Cscript%3E&vs=b%22&outcome=both_bad&by="x"',
      1,
    ],
  ] as const)('%s shows %s', (kind, text, words, href, opens) => {
    const of = { ...numbers, kind }
    expect([cellText(kind, cell), cellInWords(kind, cell)]).toEqual([text, words])
    expect([cellHref(of, cell, 0, 1), cellOpens(of, cell)]).toEqual([href, opens])
  })

  test('a residual turns its sign with the side it is seen from, and is not there where nothing is expected', () => {
    expect(cellText('residual', against[1]!)).toBe('+2.5')
    expect(cellText('residual', against[3]!)).toBe('−2.5')
    expect(cellText('residual', against[2]!)).toBe('–')
    expect(cellClass('residual', against[1]!, 0)).toBe('w5')
    expect(cellClass('residual', against[3]!, 0)).toBe('l5')
  })

  test('counts go from the fewest that are coloured to the most, rates from nothing to the highest', () => {
    const most = mostOf('votes', [cell, { ...cell, votes: 1000 }, undefined])
    expect(most).toBe(1000)
    expect(cellClass('votes', { ...cell, votes: 1000 }, most)).toBe('s10')
    expect(cellClass('votes', { ...cell, votes: 10 }, most)).toBe('s0')
    expect(cellClass('votes', { ...cell, votes: 9 }, most)).toBe('few')
    expect(mostOf('tie_rate', [cell])).toBe(0.25)
    expect(cellClass('tie_rate', cell, 0.25)).toBe('s10')
    expect(cellClass('both_bad', { ...cell, bothBad: 0 }, 0.25)).toBe('s0')
  })
})

test('no name and no address makes markup', () => {
  const html = matrixHtml(numbers)
  const tags = [...html.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name)
  expect(new Set(tags)).toEqual(new Set('table caption thead tbody tr td th a span bdi'.split(' ')))
  expect(html).not.toMatch(/\son[a-z]+="/)
  for (const [, attributes = ''] of html.matchAll(/<[a-z]+((?: [a-z]+="[^"<>]*")*)>/g)) {
    expect(attributes).toMatch(/^( (scope|title|class|href|rel)="[^"]*")*$/)
  }
  expect(html.match(/<[a-z]+/g)?.length).toBe(html.match(/<[a-z]+(?: [a-z]+="[^"<>]*")*>/g)?.length)
})

test('a hundred models stay within three megabytes and a blink', () => {
  const models = Array.from({ length: 103 }, (_, n) => `organisation/model-${n}`)
  const pairs = models.flatMap((_, a) => models.slice(a + 1).flatMap((_, k) => [a, a + 1 + k, 7, 8, 3, 1]))
  const start = performance.now()
  const html = matrixHtml({ ...numbers, models, keys: models.map(encodeURIComponent), pairs })
  expect(html.length).toBeLessThan(3_000_000)
  expect(performance.now() - start).toBeLessThan(1000)
})
