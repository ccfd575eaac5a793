import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../board-policy'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from '../testing/raw-parquet'
import { coverageOf, MOST_NEVER } from './coverage'
import { fetchBoard } from './leaderboard'

const temporary = await makeFolder()
afterAll(() => temporary.remove())

async function coverageOfPairs(slug: string, pairs: readonly (readonly [string, string])[]) {
  const folder = path.join(temporary.folder, slug)
  const rows = pairs.map(([model_a, model_b], n) => voteRow({ id: `v${n}`, model_a, model_b }))
  await writeRaw(folder, { 'a.parquet': { columns: VOTE_COLUMNS, rows } })
  const dataset = await buildDataset(slug, folder, path.join(temporary.folder, 'index'), ['rows'])
  const coverage = coverageOf(await fetchBoard(dataset, new Map(), DEFAULT_POLICY))
  dataset.db.close()
  return coverage
}

test('pairs that never met are named, those of models with many votes first', async () => {
  // d met itself alone besides c: a self-battle is no meeting.
  const met = [
    ['a', 'b'],
    ['b', 'a'],
    ['c', 'a'],
    ['b', 'c'],
    ['c', 'd'],
    ['d', 'd'],
    ['a', 'e'],
    ['a', 'e'],
  ] as const
  const coverage = await coverageOfPairs('few', met)
  expect([coverage?.models, coverage?.pairs, coverage?.met]).toEqual([5, 10, 5])
  expect(coverage?.never.map((pair) => [...pair].sort().join(''))).toEqual(['be', 'ce', 'ad', 'bd', 'de'])
  expect((await coverageOfPairs('all', [['x', 'y']]))?.never).toEqual([])
})

test('of thousands only the first are named', async () => {
  const chain = Array.from({ length: 60 }, (_, n) => [`m${n}`, `m${n + 1}`] as const)
  const coverage = await coverageOfPairs('chain', chain)
  expect([coverage?.pairs, coverage?.met, coverage?.never.length]).toEqual([1830, 60, MOST_NEVER])
})
