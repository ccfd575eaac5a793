import { expect, test } from 'vitest'
import type { ShownRow } from '@/lib/queries/votes-page'
import { boardCsv, boardMarkdown, type CopiedBoard } from './board-copy'

const board = (rows: readonly ShownRow[], more: Partial<CopiedBoard> = {}): CopiedBoard => ({
  rows,
  from: undefined,
  comparison: undefined,
  published: undefined,
  ...more,
})

const row = (model: string, more: Partial<ShownRow> = {}): ShownRow => ({
  model,
  code: 0,
  wins: 6,
  losses: 2,
  ties: 1,
  bothBad: 1,
  votes: 10,
  winRate: 0.7,
  difference: undefined,
  rating: {
    model: 0,
    rating: 1012.3456,
    lower: 990,
    upper: 1034.6912,
    error: 11.4,
    rank: 1,
    rankLower: 1,
    rankUpper: 3,
    votes: 10,
    winRate: 0.7,
    provisional: null,
  },
  ...more,
})

test('CSV quotes what must be quoted and lets no name become a formula', () => {
  const [head, ...lines] = boardCsv(
    board([row('gpt-4o'), row('a,"b"'), row('=1+1', { rating: undefined })]),
  ).split('\r\n')
  expect(head).toBe('model,rating,lower,upper,rank_lower,rank_upper,votes,win_rate,both_bad_rate,provisional')
  expect(lines).toEqual([
    'gpt-4o,1012.35,990.00,1034.69,1,3,10,0.7000,0.1000,',
    '"a,""b""",1012.35,990.00,1034.69,1,3,10,0.7000,0.1000,',
    "'=1+1,,,,,,10,0.7000,0.1000,",
    '',
  ])
})

test('differences come along where the board shows them', () => {
  const interval = { error: 5, lower: 2.2, upper: 21.8, z: 2.4 }
  const difference = { model: 0, first: 1012, second: 1000, difference: 12, interval }
  const [head, ...lines] = boardCsv(board([row('x', { difference }), row('y')], { from: 'rest' })).split(
    '\r\n',
  )
  expect(head).toMatch(/,provisional,difference,difference_lower,difference_upper$/)
  expect(lines.map((line) => line.split(',').slice(-3))).toEqual([
    ['12.00', '2.20', '21.80'],
    ['', '', ''],
    [''],
  ])
})

test('Markdown escapes what would break its table', () => {
  const text = boardMarkdown(board([row('a|b_c')]), 'Board of 2 votes')
  expect(text).toContain('| 1–3 | a\\|b\\_c | 1012 | 990–1035 | 10 | 70 % | 10 % |')
  expect(boardMarkdown(board([row('x', { rating: undefined })]), 't')).toContain('| x | 10 | 70 % | 10 % |')
})

test('the columns a board is shown beside come along', () => {
  const interval = { error: 5, lower: 2.2, upper: 21.8, z: 2.4 }
  const difference = { model: 0, first: 1012, second: 1000, difference: 12, interval }
  const theirs = { model: 'x', rating: 1100, lower: 1090, upper: undefined, source: 'a, b', difference: -8 }
  const beside = board([row('x', { difference }), row('y')], {
    from: 'view',
    comparison: {} as NonNullable<CopiedBoard['comparison']>,
    published: { of: new Map([['x', theirs]]), sources: [], shift: 0, shared: 1, unknown: [], problems: [] },
  })
  expect(
    boardCsv(beside)
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').slice(10).join(',')),
  ).toEqual([
    'there,difference,difference_lower,difference_upper,published,published_lower,published_upper,published_difference,published_source',
    '1000.35,12.00,2.20,21.80,1100.00,1090.00,,-8.00,"a, b"',
    ',,,,,,,,',
  ])
  const text = boardMarkdown(beside, 't')
  expect(text).toContain('| both bad | there | difference | 95 % | published | difference to published |')
  expect(text).toContain('| 10 % | 1000 | +12 | +2 to +22 | 1100 | −8 |')
  expect(text).toContain('| 10 % |  |  |  |  |  |')
})
