import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { againstOf } from '../against'
import type { Dataset } from '../catalog'
import { type Sql, sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { openOracle } from '../testing/oracle'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedBattles, variedChats, variedVotes } from '../testing/varied-files'
import { fetchComparison, sharePair } from './compare'
import { boardComparison, facetsAnswer } from './compare-answer'
import { countFacets } from './facets'
import { fetchBoard, fetchDifferences } from './leaderboard'
import { fetchMatches } from './matches'
import { requirePolicy } from './policy'
import { requireView } from './request'

const temporary = await makeFolder()
const open: Dataset[] = []
afterAll(async () => {
  for (const dataset of open) dataset.db.close()
  await temporary.remove()
})

async function compare(dataset: Dataset, query: string) {
  const view = requireView(dataset, new URLSearchParams(query))
  const matches = await fetchMatches(dataset, view.chosen)
  const comparison = await fetchComparison(dataset, view, matches)
  return { view, matches, comparison: comparison!, facets: countFacets(dataset, view.chosen, matches) }
}

/** Two views by SQL of its own over the raw files, and what each facet is there. */
const pairs: readonly (readonly [string, Sql, Sql])[] = [
  ['language=en&against=rest', sql`lang = 'en'`, sql`lang <> 'en'`],
  ['language=en&against=language%3Dru', sql`lang = 'en'`, sql`lang = 'ru'`],
  ['code=true&against=turns%3D2..', sql`code IS TRUE`, sql`turns >= 2`],
  ['language=zh&against=all', sql`lang = 'zh'`, sql`TRUE`],
  ['against=rest', sql`TRUE`, sql`FALSE`],
]

describe.each([variedChats(), variedBattles(), variedVotes()])('$family', async ({ family, files }) => {
  const folder = path.join(temporary.folder, family)
  await writeRaw(folder, files)
  const dataset = await buildDataset(family, folder, path.join(temporary.folder, 'index'), ['rows'])
  open.push(dataset)
  const oracle = await openOracle(family, dataset.files)
  afterAll(() => oracle.close())

  test.each(pairs)('%s: every share is what the raw rows say', async (query, here, there) => {
    const { matches, comparison } = await compare(dataset, query)
    const [sizes] = await oracle.query<{ h: number; t: number; b: number }>(sql`SELECT
      count(*) FILTER (${here})::INTEGER AS h, count(*) FILTER (${there})::INTEGER AS t,
      count(*) FILTER ((${here}) AND (${there}))::INTEGER AS b FROM o`)
    expect([matches.total, comparison.total, comparison.overlap]).toEqual([sizes?.h, sizes?.t, sizes?.b])
    const asked: readonly (readonly [string, Sql])[] = [
      ['language', sql`SELECT n, lang AS v FROM o`],
      ['category', sql`SELECT DISTINCT n, unnest(cats) AS v FROM o`],
      ['code', sql`SELECT n, code::VARCHAR AS v FROM o`],
      ['model', sql`SELECT n, a AS v FROM o UNION SELECT n, b AS v FROM o WHERE b IS NOT NULL`],
    ]
    for (const [name, values] of asked) {
      const counts = await oracle.query<{ v: string; h: number; t: number }>(sql`SELECT v,
        count(*) FILTER (${here})::INTEGER AS h, count(*) FILTER (${there})::INTEGER AS t
        FROM (${values}) JOIN o USING (n) WHERE v IS NOT NULL GROUP BY v HAVING h + t > 0`)
      const shares = comparison.shares.get(name)
      const found = [...(shares ?? [])].map(([v, pair]) => ({ v, h: pair.here.count, t: pair.there.count }))
      const sorted = (some: typeof counts) => [...some].sort((one, other) => (one.v < other.v ? -1 : 1))
      expect({ name, found: sorted(found) }).toEqual({ name, found: sorted(counts) })
      for (const pair of shares?.values() ?? []) {
        expect(pair.interval === null).toBe(comparison.overlap > 0 || !sizes?.h || !sizes?.t)
        if (sizes?.h) expect(pair.here.share).toBe(pair.here.count / sizes.h)
      }
    }
  })

  test('bars are counted in both views alike', async () => {
    const { comparison } = await compare(dataset, 'language=en&against=rest')
    const turns = await oracle.query<{ v: string; h: number; t: number }>(sql`SELECT turns::VARCHAR AS v,
      count(*) FILTER (lang = 'en')::INTEGER AS h, count(*) FILTER (lang <> 'en')::INTEGER AS t
      FROM o WHERE turns IS NOT NULL GROUP BY turns`)
    for (const { v, h, t } of turns) {
      const pair = comparison.shares.get('turns')?.get(v)
      expect({ v, h: pair?.here.count, t: pair?.there.count }).toEqual({ v, h, t })
    }
  })

  test('outcomes on both sides are those of the model that is chosen here', async () => {
    if (dataset.kind === 'chat') return
    const { comparison } = await compare(dataset, 'model=gpt-4o&turns=1&against=turns%3D2..')
    const won = await oracle.query<{ h: number; t: number }>(sql`SELECT
      count(*) FILTER (turns = 1)::INTEGER AS h, count(*) FILTER (turns >= 2)::INTEGER AS t FROM o
      WHERE (a = 'gpt-4o' AND winner = 'model_a') OR (b = 'gpt-4o' AND winner = 'model_b')`)
    const pair = comparison.shares.get('outcome')?.get('win')
    expect([pair?.here.count ?? 0, pair?.there.count ?? 0]).toEqual([won[0]?.h, won[0]?.t])
  })

  test('the answer has both shares on every value and bin, and none without a comparison', async () => {
    const { view, matches, comparison, facets } = await compare(dataset, 'language=en&against=rest')
    const body = facetsAnswer(dataset, matches.total, facets, comparison)
    expect(body.against).toEqual({ view: 'rest', total: dataset.rows - matches.total, overlap: 0 })
    const keys = ['here', 'there', 'difference', 'lower', 'upper']
    for (const facet of Object.values(body.facets as Record<string, { bins?: object[] } | object[]>)) {
      const values = Array.isArray(facet) ? facet : (facet as { bins: object[] }).bins
      for (const one of values) expect(Object.keys(one)).toEqual(expect.arrayContaining(keys))
    }
    const plain = JSON.stringify(
      facetsAnswer(dataset, matches.total, countFacets(dataset, view.chosen, matches), undefined),
    )
    expect(plain).not.toMatch(/"(here|there|against)"/)
  })
})

