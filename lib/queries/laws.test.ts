import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import type { Filter } from '../filters/filter'
import { seeded } from '../media/parquet-fixture'
import { where } from '../schema'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { openOracle } from '../testing/oracle'
import { learn, randomViews } from '../testing/random-view'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedBattles, variedChats, variedVotes } from '../testing/varied-files'
import { choose, emptyView, SORTS, type View } from '../view'
import { countFacets, type FacetCounts } from './facets'
import { fetchMatches, matchingRows } from './matches'
import { fetchNeighbours } from './neighbours'
import { fetchPage } from './page'
import { byCodePoint, countPairs } from './pairs'
import { requireView } from './request'
import { fetchRowNumber, fetchRows } from './rows'

const temporary = await makeFolder()
afterAll(temporary.remove)

describe.each([variedChats(), variedBattles(), variedVotes()])('$family', ({ family, files }) => {
  let dataset: Dataset
  let views: View[]
  beforeAll(async () => {
    const folder = path.join(temporary.folder, family)
    await writeRaw(folder, files)
    dataset = await buildDataset(family, folder, path.join(temporary.folder, 'index'))
    const oracle = await openOracle(family, dataset.files)
    const names = dataset.filters.map(({ name }) => name)
    views = randomViews(await learn(oracle, dataset.kind, names), 60, 21)
      .map(({ params }) => new URLSearchParams(params.map(([key, value]) => [key, value])))
      .map((params) => requireView(dataset, params))
    oracle.close()
  })
  afterAll(() => dataset.db.close())

  test('the database accepts the SQL of every filter', async () => {
    for (const filter of dataset.filters) {
      if (filter.kind === 'sample' || filter.kind === 'label') continue
      for (const params of selectionsOf(filter)) {
        const selection = filter.parse(params)
        if (!selection) throw new Error(`${filter.name} does not read ${params.join()}`)
        const needed = filter.needs ? dataset.filters.filter(({ name }) => name === filter.needs) : []
        const chosen = new Map([
          [filter.name, selection],
          ...needed.map((other) => [other.name, other.parse(['gpt-4o']) ?? selection] as const),
        ])
        const plan = await dataset.db.query(
          sql`EXPLAIN SELECT "row" FROM "rows" WHERE ${where(dataset.filters, chosen)}`,
        )
        expect(plan.length, `${filter.name}=${params.join()}`).toBeGreaterThan(0)
      }
    }
  })

  test('a view is all its filters at once, in whatever way it is asked', async () => {
    for (const view of views) {
      const matches = await fetchMatches(dataset, view.chosen)
      const rows = await dataset.db.query<{ row: number }>(
        sql`SELECT "row" FROM "rows" WHERE ${where(dataset.filters, view.chosen)} ORDER BY "row"`,
      )
      expect([...matchingRows(matches)]).toEqual(rows.map(({ row }) => row))
    }
  })

  test('each facet counts what choosing its value alone would give', async () => {
    const random = seeded(4)
    for (const view of views.slice(0, 8)) {
      const facets = await facetsOf(dataset, view)
      for (const [name, counts] of facets) {
        const filter = dataset.filters.find((one) => one.name === name)!
        const offered = valuesOf(filter, counts)
        const few = offered.filter(() => random() < 2 / offered.length)
        for (const { params, count } of few) {
          const alone = choose(dataset, view, name, params)
          const { total } = await fetchMatches(dataset, alone.chosen)
          expect({ name, params, total }).toEqual({ name, params, total: count })
        }
      }
    }
  })

  test('values of which a row has one add up to the view without the filter', async () => {
    for (const view of views.slice(0, 12)) {
      const facets = await facetsOf(dataset, view)
      for (const [name, counts] of facets) {
        const single =
          counts.kind === 'histogram' || SINGLE.has(name) || (name === 'model' && dataset.kind === 'chat')
        if (!single) continue
        const { total } = await fetchMatches(dataset, choose(dataset, view, name, undefined).chosen)
        const sum =
          counts.kind === 'values'
            ? counts.values.reduce((all, { count }) => all + count, 0)
            : counts.bins.reduce((all, { count }) => all + count, counts.none)
        expect({ name, sum }).toEqual({ name, sum: total })
      }
    }
  })

  test('opponents and outcomes appear when one model is chosen, and agree with each other', async () => {
    const view = requireView(dataset, new URLSearchParams('model=gpt-4o'))
    const facets = await facetsOf(dataset, view)
    if (dataset.kind === 'chat') {
      expect([facets.has('vs'), facets.has('outcome')]).toEqual([false, false])
      return
    }
    const [vs, outcome] = [facets.get('vs'), facets.get('outcome')]
    if (vs?.kind !== 'values' || outcome?.kind !== 'values') throw new Error('no opponents')
    for (const result of ['win', 'loss', 'tie', 'both_bad'] as const) {
      const summed = vs.values.reduce((sum, { outcomes }) => sum + (outcomes?.[result] ?? 0), 0)
      expect(outcome.values.find(({ value }) => value === result)?.count).toBe(summed)
    }
    const two = requireView(dataset, new URLSearchParams('model=gpt-4o&model=claude'))
    expect([...(await facetsOf(dataset, two)).keys()]).not.toContain('vs')
  })

  test('a chosen value stays on offer where it occurs nowhere, others do not', async () => {
    const view = requireView(dataset, new URLSearchParams('language=zh&language=!ru&turns=999'))
    const language = (await facetsOf(dataset, view)).get('language')
    expect(language).toEqual({
      kind: 'values',
      values: [
        { value: 'ru', count: 0 },
        { value: 'zh', count: 0 },
      ],
    })
  })

  test('facets do not change with the page, the size or the order', async () => {
    const view = views[3] ?? emptyView
    const one = await facetsOf(dataset, view)
    const other = await facetsOf(dataset, { ...view, page: 3, size: 100, sort: 'length', as: 'cards' })
    expect(other).toEqual(one)
  })

  test.each(SORTS)('pages in the order %s hold every row of the view once', async (sort) => {
    for (const [view, size] of [
      [emptyView, 100] as const,
      ...views.slice(0, 3).map((one) => [one, 25] as const),
    ]) {
      const ids: string[] = []
      let total = 0
      for (let page = 1; ; page++) {
        const found = await fetchPage(dataset, { ...view, sort, size, page })
        total = found.matches.total
        ids.push(...found.rows.map(({ id }) => id))
        if (found.rows.length < size) break
      }
      const matches = await fetchMatches(dataset, view.chosen)
      const all = await fetchRows(dataset, [...matchingRows(matches)])
      expect(ids).toHaveLength(total)
      expect([...ids].sort()).toEqual(all.map(({ id }) => id).sort())
    }
  })

  test.each(SORTS)('neighbours in the order %s are those beside a row on its pages', async (sort) => {
    for (const view of [emptyView, ...views.slice(6, 9)]) {
      const asked = { ...view, sort, size: 50 as const, page: 1 }
      const { matches, rows } = await fetchPage(dataset, asked)
      const ids = rows.map(({ id }) => id)
      for (const place of [0, 1, Math.floor(ids.length / 2), ids.length - 1]) {
        const id = ids[place]
        if (id === undefined) continue
        const found = await fetchNeighbours(dataset, asked, (await fetchRowNumber(dataset, id)) ?? -1)
        expect(found).toMatchObject({
          total: matches.total,
          position: place + 1,
          previous: ids[place - 1] ?? null,
        })
        if (place + 1 < ids.length) expect(found.next).toBe(ids[place + 1])
        else if (matches.total === ids.length) expect(found.next).toBeNull()
      }
    }
  })

  test('a row outside the view has no place in it', async () => {
    const view = requireView(dataset, new URLSearchParams('language=occurs+nowhere'))
    expect(await fetchNeighbours(dataset, view, 0)).toEqual({
      total: 0,
      position: null,
      previous: null,
      next: null,
    })
  })

  test('pairs are counted once, both ways, and sum up to the votes', async () => {
    if (dataset.kind === 'chat') return
    for (const view of [emptyView, ...views.slice(0, 12)]) {
      const matches = await fetchMatches(dataset, view.chosen)
      const { models, pairs, no_vote, self_battles } = countPairs(dataset, matches)
      const votes = pairs.reduce(
        (sum, pair) => sum + pair.a_wins + pair.b_wins + pair.ties + pair.both_bad,
        0,
      )
      expect(votes + no_vote + self_battles).toBe(matches.total)
      expect(models).toEqual([...models].sort(byCodePoint))
      const names = pairs.map(({ a, b }) => `${a}\n${b}`)
      expect(new Set(names).size).toBe(names.length)
      for (const { a, b } of pairs) expect(byCodePoint(a, b)).toBeLessThan(0)
      const rows = await fetchRows(dataset, [...matchingRows(matches)])
      for (const pair of pairs.slice(0, 10)) {
        const met = rows.filter(
          ({ model_a, model_b, winner }) =>
            winner !== null &&
            ((model_a === pair.a && model_b === pair.b) || (model_a === pair.b && model_b === pair.a)),
        )
        const wins = (model: string) =>
          met.filter(
            (row) =>
              (row.winner === 'model_a'
                ? row.model_a
                : row.winner === 'model_b'
                  ? row.model_b
                  : undefined) === model,
          ).length
        expect({ ...pair }).toEqual({
          a: pair.a,
          b: pair.b,
          a_wins: wins(pair.a),
          b_wins: wins(pair.b),
          ties: met.filter(({ winner }) => winner === 'tie').length,
          both_bad: met.filter(({ winner }) => winner === 'both_bad').length,
        })
      }
    }
  })
})

