import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from '../api-error'
import { POLICY_VALUES, withPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Database } from '../db'
import { sql } from '../sql'
import { openOracle } from '../testing/oracle'
import { writeRaw } from '../testing/raw-parquet'
import { slowBoard } from '../testing/slow-board'
import { variedVotes } from '../testing/varied-files'
import { voteDatasets } from '../testing/vote-datasets'
import { type View, viewQuery } from '../view'
import { fetchBreakdown } from './breakdown'
import { fetchBoard, fetchDifferences } from './leaderboard'
import { leaderboardAnswer } from './leaderboard-answer'
import { matrixAnswer } from './matrix'
import { readPolicy, requirePolicy } from './policy'
import { requireView } from './request'
import { fetchVotesPage } from './votes-page'

const datasets = await voteDatasets()
afterAll(() => datasets.remove())

async function ask(dataset: Dataset, query: string) {
  const asked = new URLSearchParams(query)
  const view = requireView(dataset, asked)
  return fetchBoard(dataset, view.chosen, requirePolicy(dataset, view, asked))
}

const answerOf = async (dataset: Dataset, query: string) => leaderboardAnswer(await ask(dataset, query))

const real = path.resolve('../shared/data/llmfao-battles')
describe.skipIf(!existsSync(real))('on 8,931 real votes', () => {
  let dataset: Dataset
  let oracle: Database
  beforeAll(async () => {
    dataset = await datasets.build('llmfao-battles', real)
    oracle = await openOracle(dataset.schema.family, dataset.files)
  })
  afterAll(() => oracle.close())

  test.each([
    ['', sql`TRUE`],
    ['category=math', sql`list_contains(cats, 'math')`],
    ['category=!math&ties=drop', sql`NOT list_contains(cats, 'math')`],
  ])('ratings and bounds of "%s" are those of another way to the same maximum', async (query, where) => {
    const { ratings, votes_used, components, prior } = await answerOf(dataset, query)
    const drop = query.includes('drop')
    const votes = (
      await oracle.query<{ a: string; b: string; winner: string }>(
        sql`SELECT a, b, winner FROM o WHERE ${where}`,
      )
    ).filter(({ winner }) => !drop || winner.startsWith('model'))
    expect(votes_used).toBe(votes.length)
    expect([components, prior]).toEqual([1, false])
    const expected = slowBoard(votes)
    expect(ratings.map(({ model }) => model).sort()).toEqual([...expected.keys()].sort())
    for (const { model, rating, upper, votes: count, win_rate } of ratings) {
      const slow = expected.get(model)!
      expect(Math.abs(rating - slow.rating)).toBeLessThan(1e-4)
      // Under 20 votes the wider of two intervals stands.
      if (count >= 20) expect((upper - rating) / (1.96 * slow.error)).toBeCloseTo(1, 2)
      expect(count).toBe(slow.votes)
      expect(win_rate).toBeCloseTo(slow.score / slow.votes, 12)
    }
    const points = ratings.map(({ rating }) => rating)
    expect(points).toEqual([...points].sort((one, other) => other - one))
  })

  test('a view and the rest share all votes, and differ by what two boards say', async () => {
    const view = requireView(dataset, new URLSearchParams('category=math'))
    const board = await ask(dataset, 'category=math')
    const rest = await ask(dataset, 'category=!math')
    expect(board.votesUsed + rest.votesUsed).toBe(dataset.rows)
    const found = await fetchDifferences(dataset, view.chosen, board)
    expect(found?.from).toBe('rest')
    expect(found?.of.size).toBeGreaterThan(3)
    const shared = [...(found?.of.keys() ?? [])]
    const points = (of: typeof board, code: number) =>
      of.rows.find((row) => row.code === code)?.rating?.rating ?? 0
    const mean = (of: typeof board) => shared.reduce((sum, code) => sum + points(of, code), 0) / shared.length
    for (const [code, { difference }] of found?.of ?? []) {
      expect(difference).toBeCloseTo(points(board, code) - mean(board) - points(rest, code) + mean(rest), 6)
    }
  })

  test('a breakdown says of each value what its own view says against the rest', async () => {
    const asked = new URLSearchParams()
    const view = requireView(dataset, asked)
    const policy = requirePolicy(dataset, view, asked)
    const { values, total, more } = await fetchBreakdown(dataset, view.chosen, policy, 'category')
    expect([total, more]).toEqual([8931, 0])
    expect(values.map(({ votes }) => votes)).toEqual(
      values.map(({ votes }) => votes).sort((one, other) => other - one),
    )
    for (const { value, votes, differences } of values) {
      const narrowed = requireView(dataset, new URLSearchParams({ category: value }))
      const board = await fetchBoard(dataset, narrowed.chosen, policy)
      expect(board.total).toBe(votes)
      const found = await fetchDifferences(dataset, narrowed.chosen, board)
      expect(differences.length).toBeGreaterThan(3)
      expect(differences.map((one) => [one.model, one.difference, one.interval])).toEqual(
        [...(found?.of.values() ?? [])].map((one) => [
          dataset.counted.terms.model?.[one.model],
          one.difference,
          one.interval,
        ]),
      )
    }
    const ties = await fetchBreakdown(
      dataset,
      requireView(dataset, new URLSearchParams('winner=tie')).chosen,
      policy,
      'month',
    )
    expect(ties.reason).toBe('chosen_by_result')
    expect(ties.values.map(({ votes, ends, differences }) => [votes - ends.tie, differences])).toEqual([
      [0, []],
    ])
    const months = await fetchBreakdown(dataset, view.chosen, policy, 'month')
    expect(months.values.map(({ value, votes }) => [value, votes])).toEqual([['2023-10', 8931]])
  })

  test('the page shows the ratings of the API, whatever it is sorted by', async () => {
    for (const query of [
      '',
      'category=math&style=length&by=votes',
      'ties=drop&center=mean&by=model&min_votes=200',
    ]) {
      const { ratings } = await answerOf(dataset, query)
      const { rows, hidden } = await fetchVotesPage(dataset, requireView(dataset, new URLSearchParams(query)))
      const shown = rows.map(({ model, rating }) => [model, rating?.rating, rating?.lower, rating?.upper])
      expect(new Map(shown.map((row) => [row[0], row]))).toEqual(
        new Map(ratings.map((one) => [one.model, [one.model, one.rating, one.lower, one.upper]])),
      )
      expect(hidden > 0).toBe(query.includes('min_votes'))
    }
  })

  test('the matrix holds every vote once, in the order of the board', async () => {
    const board = await ask(dataset, 'category=math')
    const { models, pairs } = matrixAnswer(board)
    expect(models).toEqual(leaderboardAnswer(board).ratings.map(({ model }) => model))
    expect(pairs.reduce((sum, { votes }) => sum + votes, 0)).toBe(1402)
    for (const { a, b, votes, a_wins, b_wins, ties, both_bad, win_rate, lower, upper } of pairs) {
      expect(models.indexOf(a ?? '')).toBeLessThan(models.indexOf(b ?? ''))
      expect(a_wins + b_wins + ties + both_bad).toBe(votes)
      expect(win_rate).toBe((a_wins + (ties + both_bad) / 2) / votes)
      expect(lower).toBeLessThanOrEqual(win_rate ?? 0)
      expect(upper).toBeGreaterThanOrEqual(win_rate ?? 1)
    }
  })

  test('style control, clusters and named policies change what they should', async () => {
    const plain = await answerOf(dataset, '')
    const style = await answerOf(dataset, 'style=full')
    expect(style.coefficients?.map(({ name }) => name)).toEqual(['length', 'headers', 'lists', 'bold'])
    expect(style.ratings[0]?.rating).not.toBe(plain.ratings[0]?.rating)
    expect((await fetchDifferences(dataset, new Map(), await ask(dataset, 'style=full')))?.from).toBe('plain')
    const anchored = await answerOf(dataset, 'anchor=GPT%204:1500')
    expect(anchored.ratings.find(({ model }) => model === 'GPT 4')).toMatchObject({
      rating: 1500,
      lower: 1500,
    })
    expect(anchored.policy).toMatchObject({ anchor: 'GPT 4:1500', zero: { kind: 'anchor', models: 1 } })
    const clustered = await answerOf(dataset, 'cluster=session')
    expect(clustered.ratings.map(({ rating }) => rating)).toEqual(plain.ratings.map(({ rating }) => rating))
  })
})

