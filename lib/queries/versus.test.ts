import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Database } from '../db'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { openOracle } from '../testing/oracle'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedVotes } from '../testing/varied-files'
import { fetchMatches } from './matches'
import { fetchPage } from './page'
import { requirePolicy } from './policy'
import { requireView } from './request'
import { fetchRows } from './rows'
import { fetchVersus, requireModel } from './versus'
import { versusAnswer } from './versus-answer'

const temporary = await makeFolder()
let dataset: Dataset
let oracle: Database
beforeAll(async () => {
  const folder = path.join(temporary.folder, 'varied')
  await writeRaw(folder, variedVotes(1500).files)
  dataset = await buildDataset('varied', folder, path.join(temporary.folder, 'index'), ['rows'])
  oracle = await openOracle(dataset.schema.family, dataset.files)
})
afterAll(async () => {
  dataset.db.close()
  oracle.close()
  await temporary.remove()
})

async function ask(query: string) {
  const asked = new URLSearchParams(query)
  const view = requireView(dataset, asked, ['a', 'b'])
  const [a, b] = [requireModel(dataset, asked, 'a'), requireModel(dataset, asked, 'b')]
  return versusAnswer(await fetchVersus(dataset, view.chosen, requirePolicy(dataset, view, asked), a, b))
}

const PAIR = sql`((a = 'claude' AND b = 'gpt-4o') OR (a = 'gpt-4o' AND b = 'claude'))`

test('two models are counted as a statement over the raw parquet counts them, whoever stood left', async () => {
  const [counted] = await oracle.query(sql`SELECT count(*)::INTEGER AS total,
      (count(*) FILTER ((winner = 'model_a' AND a = 'claude') OR (winner = 'model_b' AND b = 'claude')))::INTEGER AS a_wins,
      (count(*) FILTER ((winner = 'model_a' AND a = 'gpt-4o') OR (winner = 'model_b' AND b = 'gpt-4o')))::INTEGER AS b_wins,
      (count(*) FILTER (winner = 'tie'))::INTEGER AS ties, (count(*) FILTER (winner = 'both_bad'))::INTEGER AS both_bad,
      (count(*) FILTER (winner = 'none'))::INTEGER AS no_vote
    FROM o WHERE ${PAIR}`)
  const body = await ask('a=claude&b=gpt-4o')
  expect(body).toMatchObject(counted ?? {})
  expect(body.a_wins * body.b_wins * body.ties * body.both_bad).toBeGreaterThan(0)
  expect(body.votes).toBe(body.a_wins + body.b_wins + body.ties + body.both_bad)
  expect(body.win_rate).toBe((body.a_wins + (body.ties + body.both_bad) / 2) / body.votes)
  const languages = await oracle.query(
    sql`SELECT lang AS value, (count(*) FILTER (winner = 'tie'))::INTEGER AS ties FROM o WHERE ${PAIR} GROUP BY 1 ORDER BY 1`,
  )
  const found = (body.groups.language ?? []).map(({ value, ties }) => ({ value, ties }))
  expect(found.sort((one, other) => (one.value < other.value ? -1 : 1))).toEqual(languages)
  const categories = await oracle.query(
    sql`SELECT value, count(*)::INTEGER AS rows FROM (SELECT DISTINCT n, unnest(cats) AS value FROM o WHERE ${PAIR} AND winner <> 'none') GROUP BY 1 ORDER BY 1`,
  )
  const counts = (body.groups.category ?? []).map(({ value, a_wins, b_wins, ties, both_bad }) => ({
    value,
    rows: a_wins + b_wins + ties + both_bad,
  }))
  expect(
    counts.filter(({ rows }) => rows > 0).sort((one, other) => (one.value < other.value ? -1 : 1)),
  ).toEqual(categories)
})

