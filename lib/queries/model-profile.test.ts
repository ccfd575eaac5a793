import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Database } from '../db'
import { literal, sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { openOracle } from '../testing/oracle'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedChats, variedVotes } from '../testing/varied-files'
import { choose, emptyView } from '../view'
import { fetchBoard } from './leaderboard'
import { fetchCategoryPlaces } from './model-categories'
import { extremesOf, type Opponent } from './model-opponents'
import { fetchModelProfile } from './model-profile'
import { scoreOf } from './outcomes'

const temporary = await makeFolder()
const MODEL = 'claude'
let dataset: Dataset
let chats: Dataset
let oracle: Database
let spoken: Database
beforeAll(async () => {
  const make = async (slug: string, files: Parameters<typeof writeRaw>[1]) => {
    const folder = path.join(temporary.folder, slug)
    await writeRaw(folder, files)
    return buildDataset(slug, folder, path.join(temporary.folder, `${slug}-index`), ['rows'])
  }
  dataset = await make('votes', variedVotes(1500).files)
  chats = await make('chats', variedChats(400).files)
  oracle = await openOracle(dataset.schema.family, dataset.files)
  spoken = await openOracle(chats.schema.family, chats.files)
})
afterAll(async () => {
  for (const one of [dataset.db, chats.db, oracle, spoken]) one.close()
  await temporary.remove()
})

const profileOf = (query: Readonly<Record<string, string>> = {}, policy = DEFAULT_POLICY) => {
  const view = Object.entries(query).reduce(
    (shown, [name, value]) => choose(dataset, shown, name, [value]),
    emptyView,
  )
  return fetchModelProfile(dataset, view.chosen, policy, MODEL)
}
const codeOf = (model: string) => (dataset.counted.terms.model ?? []).indexOf(model)

/** As the model sees its votes; those against itself left out. */
const OWN = sql`(SELECT *, if(a = ${MODEL}, b, a) AS other, CASE WHEN winner IN ('tie', 'both_bad', 'none') THEN winner
    WHEN (winner = 'model_a') = (a = ${MODEL}) THEN 'win' ELSE 'loss' END AS outcome
  FROM o WHERE (a = ${MODEL}) <> (b = ${MODEL}))`

test('votes, opponents, languages and days are those of statements over the raw parquet', async () => {
  const { rows, votes, seen, total } = await profileOf()
  const [counted] = await oracle.query<{ rows: number; total: number; self: number; none: number }>(
    sql`SELECT count(*)::INTEGER AS total, (count(*) FILTER (a = ${MODEL} OR b = ${MODEL}))::INTEGER AS rows,
      (count(*) FILTER (a = ${MODEL} AND b = ${MODEL}))::INTEGER AS self,
      (SELECT (count(*) FILTER (outcome = 'none'))::INTEGER FROM ${OWN}) AS "none" FROM o`,
  )
  expect({ rows: rows.length, total, self: votes?.selfBattles, none: votes?.noVote }).toEqual(counted)
  const tallies = (by: 'other' | 'lang') =>
    oracle.query(sql`SELECT ${by === 'other' ? sql`other` : sql`lang`} AS value,
      (count(*) FILTER (outcome = 'win'))::INTEGER AS "aWins", (count(*) FILTER (outcome = 'loss'))::INTEGER AS "bWins",
      (count(*) FILTER (outcome = 'tie'))::INTEGER AS ties, (count(*) FILTER (outcome = 'both_bad'))::INTEGER AS "bothBad"
      FROM ${OWN} GROUP BY 1 ORDER BY 1`)
  const plain = (value: string, { aWins, bWins, ties, bothBad }: Opponent | Omit<Opponent, 'model'>) => ({
    value,
    aWins,
    bWins,
    ties,
    bothBad,
  })
  const sorted = (list: { value: string }[]) => list.sort((one, other) => (one.value < other.value ? -1 : 1))
  expect(sorted((votes?.opponents ?? []).map((one) => plain(one.model, one)))).toEqual(await tallies('other'))
  const languages = votes?.groups.find(({ name }) => name === 'language')?.rows ?? []
  expect(sorted(languages.map((row) => plain(row.value, row)))).toEqual(await tallies('lang'))
  const [span] = await oracle.query<{ first: number; last: number; timed: number }>(
    sql`SELECT min(t) AS first, max(t) AS last, count(t)::INTEGER AS timed FROM o WHERE a = ${MODEL} OR b = ${MODEL}`,
  )
  const time = dataset.counted.numbers.time
  expect([time[seen?.first ?? -1], time[seen?.last ?? -1]]).toEqual([span?.first, span?.last])
  expect(seen?.periods.reduce((sum, { count }) => sum + count, 0)).toBe(span?.timed)
})