/** Facets of which every row has exactly one value. */
const SINGLE = new Set(['winner', 'language', 'preset'])

async function facetsOf(dataset: Dataset, view: View): Promise<ReadonlyMap<string, FacetCounts>> {
  return countFacets(dataset, view.chosen, await fetchMatches(dataset, view.chosen))
}

/** Every value that a facet offers, as an address asks for it alone. */
function valuesOf(filter: Filter, counts: FacetCounts): { params: string[]; count: number }[] {
  if (counts.kind === 'values')
    return counts.values.map(({ value, count }) => ({ params: [filter.param(value)], count }))
  return counts.bins.map(({ low, high, count }) => ({
    params: [low === high ? `${low}` : `${low}..${high}`],
    count,
  }))
}

/** One value, several, none of one, none of several, and both. */
function selectionsOf(filter: Filter): string[][] {
  if (filter.kind === 'text') {
    return [
      ['one "two three" -four fi* OR loser:/six.*/ C++'],
      ["'; DROP TABLE rows; --"],
      ['/it\'s/ "\\" %_?'],
    ]
  }
  const values: Readonly<Record<string, readonly [string, string]>> = {
    winner: ['tie', 'none'],
    odd: ['repeated_question', 'empty_answer'],
    outcome: ['win', 'both_bad'],
    category: ['ocr,diagram', 'a\\,b'],
  }
  const byKind = {
    choice: ["gpt-4o'; DROP TABLE rows; --", 'any'],
    text: ['a', 'b'],
    flag: ['true', 'false'],
    range: ['3..', '-5..10'],
    period: ['2024', '2024-02-01..2024-03'],
  } as const
  const [one, other] = values[filter.name] ?? byKind[filter.kind as keyof typeof byKind]
  return [[one], [one, other], [`!${one}`], [`!${one}`, `!${other}`], [one, `!${other}`]]
}