test('months, lengths and style are those of statements over the raw parquet', async () => {
  const body = await ask('a=claude&b=gpt-4o')
  const dates = await oracle.query(sql`SELECT strftime(to_timestamp(t) AT TIME ZONE 'UTC', '%Y-%m') AS value,
      (count(*) FILTER (winner = 'tie'))::INTEGER AS ties FROM o WHERE ${PAIR} AND t IS NOT NULL GROUP BY 1 ORDER BY 1`)
  const found = body.groups.date ?? []
  const months = found.map(({ value, ties }) => ({ value, ties }))
  if (found.every(({ value }) => /^\d{4}-\d\d$/.test(value))) expect(months).toEqual(dates)
  expect(months.reduce((sum, { ties }) => sum + ties, 0)).toBe(
    dates.reduce((sum, { ties }) => sum + Number(ties), 0),
  )
  const [raw] = await oracle.query<Record<string, number>>(sql`SELECT
      (median(if(a = 'claude', ta, tb)) FILTER (if(a = 'claude', ta, tb) >= 0))::DOUBLE AS own,
      (median(if(a = 'claude', tb, ta)) FILTER (if(a = 'claude', tb, ta) >= 0))::DOUBLE AS other,
      (count(*) FILTER (ta >= 0 AND tb >= 0 AND ta <> tb AND winner IN ('model_a', 'model_b')))::INTEGER AS decisive,
      (count(*) FILTER (ta >= 0 AND tb >= 0 AND ta <> tb AND winner = if(ta > tb, 'model_a', 'model_b')))::INTEGER AS longer
    FROM o WHERE ${PAIR}`)
  const { tokens } = body.style as Record<string, (typeof body.style)[string]>
  expect([tokens?.a.median, tokens?.b.median]).toEqual([raw?.own, raw?.other])
  expect([tokens?.decisive, Math.round((tokens?.more_win_rate ?? 0) * (tokens?.decisive ?? 0))]).toEqual([
    raw?.decisive,
    raw?.longer,
  ])
})

test('the votes stand as a list sorted by surprise has them', async () => {
  const { rows } = await fetchVersus(dataset, new Map(), DEFAULT_POLICY, 'claude', 'gpt-4o')
  const view = requireView(dataset, new URLSearchParams('model=claude&vs=gpt-4o&sort=-surprise&size=100'))
  const listed = await fetchPage(dataset, view)
  const shown = await fetchRows(dataset, [...rows.subarray(0, 100)])
  expect(shown.map(({ id }) => id)).toEqual(listed.rows.map(({ id }) => id))
})

test('swapped, what one won the other won, and chances add up to one', async () => {
  const [one, other] = [await ask('a=claude&b=gpt-4o'), await ask('a=gpt-4o&b=claude')]
  expect([one.a_wins, one.b_wins, one.ties]).toEqual([other.b_wins, other.a_wins, other.ties])
  expect((one.expected?.win_rate ?? 0) + (other.expected?.win_rate ?? 0)).toBeCloseTo(1, 12)
  expect(one.expected?.residual).toBeCloseTo(-(other.expected?.residual ?? 0), 12)
  expect(one.expected?.rating_difference).toBeCloseTo(-(other.expected?.rating_difference ?? 0), 9)
  expect(one.length?.mean_gap).toBeCloseTo(-(other.length?.mean_gap ?? 0), 9)
  expect(one.length?.longer_win_rate).toBe(other.length?.longer_win_rate)
})

test('the longer answer’s filters open exactly the votes that its bars count', async () => {
  const { length } = await ask('a=claude&b=gpt-4o')
  const total = async (query: string) => {
    const asked = new URLSearchParams(`model=claude&vs=gpt-4o&${query}`)
    return (await fetchMatches(dataset, requireView(dataset, asked).chosen)).total
  }
  for (const [part, filter] of [
    ['longer_a', 'longer=claude'],
    ['longer_b', 'longer=gpt-4o'],
    ['equal', 'gap=0'],
  ] as const) {
    for (const [outcome, count] of [
      ['win', length?.[part].a_wins],
      ['loss', length?.[part].b_wins],
      ['tie', length?.[part].ties],
      ['both_bad', length?.[part].both_bad],
    ] as const) {
      expect(await total(`${filter}&outcome=${outcome}`)).toBe(count)
    }
  }
  expect((length?.longer_a.a_wins ?? 0) + (length?.longer_b.b_wins ?? 0)).toBeGreaterThan(3)
})

test('model, opponent and outcome of the view step aside; a view chosen by result expects nothing', async () => {
  const { policy, ...plain } = await ask('a=claude&b=gpt-4o')
  const { policy: same, ...aside } = await ask('a=claude&b=gpt-4o&model=rare&vs=claude&outcome=win')
  expect(aside).toEqual({ ...plain, stepped_aside: ['model', 'vs', 'outcome'] })
  expect(same).toEqual(policy)
  expect(await ask('a=claude&b=gpt-4o&winner=tie')).toMatchObject({
    expected: null,
    reason: 'chosen_by_result',
    a_wins: 0,
  })
  expect((await ask('a=claude&b=gpt-4o&ties=drop')).votes).toBe(plain.a_wins + plain.b_wins)
})

test.each([
  ['b=claude', 404, 'a'],
  ['a=claude', 404, 'b'],
  ['a=claude&b=nobody', 404, 'b'],
  ['a=claude&b=claude', 400, 'b'],
  ['a=claude&a=rare&b=gpt-4o', 400, 'a'],
])('%s is answered with %d', async (query, status, field) => {
  await expect(ask(query)).rejects.toMatchObject({ status, field })
})