test('the interval of a difference is the one published', () => {
  // Newcombe (1998), Statistics in Medicine 17, table II, method 10: 56/70 − 48/80 and 9/10 − 3/10.
  const one = sharePair([56, 48], [70, 80], false)
  expect([one.difference, one.interval?.lower, one.interval?.upper].map((n) => n?.toFixed(4))).toEqual([
    '0.2000',
    '0.0524',
    '0.3339',
  ])
  const two = sharePair([9, 3], [10, 10], false)
  expect([two.interval?.lower, two.interval?.upper].map((n) => n?.toFixed(4))).toEqual(['0.1705', '0.8090'])
  expect([one.interval?.marked, sharePair([900, 300], [1000, 1000], false).interval?.marked]).toEqual([
    false,
    true,
  ])
  expect(sharePair([9, 3], [10, 10], true).interval).toBeNull()
  expect(sharePair([0, 3], [0, 10], false).interval).toBeNull()
})

const real = path.resolve('../shared/data/llmfao-battles')
describe.skipIf(!existsSync(real))('two categories of 8,931 real votes', async () => {
  if (!existsSync(real)) return
  const dataset = await buildDataset('llmfao', real, path.join(temporary.folder, 'index'), ['rows'])
  open.push(dataset)

  async function boards(query: string) {
    const asked = new URLSearchParams(query)
    const { view, matches, comparison } = await compare(dataset, query)
    const board = await fetchBoard(dataset, view.chosen, requirePolicy(dataset, view, asked), matches)
    const differences = await fetchDifferences(dataset, view.chosen, board, comparison)
    return {
      board,
      comparison,
      differences,
      answer: boardComparison(dataset, board, comparison, differences),
    }
  }

  const categories = dataset.counted.terms.category ?? []
  const [first = '', second = ''] = categories

  test('differ by what their own boards say, and the other way round by as much', async () => {
    const ask = (one: string, other: string) =>
      boards(new URLSearchParams({ category: one, against: `category=${other}` }).toString())
    const here = await ask(first, second)
    const back = await ask(second, first)
    expect(
      againstOf(dataset, requireView(dataset, new URLSearchParams({ against: `category=${second}` }))),
    ).toBeDefined()
    expect(here.differences?.from).toBe('view')
    expect(here.answer.there.size).toBeGreaterThan(5)
    expect(here.answer.against).toMatchObject({
      view: `category=${second}`,
      total: back.board.total,
      models: here.answer.there.size,
    })
    const shared = [...here.answer.there.keys()]
    const points = (of: typeof here, code: number) =>
      of.board.rows.find((row) => row.code === code)!.rating!.rating
    const mean = (of: typeof here) => shared.reduce((sum, code) => sum + points(of, code), 0) / shared.length
    for (const [code, { rating, difference, lower, upper }] of here.answer.there) {
      const turned = back.answer.there.get(code)!
      expect(difference).toBeCloseTo(-turned.difference, 6)
      expect(points(here, code) - mean(here) - points(back, code) + mean(back)).toBeCloseTo(difference, 6)
      expect(rating).toBeCloseTo(points(here, code) - difference, 9)
      if (here.comparison.overlap === 0) {
        expect(lower).toBeLessThan(difference)
        expect(upper).toBeGreaterThan(difference)
        expect(turned.lower).toBeCloseTo(-upper!, 6)
      } else expect([lower, upper]).toEqual([null, null])
    }
  })

  test('a view against everything, or against votes chosen by their result, has no interval or no rating', async () => {
    const all = await boards(new URLSearchParams({ category: first, against: 'all' }).toString())
    expect(all.comparison.overlap).toBe(all.board.total)
    for (const one of all.answer.there.values())
      expect([one.lower, one.upper, one.z]).toEqual([null, null, null])
    const chosen = await boards(new URLSearchParams({ category: first, against: 'winner=tie' }).toString())
    expect(chosen.differences).toBeUndefined()
    expect(chosen.answer.against.models).toBe(0)
  })

  test('the rest by name is the rest by default', async () => {
    const { board, differences } = await boards(
      new URLSearchParams({ category: first, against: 'rest' }).toString(),
    )
    const usual = await fetchDifferences(
      dataset,
      requireView(dataset, new URLSearchParams({ category: first })).chosen,
      board,
    )
    expect([...differences!.of.values()]).toEqual([...usual!.of.values()])
  })
})