describe('on few and odd votes', () => {
  let odd: Dataset
  beforeAll(async () => {
    const vote = (n: number, model_a: string, model_b: string, winner: string | null) => ({
      id: `${model_a}${model_b}${n}`,
      model_a,
      model_b,
      winner,
    })
    odd = await datasets.made('few', [
      ...[1, 2].map((n) => vote(n, 'winner', 'loser', 'model_a')),
      vote(1, 'x', 'y', 'model_a'),
      vote(2, 'x', 'y', 'model_b'),
      vote(3, 'x', 'y', 'both_bad'),
      vote(1, 'x', 'x', 'model_a'),
      vote(1, 'x', 'loser', null),
      vote(1, 't', 'u', 'tie'),
    ])
  })

  test('who has no chain to the others is provisional with the reason, and two wins of two are not sure', async () => {
    const { ratings, components, prior, votes_used, votes_left_out, left_out, total } = await answerOf(
      odd,
      '',
    )
    expect({ components, prior, votes_used, votes_left_out, total }).toEqual({
      components: 3,
      prior: true,
      votes_used: 6,
      votes_left_out: 2,
      total: 8,
    })
    expect(left_out).toEqual({ self_battles: 1, no_vote: 1, ties_dropped: 0, no_style_counts: 0 })
    const winner = ratings.find(({ model }) => model === 'winner')
    expect(winner).toMatchObject({
      provisional: true,
      provisional_reason: 'no losses',
      votes: 2,
      win_rate: 1,
    })
    expect((winner?.upper ?? 0) - (winner?.lower ?? 0)).toBeGreaterThan(800)
    expect(ratings.find(({ model }) => model === 'x')).toMatchObject({ provisional: false, win_rate: 0.5 })
  })

  test('min_votes hides and fits nothing anew', async () => {
    const all = (await answerOf(odd, '')).ratings
    const some = (await answerOf(odd, 'min_votes=3')).ratings
    expect(some.map(({ model }) => model).sort()).toEqual(['x', 'y'])
    for (const one of some) expect(all).toContainEqual(one)
  })

  test.each([
    ['winner=tie', 'chosen_by_result', 2],
    ['model=x&outcome=win', 'chosen_by_result', 2],
    ['winner=!none', 'chosen_by_result', 6],
    ['model=t&ties=drop', 'only_ties', 0],
    ['model=nobody', 'no_rows', 0],
    ['model=x&vs=x', 'only_self_battles', 0],
    ['model=x&vs=loser', 'no_votes', 0],
    ['style=length&model=x&vs=loser', 'no_votes', 0],
  ])('%s has no rating, and says %s', async (query, reason, models) => {
    const body = await answerOf(odd, query)
    expect(body).toMatchObject({ ratings: [], reason, components: 0 })
    expect(body.message).toMatch(/\.$/)
    expect(body.counts?.length ?? 0).toBe(models)
    expect(body.votes_used + body.votes_left_out).toBe(body.total)
    const { board } = await fetchVotesPage(odd, requireView(odd, new URLSearchParams(query)))
    expect(board.message).toBe(body.message)
  })

  test('every answer is plain JSON: no NaN hides behind a null', async () => {
    for (const query of ['', 'ties=drop', 'model=t&ties=drop', 'style=full', 'winner=tie&ties=drop']) {
      const board = await ask(odd, query)
      for (const body of [leaderboardAnswer(board), matrixAnswer(board)]) {
        const numbers = JSON.stringify(body, (_, value) => (Number.isNaN(value) ? 'NaN' : value))
        expect(numbers).not.toContain('NaN')
      }
    }
  })
})