test('rating and rank are those of the board, in the view and in each category', async () => {
  const { votes } = await profileOf({ language: 'en' })
  const chosen = choose(dataset, emptyView, 'language', ['en']).chosen
  const board = await fetchBoard(dataset, chosen, DEFAULT_POLICY)
  expect(votes?.place).toEqual(board.rows.find(({ model }) => model === MODEL))
  expect(votes?.votes).toBe(votes?.place?.votes)
  const places = await fetchCategoryPlaces(dataset, new Map(), DEFAULT_POLICY, codeOf(MODEL))
  expect(places.length).toBeGreaterThan(5)
  for (const { value, rating, models } of places) {
    const inside = choose(dataset, emptyView, 'category', [value]).chosen
    const { rows } = await fetchBoard(dataset, inside, DEFAULT_POLICY)
    expect([value, rating]).toEqual([value, rows.find(({ model }) => model === MODEL)?.rating])
    expect(models).toBe(rows.length)
  }
})

test('style is summed as DuckDB sums it over both sides of the raw parquet', async () => {
  const sides = (which: 'own' | 'others') => {
    const side = (letter: 'a' | 'b') => {
      const counts =
        letter === 'a'
          ? sql`conv_metadata.sum_assistant_a_tokens AS tokens, conv_metadata.list_count_a.ordered + conv_metadata.list_count_a.unordered AS lists`
          : sql`conv_metadata.sum_assistant_b_tokens AS tokens, conv_metadata.list_count_b.ordered + conv_metadata.list_count_b.unordered AS lists`
      const model = letter === 'a' ? sql`coalesce(model_a, '')` : sql`coalesce(model_b, '')`
      return sql`SELECT ${counts} FROM raws WHERE ${which === 'own' ? sql`${model} = ${MODEL}` : sql`${model} <> ${MODEL}`}`
    }
    return sql`${side('a')} UNION ALL ${side('b')}`
  }
  const files = dataset.files.map(({ path: file }) => file)
  await oracle.run(
    sql`CREATE OR REPLACE TABLE raws AS ${files
      .map((file) => sql`SELECT model_a, model_b, conv_metadata FROM read_parquet(${literal(file)})`)
      .reduce((all, one) => sql`${all} UNION ALL ${one}`)}`,
  )
  const { votes } = await profileOf()
  for (const [which, key] of [
    ['own', 'model'],
    ['others', 'others'],
  ] as const) {
    const [raw] = await oracle.query<Record<string, number>>(sql`SELECT
        (count(tokens) FILTER (tokens >= 0))::INTEGER AS answers, (median(tokens) FILTER (tokens >= 0))::DOUBLE AS median,
        (avg(tokens) FILTER (tokens >= 0))::DOUBLE AS mean, (avg(lists))::DOUBLE AS lists FROM (${sides(which)})`)
    const tokens = votes?.style.find(({ name }) => name === 'tokens')?.[key]
    expect([tokens?.answers, tokens?.median]).toEqual([raw?.answers, raw?.median])
    expect(tokens?.mean).toBeCloseTo(raw?.mean ?? 0, 6)
    expect(votes?.style.find(({ name }) => name === 'lists')?.[key].mean).toBeCloseTo(raw?.lists ?? 0, 9)
  }
})

