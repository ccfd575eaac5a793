import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../board-policy'
import type { Dataset } from '../catalog'
import { POINTS } from '../ratings/points'
import { makeSample } from '../sample/make-sample'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder } from '../testing/raw-parquet'
import { type Board, fetchBoard } from './leaderboard'

/** What made the sample's votes, as it lies beside them. */
interface Truth {
  readonly models: readonly { readonly name: string; readonly strength: number }[]
  readonly style: readonly { readonly feature: string; readonly effect: number }[]
}

const SLUGS = ['sample-arena-140k', 'sample-vision-battle'] as const
const temporary = await makeFolder()
const opened = new Map<string, { readonly dataset: Dataset; readonly truth: Truth }>()
beforeAll(async () => {
  await makeSample({ out: temporary.folder, scale: 'tiny' })
  for (const slug of SLUGS) {
    const folder = path.join(temporary.folder, slug)
    const dataset = await buildDataset(slug, folder, path.join(temporary.folder, 'index'), ['rows'])
    const truth = JSON.parse(await readFile(path.join(folder, 'truth.json'), 'utf8')) as Truth
    opened.set(slug, { dataset, truth })
  }
}, 120_000)
afterAll(async () => {
  for (const { dataset } of opened.values()) dataset.db.close()
  await temporary.remove()
})

test.each(SLUGS)(
  '%s: from parquet to board, the planted strengths and effects lie in the intervals',
  async (slug) => {
    const { dataset, truth } = opened.get(slug)!
    const board = await fetchBoard(dataset, new Map(), { ...DEFAULT_POLICY, style: 'full', center: 'mean' })
    const strengths = new Map(truth.models.map(({ name, strength }) => [name, strength]))
    const rated = ratedModels(board).filter(({ model }) => strengths.has(model))
    expect(rated.length).toBe(truth.models.length)
    // Only differences are planted: both are put on the mean of the models that have a truth.
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
    const shift =
      mean(rated.map(({ rating }) => rating.rating)) -
      POINTS * mean(rated.map(({ model }) => strengths.get(model)!))
    const outside = rated.filter(({ model, rating }) => {
      const planted = POINTS * strengths.get(model)! + shift
      return planted < rating.lower || planted > rating.upper
    })
    // 95 % of a dozen: one may well lie outside, three are one in fifty.
    expect(outside.length).toBeLessThan(3)
    const effects = new Map(truth.style.map(({ feature, effect }) => [feature, effect]))
    expect(board.coefficients?.map(({ name }) => name)).toEqual(['length', 'headers', 'lists', 'bold'])
    for (const { name, gamma, error, sd } of board.coefficients ?? []) {
      const planted = effects.get(name === 'length' ? 'tokens' : name)! * sd
      expect(Math.abs(gamma - planted) / error).toBeLessThan(3)
    }
  },
)

function ratedModels({ rows }: Board) {
  return rows.flatMap(({ model, rating }) => (rating ? [{ model, rating }] : []))
}
