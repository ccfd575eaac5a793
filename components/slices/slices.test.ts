import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { narrowed } from '@/components/board/narrowed'
import { DEFAULT_POLICY } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import { fetchBreakdown } from '@/lib/queries/breakdown'
import { DIMENSIONS, type Dimension, filterOf } from '@/lib/queries/dimensions'
import { fetchBoard } from '@/lib/queries/leaderboard'
import { lengthFigures } from '@/lib/queries/length-effect'
import { fetchMatches } from '@/lib/queries/matches'
import { fetchOverTime } from '@/lib/queries/over-time'
import { requireView } from '@/lib/queries/request'
import { fetchSideBias } from '@/lib/queries/side-bias'
import { warmUp } from '@/lib/queries/warm-up'
import { seededRandom } from '@/lib/ratings/planted-votes'
import { buildDataset } from '@/lib/testing/built-dataset'
import { counts, makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from '@/lib/testing/raw-parquet'
import { slowBoard } from '@/lib/testing/slow-board'
import { choose, type View } from '@/lib/view'
import { lengthView } from './length-view'

/** What the tests themselves know of the votes, before any of our code has seen them. */
interface Made {
  readonly a: string
  readonly b: string
  readonly winner: string
  readonly language: string
  readonly turns: number
  readonly code: boolean
  readonly order: number
  readonly math: boolean
  readonly creative: boolean
  readonly time: string
  readonly tokens: readonly [number, number]
}

const random = seededRandom(5)
const one = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
const MODELS = ['ash', 'birch', 'cedar', 'elm', 'fir']
const EDGES = [
  [0, 0],
  [0, 7],
  [7, 0],
  [400, 100],
  [100, 400],
  [110, 100],
  [100, 110],
  [109, 100],
  [3, 2],
  [2, 1],
] as const
const START = Date.UTC(2025, 3, 2)
const made: readonly Made[] = Array.from({ length: 4000 }, (_, n) => {
  const [i, j] = [Math.floor(random() * 5), Math.floor(random() * 5)]
  const b = i === j ? (i + 1) % 5 : j
  const chance = 1 / (1 + Math.exp((b - i) * 0.4 - 0.1))
  const draw = random()
  return {
    a: MODELS[i]!,
    b: MODELS[b]!,
    winner: draw < 0.15 ? 'tie' : draw < 0.25 ? 'both_bad' : random() < chance ? 'model_a' : 'model_b',
    language: one(['en', 'en', 'zh', 'pl']),
    turns: one([1, 1, 2, 3]),
    code: random() < 0.3,
    order: one([1, 2, 3]),
    math: random() < 0.4,
    creative: random() < 0.4,
    time: new Date(START + random() * 60 * 86_400_000).toISOString(),
    // Some lie on the ends of bins, and some are of nothing.
    tokens: n % 40 === 0 ? one(EDGES) : [Math.floor(random() * 1500), Math.floor(random() * 1500)],
  }
})

const temporary = await makeFolder()
let dataset: Dataset
beforeAll(async () => {
  const rows = made.map((vote, n) =>
    voteRow({
      id: `v${n}`,
      model_a: vote.a,
      model_b: vote.b,
      winner: vote.winner,
      evaluation_session_id: `s${n % 1300}`,
      evaluation_order: vote.order,
      language: vote.language,
      is_code: vote.code,
      timestamp: vote.time.replace('T', ' ').replace('Z', ''),
      conv_metadata: counts(10, vote.tokens[0], vote.tokens[1], vote.turns),
      category_tag: {
        'math_v0.1': { math: vote.math },
        'creative_writing_v0.1': { creative_writing: vote.creative, score: '1' },
      },
    }),
  )
  const folder = path.join(temporary.folder, 'made')
  await writeRaw(folder, { 'a.parquet': { columns: VOTE_COLUMNS, rows } })
  dataset = await buildDataset('made', folder, path.join(temporary.folder, 'index'), ['rows'])
})
afterAll(async () => {
  dataset.db.close()
  await temporary.remove()
})

const asked = (query: string) => requireView(dataset, new URLSearchParams(query))
const total = async (view: View) => (await fetchMatches(dataset, view.chosen)).total

const VALUES: Readonly<Partial<Record<Dimension, (vote: Made) => readonly string[]>>> = {
  category: (vote) => [
    ...(vote.math ? ['math'] : []),
    ...(vote.creative ? ['creative_writing'] : []),
    ...(vote.code ? ['code'] : []),
    ...(vote.turns > 1 ? ['multi_turn'] : []),
  ],
  language: (vote) => [vote.language],
  turns: (vote) => [String(vote.turns)],
  code: (vote) => [String(vote.code)],
  order: (vote) => [String(vote.order)],
  month: (vote) => [vote.time.slice(0, 7)],
}

describe.each(Object.entries(VALUES))('a breakdown by %s', (by, valuesOf) => {
  const dimension = DIMENSIONS.find((name) => name === by) ?? 'category'

  test('says what two slow boards say, of the votes inside and of the rest', async () => {
    const { values } = await fetchBreakdown(dataset, asked('').chosen, DEFAULT_POLICY, dimension)
    const checked = values.filter(({ value }) => made.some((vote) => valuesOf(vote).includes(value)))
    expect(checked.length).toBeGreaterThan(1)
    for (const { value, votes, ends, differences } of checked) {
      const inside = made.filter((vote) => valuesOf(vote).includes(value))
      expect([value, votes]).toEqual([value, inside.length])
      const count = (winner: string) => inside.filter((vote) => vote.winner === winner).length
      expect(ends).toEqual({
        a: count('model_a'),
        b: count('model_b'),
        tie: count('tie'),
        bad: count('both_bad'),
        none: 0,
      })
      const [here, rest] = [slowBoard(inside), slowBoard(made.filter((vote) => !inside.includes(vote)))]
      expect(differences.map(({ model }) => model).sort()).toEqual(MODELS)
      for (const { model, difference, interval } of differences) {
        const [first, second] = [here.get(model)!, rest.get(model)!]
        expect(Math.abs(difference - (first.rating - second.rating))).toBeLessThan(1e-4)
        const error = Math.hypot(first.error, second.error)
        expect(Math.abs(interval!.error / error - 1)).toBeLessThan(0.005)
        expect(interval!.z).toBeCloseTo(difference / interval!.error, 6)
      }
    }
  })

  test('leads by every value and every end to exactly the votes it counts, whatever is chosen already', async () => {
    for (const query of [
      '',
      'language=en',
      'category=math',
      'turns=1..2',
      'date=2025-04-10..2025-05-20',
      'winner=!tie',
      'code=true&order=2',
    ]) {
      const view = asked(query)
      const { values } = await fetchBreakdown(dataset, view.chosen, DEFAULT_POLICY, dimension)
      expect(values.length).toBeGreaterThan(0)
      for (const { value, votes, ends } of values) {
        const own = narrowed(dataset, view, filterOf(dimension), value)
        expect([query, value, own && (await total(own))]).toEqual([query, value, votes])
        if (own && ends.tie > 0) expect(await total(choose(dataset, own, 'winner', ['tie']))).toBe(ends.tie)
      }
    }
  })
})

test('several categories chosen at once leave no address that means one more', () => {
  expect(
    narrowed(dataset, asked('category=math&category=creative_writing'), 'category', 'code'),
  ).toBeUndefined()
  expect(narrowed(dataset, asked(''), 'nothing', 'x')).toBeUndefined()
})

test('the length curve is what counting by hand gives, and every step of tokens opens its votes', async () => {
  const view = asked('')
  const { bins, gaps } = lengthFigures(dataset, await fetchMatches(dataset, view.chosen))
  const twice = made.filter(({ tokens: [a, b] }) => a > 0 && b > 0 && a / b >= 2 && a / b < 4)
  const decisive = twice.filter(({ winner }) => winner.startsWith('model'))
  const bin = bins.find(({ low }) => Math.abs(low - Math.log(2)) < 1e-9)!
  expect(bin.votes).toBe(twice.length)
  expect(bin.longerWins.share).toBeCloseTo(
    decisive.filter(({ winner }) => winner === 'model_a').length / decisive.length,
    12,
  )
  for (const query of ['', 'gap=-100..400', 'odd=!no_time&times=1.3..']) {
    const some = asked(query)
    const { ratios, besides, bins } = lengthFigures(dataset, await fetchMatches(dataset, some.chosen))
    expect(bins.filter(({ votes }) => votes > 0).length).toBeGreaterThan(query ? 3 : 10)
    for (const [index, { votes }] of bins.entries()) {
      const own = lengthView(dataset, some, ratios, index, besides)
      expect(own ? await total(own) : 0).toBe(votes)
    }
  }
  let sum = 0
  for (const { low, high, ends } of gaps) {
    const own = narrowed(dataset, view, 'gap', `${low ?? ''}..${high ?? ''}`)!
    const all = ends.a + ends.b + ends.tie + ends.bad + ends.none
    expect(await total(own)).toBe(all)
    sum += all
  }
  expect(sum).toBe(made.length)
})

test('side bias counts both sides and finds what standing left is worth', async () => {
  const view = asked('')
  const { ends, bias, left, worth } = await fetchSideBias(
    dataset,
    view.chosen,
    await fetchMatches(dataset, view.chosen),
  )
  const a = made.filter(({ winner }) => winner === 'model_a').length
  expect([ends.a, bias.aWins, left.share]).toEqual([a, a, a / (a + bias.bWins)])
  // Planted: 0.1 nats on decisive votes, some 17 points.
  expect(worth!.lower).toBeLessThan(17.4)
  expect(worth!.upper).toBeGreaterThan(10)
  const ties = asked('winner=tie')
  expect(
    (await fetchSideBias(dataset, ties.chosen, await fetchMatches(dataset, ties.chosen))).worth,
  ).toBeUndefined()
})

test('over time every vote has its period, and a week is rated as a slow board of its votes', async () => {
  for (const query of ['', 'date=2025-04-10..2025-05-20']) {
    const view = asked(query)
    const matches = await fetchMatches(dataset, view.chosen)
    const board = await fetchBoard(dataset, view.chosen, DEFAULT_POLICY, matches)
    const { periods, drift, untimed } = (await fetchOverTime(dataset, board, matches))!
    expect(periods.reduce((sum, { votes }) => sum + votes, 0) + untimed).toBe(matches.total)
    for (const { value, votes } of periods.slice(0, 5)) {
      expect(await total(narrowed(dataset, view, 'date', value)!)).toBe(votes)
    }
    expect([drift!.unit, drift!.reference]).toEqual(['week', 5])
    const at = drift!.periods.findIndex(({ value }) => value === '2025-04-14..2025-04-20')
    const slow = slowBoard(made.filter(({ time }) => time >= '2025-04-14' && time < '2025-04-21'))
    for (const { model, points } of drift!.models) {
      expect(Math.abs(points[at]!.rating - slow.get(model)!.rating)).toBeLessThan(1e-4)
    }
  }
})

test('warming up leaves every number as it was, and has the style counts there', async () => {
  const board = () => fetchBoard(dataset, asked('').chosen, { ...DEFAULT_POLICY, style: 'full' })
  const before = (await board()).rows
  await warmUp(dataset)
  expect((await board()).rows).toEqual(before)
  const empty: Dataset = { ...dataset, rows: 0 }
  await warmUp(empty)
})