describe('policies', () => {
  let dataset: Dataset
  beforeAll(async () => {
    const folder = path.join(datasets.folder, 'varied')
    await writeRaw(folder, variedVotes(80).files)
    dataset = await datasets.build('varied', folder)
  })
  const refused = (query: string) => {
    try {
      const asked = new URLSearchParams(query)
      requirePolicy(dataset, requireView(dataset, asked), asked)
      return undefined
    } catch (error) {
      return error instanceof ApiError ? [error.status, error.code, error.field] : error
    }
  }

  test.each([
    ['style=Full', 400, 'malformed_value', 'style'],
    ['ties=', 400, 'malformed_value', 'ties'],
    ['weights=1', 400, 'malformed_value', 'weights'],
    ['center=toString', 400, 'malformed_value', 'center'],
    ['interval=sandwich&interval=fisher', 400, 'malformed_value', 'interval'],
    ['cluster=user', 400, 'not_offered', 'cluster'],
    ['cluster=x', 400, 'malformed_value', 'cluster'],
    ['min_votes=-1', 400, 'malformed_value', 'min_votes'],
    ['min_votes=1e3', 400, 'malformed_value', 'min_votes'],
    ['anchor=gpt-4o', 400, 'malformed_value', 'anchor'],
    ['anchor=gpt-4o:', 400, 'malformed_value', 'anchor'],
    ['anchor=:1000', 400, 'malformed_value', 'anchor'],
    ['anchor=gpt-4o:NaN', 400, 'malformed_value', 'anchor'],
    ['anchor=nobody:1000', 404, 'no_model', 'anchor'],
    ['by=toString', 400, 'malformed_value', 'by'],
  ])('%s is refused to programs, and ignored and named on pages', (query, status, code, field) => {
    expect(refused(query)).toEqual([status, code, field])
    const view = requireView(dataset, new URLSearchParams(query))
    const { ignored, policy } = readPolicy(dataset, view)
    if (!query.includes('&')) expect(ignored.map(({ parameter }) => parameter)).toEqual([field])
    expect(policy).toMatchObject({ style: 'none', ties: 'half', min_votes: 0 })
  })

  test('an anchor is split at its last colon', () => {
    const query = `anchor=${encodeURIComponent('org/model:1 (beta) +:-12.5')}`
    expect(refused(query)).toBeUndefined()
    const { policy } = readPolicy(dataset, requireView(dataset, new URLSearchParams(query)))
    expect(policy.anchor).toEqual({ model: 'org/model:1 (beta) +', score: -12.5 })
  })

  test('every value can be linked to, and a default leaves the address', () => {
    const empty: View = requireView(dataset, new URLSearchParams())
    for (const [name, values] of Object.entries(POLICY_VALUES)) {
      for (const [place, value] of values.entries()) {
        const shown = withPolicy(withPolicy(empty, name, values[1]), name, value)
        expect(viewQuery(dataset, shown)).toBe(place === 0 ? '' : `?${name}=${value}`)
        if (name !== 'cluster') expect(readPolicy(dataset, shown).policy).toHaveProperty(name, value)
      }
    }
  })
})
