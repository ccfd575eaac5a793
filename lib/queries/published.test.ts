import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../board-policy'
import { openDataset } from '../catalog'
import { listParquet } from '../indexing/files'
import { MOST_BYTES } from '../published-board'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedVotes } from '../testing/varied-files'
import { emptyView } from '../view'
import { fetchBoard } from './leaderboard'
import { leaderboardAnswer } from './leaderboard-answer'
import { comparePublished } from './published'
import { fetchVotesPage } from './votes-page'

const temporary = await makeFolder()
const folder = path.join(temporary.folder, 'varied')
const index = path.join(temporary.folder, 'index')
await writeRaw(folder, variedVotes(1500).files)
const first = await buildDataset('varied', folder, index, ['rows'])
afterAll(async () => {
  first.db.close()
  await temporary.remove()
})

/** Opens the dataset again with this beside it. */
async function beside(board: string) {
  await writeFile(path.join(folder, 'board.csv'), board)
  return openDataset({ slug: 'varied', folder }, await listParquet(folder), index, false)
}

test('no file, no column', async () => {
  expect(first.published).toBeUndefined()
  expect((await fetchVotesPage(first, emptyView)).published).toBeUndefined()
})

test('a board on another zero point differs by what its models differ, not by the zero point', async () => {
  const { rows } = await fetchBoard(first, new Map(), DEFAULT_POLICY)
  const rated = rows.filter(({ rating }) => rating !== undefined)
  const [moved] = rated
  const line = (model: string, rating: number) =>
    `"${model.replaceAll('"', '""')}",${rating.toFixed(6)},${(rating - 5).toFixed(6)},${(rating + 5).toFixed(6)},"someone, July"`
  const lines = rated.map(({ model, rating }) =>
    line(model, (rating?.rating ?? 0) + 100 + (model === moved?.model ? 9 : 0)),
  )
  const dataset = await beside(
    ['model,rating,lower,upper,source', ...lines, line('elsewhere', 1000), 'broken,high,,,'].join('\n'),
  )
  const compared = comparePublished(dataset, await fetchBoard(dataset, new Map(), DEFAULT_POLICY))
  expect(compared).toMatchObject({
    sources: ['someone, July'],
    unknown: ['elsewhere'],
    shared: rated.length,
    problems: [`board.csv line ${rated.length + 3}: the rating of broken is no number.`],
  })
  expect(compared?.shift).toBeCloseTo(-100 - 9 / rated.length, 4)
  for (const { model } of rated) {
    const expected = (model === moved?.model ? -9 : 0) + 9 / rated.length
    expect(compared?.of.get(model)?.difference).toBeCloseTo(expected, 4)
  }
  const answer = leaderboardAnswer(await fetchBoard(dataset, new Map(), DEFAULT_POLICY), undefined, compared)
  expect(answer.published).toMatchObject({ models: rated.length, not_in_data: ['elsewhere'] })
  for (const { model, rating, published } of answer.ratings) {
    expect(published?.rating).toBeCloseTo(rating + 100 + (model === moved?.model ? 9 : 0), 4)
    expect(published?.upper).toBeCloseTo((published?.rating ?? 0) + 5, 4)
    expect(published?.source).toBe('someone, July')
    const moves = (published?.rating ?? 0) + (answer.published?.shift ?? 0)
    expect(published?.difference).toBeCloseTo(rating - moves, 4)
  }
  const plain = leaderboardAnswer(await fetchBoard(dataset, new Map(), DEFAULT_POLICY))
  expect(plain.published ?? plain.ratings.find((row) => 'published' in row)).toBeUndefined()
  const unrated = comparePublished(
    dataset,
    await fetchBoard(dataset, new Map([['winner', { any: ['model_a'], none: [] }]]), DEFAULT_POLICY),
  )
  expect([unrated?.shift, unrated?.of.get(moved?.model ?? '')?.difference]).toEqual([0, undefined])
  dataset.db.close()
})

test('a file that is no board at all is named and read no further', async () => {
  const dataset = await beside('x'.repeat(MOST_BYTES + 1))
  expect(dataset.published).toEqual({
    rows: [],
    problems: ['board.csv holds more than 1 MB and is not read.'],
  })
  dataset.db.close()
})