test('typical votes are the least surprising, those against the odds the most, one an opponent', async () => {
  const { votes } = await profileOf()
  const { surprise } = dataset.counted.numbers
  const { model_a, model_b, winner } = dataset.counted.codes
  const own = codeOf(MODEL)
  const opponent = (row: number) => (model_a[row] === own ? model_b[row] : model_a[row])
  const won = Array.from(winner.keys()).filter(
    (row) =>
      (model_a[row] === own) !== (model_b[row] === own) &&
      winner[row] === (model_a[row] === own ? 0 : 1) &&
      !Number.isNaN(surprise[row]),
  )
  const bits = won.map((row) => surprise[row]!)
  const { wins = [], upsets = [] } = votes?.examples ?? {}
  expect(wins.length).toBeGreaterThan(1)
  for (const list of [wins, upsets]) {
    expect(list.every((row) => won.includes(row))).toBe(true)
    expect(new Set(list.map(opponent)).size).toBe(list.length)
  }
  expect(surprise[wins[0]!]).toBe(Math.min(...bits))
  expect(surprise[upsets[0]!]).toBe(Math.max(...bits))
  expect(wins.some((row) => upsets.includes(row))).toBe(false)
})

test('model, opponent and outcome of the view step aside; results chosen by the view leave counts alone', async () => {
  const plain = await profileOf()
  const aside = await profileOf({ model: 'gpt-4o', vs: MODEL, outcome: 'win' })
  expect(aside.aside).toEqual(['model', 'vs', 'outcome'])
  expect([aside.rows, aside.votes?.place]).toEqual([plain.rows, plain.votes?.place])
  const won = await profileOf({ winner: 'model_a' })
  expect([won.votes?.board.reason, won.votes?.place?.rating]).toEqual(['chosen_by_result', undefined])
  expect(won.votes?.opponents.every(({ expected }) => expected === undefined)).toBe(true)
  expect(await fetchCategoryPlaces(dataset, won.chosen, DEFAULT_POLICY, codeOf(MODEL))).toEqual([])
})

test('best and worst go by the nearer end of the interval, and nobody is both', () => {
  const one = (model: string, aWins: number, bWins: number): Opponent => ({
    model,
    ...scoreOf({ aWins, bWins, ties: 0, bothBad: 0 }, 'half'),
  })
  const opponents = [
    one('two of two', 2, 0),
    one('80 of 100', 80, 20),
    one('even', 50, 50),
    one('none of three', 0, 3),
    one('1 of 50', 1, 49),
  ]
  const { best, worst } = extremesOf(opponents, 2)
  expect(best.map(({ model }) => model)).toEqual(['80 of 100', 'even'])
  expect(worst.map(({ model }) => model)).toEqual(['1 of 50', 'none of three'])
  expect(extremesOf(opponents.slice(0, 1), 2)).toEqual({ best: [], worst: [] })
})

test('chats have a profile without votes: shares here and among all others', async () => {
  const model = chats.counted.terms.model?.[0] ?? ''
  const { rows, votes, shares } = await fetchModelProfile(chats, new Map(), DEFAULT_POLICY, model)
  expect(votes).toBeUndefined()
  const raw = await spoken.query<{ value: string; count: number; here: number; elsewhere: number }>(
    sql`SELECT lang AS value, (count(*) FILTER (a = ${model}))::INTEGER AS count,
      count / (SELECT count(*) FROM o WHERE a = ${model})::DOUBLE AS here,
      (count(*) FILTER (a <> ${model})) / (SELECT count(*) FROM o WHERE a <> ${model})::DOUBLE AS elsewhere
      FROM o GROUP BY 1 HAVING count > 0 ORDER BY count DESC, value`,
  )
  expect(rows.length).toBe(raw.reduce((sum, { count }) => sum + count, 0))
  expect(shares.find(({ name }) => name === 'language')?.rows).toEqual(raw)
})
