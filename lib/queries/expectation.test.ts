import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { seeded } from '../media/parquet-fixture'
import { chanceOf } from '../ratings/surprise'
import { voteDatasets } from '../testing/vote-datasets'
import { emptyView } from '../view'
import type { Winner } from '../vote'
import { expectationAnswer, fetchExpectation } from './expectation'
import { fetchBoard } from './leaderboard'
import { fetchPage } from './page'
import { requirePolicy } from './policy'
import { requireView } from './request'
import { fetchRowNumber, type RowSummary } from './rows'

const datasets = await voteDatasets()
afterAll(() => datasets.remove())

const MODELS = ['alpha', 'beta', 'gamma'] as const

async function seededVotes(): Promise<Dataset> {
  const random = seeded(3)
  const rows = Array.from({ length: 500 }, (_, n) => {
    const polish = random() < 0.4
    const [a, b] = [Math.floor(random() * 3), Math.floor(random() * 3)]
    // What is strong in English is weak in Polish.
    const wins = 1 / (1 + Math.exp((polish ? b - a : a - b) * 1.2))
    const winner =
      random() < 0.2 ? 'tie' : random() < 0.1 ? 'both_bad' : random() < wins ? 'model_a' : 'model_b'
    const language = polish ? 'pl' : n < 3 ? 'th' : 'en'
    return { model_a: MODELS[a], model_b: MODELS[b], winner: n === 9 ? null : winner, language }
  })
  return datasets.made('seeded', rows)
}

const viewOf = (dataset: Dataset, query: string) => requireView(dataset, new URLSearchParams(query))

async function expectationOf(dataset: Dataset, { id, winner, surprise }: RowSummary, query = '') {
  const number = await fetchRowNumber(dataset, id)
  return fetchExpectation(dataset, viewOf(dataset, query), number ?? -1, { winner, surprise })
}

async function rowsOf(dataset: Dataset, query: string) {
  return (await fetchPage(dataset, viewOf(dataset, query))).rows
}

describe('what is expected of a vote', () => {
  let dataset: Dataset
  test('makes the stored surprise, and stands as on the board', async () => {
    dataset = await seededVotes()
    const params = new URLSearchParams()
    const board = await fetchBoard(dataset, new Map(), requirePolicy(dataset, emptyView, params))
    for (const row of (await rowsOf(dataset, 'size=100')).filter(
      ({ model_a, model_b }) => model_a !== model_b,
    )) {
      const found = await expectationOf(dataset, row)
      if (!found) throw new Error(`${row.id} has no expectation`)
      const { chances, surprise } = found.whole
      expect(chances.aWins + chances.bWins + chances.tie + chances.bothBad).toBeCloseTo(1, 12)
      expect(found.whole.votesUsed).toBe(board.votesUsed)
      expect(surprise).toBe(row.surprise)
      if (row.winner)
        expect(-Math.log2(chanceOf(chances, row.winner as Winner))).toBeCloseTo(surprise ?? -1, 3)
      for (const side of ['a', 'b'] as const) {
        const { model, rating, rankLower, rankUpper } = found.standings[side]
        expect(model).toBe(row[`model_${side}`])
        const placed = board.rows.find((one) => one.model === model)?.rating
        expect({ rating, rankLower, rankUpper }).toEqual({
          rating: placed?.rating,
          rankLower: placed?.rankLower,
          rankUpper: placed?.rankUpper,
        })
      }
      expect(found.view).toBeUndefined()
    }
  })

  test('of a view comes from its own votes, the first prediction stays', async () => {
    const row = (await rowsOf(dataset, 'language=pl&model=alpha&vs=gamma&size=25'))[0]!
    const [plain, polish] = [
      await expectationOf(dataset, row),
      await expectationOf(dataset, row, 'language=pl'),
    ]
    expect(polish?.whole).toEqual(plain?.whole)
    if (polish?.view?.kind !== 'prediction' || !plain) throw new Error('no prediction of the view')
    const alpha = row.model_a === 'alpha' ? 'aWins' : 'bWins'
    // In all votes alpha leads, in the Polish ones gamma does.
    const gamma = alpha === 'aWins' ? 'bWins' : 'aWins'
    expect(polish.view.chances[alpha]).toBeLessThan(polish.view.chances[gamma])
    expect(plain.whole.chances[alpha]).toBeGreaterThan(polish.view.chances[alpha])
    expect(polish.view.votesUsed).toBeLessThan(plain.whole.votesUsed)
    expect(expectationAnswer(polish).view).toMatchObject({ votes_used: polish.view.votesUsed })
  })

  test.each([
    ['winner=tie', 'chosen by result'],
    ['surprise=1..', 'chosen by result'],
    ['language=th', 'too few votes'],
  ])('of a view with %s: %s', async (query, reason) => {
    const row = (await rowsOf(dataset, 'model=alpha&vs=beta&size=25'))[0]!
    expect((await expectationOf(dataset, row, query))?.view).toEqual({ kind: 'none', reason })
  })

  test('is nothing for a model against itself, and no surprise without a vote', async () => {
    const rows = await rowsOf(dataset, 'model=alpha&size=100')
    const self = rows.find(({ model_a, model_b }) => model_a === model_b)!
    expect(await expectationOf(dataset, self)).toBeUndefined()
    const [unvoted] = await rowsOf(dataset, 'winner=none')
    if (unvoted?.model_a !== unvoted?.model_b) {
      expect((await expectationOf(dataset, unvoted!))?.whole.surprise).toBeNull()
    }
  })
})

const real = path.resolve('../shared/data/llmfao-battles')
test.skipIf(!existsSync(real))(
  'on real votes the mean surprise is below that of the four shares alone',
  async () => {
    const dataset = await datasets.build('llmfao-battles', real)
    const bits = dataset.counted.numbers.surprise.filter((one) => !Number.isNaN(one))
    const shares = new Map<number, number>()
    dataset.counted.codes.winner.forEach((code, row) => {
      if (!Number.isNaN(dataset.counted.numbers.surprise[row]!)) shares.set(code, (shares.get(code) ?? 0) + 1)
    })
    const mean = bits.reduce((sum, one) => sum + one, 0) / bits.length
    const blind = [...shares.values()].reduce(
      (sum, n) => sum - (n / bits.length) * Math.log2(n / bits.length),
      0,
    )
    expect(mean).toBeLessThan(blind - 0.05)
  },
)
