import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { elsewhere } from '../elsewhere'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedVotes } from '../testing/varied-files'
import { readView } from '../view'
import { countFacets } from './facets'
import { fetchMatches } from './matches'
import { fetchRows } from './rows'

const temporary = await makeFolder()
let dataset: Dataset
beforeAll(async () => {
  await writeRaw(path.join(temporary.folder, 'votes'), variedVotes(900).files)
  dataset = await buildDataset(
    'votes',
    path.join(temporary.folder, 'votes'),
    path.join(temporary.folder, 'index'),
  )
})
afterAll(async () => {
  dataset.db.close()
  await temporary.remove()
})

async function matchesOf(params: Record<string, string>) {
  const { view, ignored } = readView(dataset, params)
  expect(ignored).toEqual([])
  return { view, matches: await fetchMatches(dataset, view.chosen) }
}

async function idsOf(params: Record<string, string>): Promise<string[]> {
  const { matches } = await matchesOf(params)
  return (await fetchRows(dataset, [...matches.found])).map(({ id }) => id).sort()
}

test('a sample is the rows of the view with the lowest hash of seed and id', async () => {
  const { matches: all } = await matchesOf({ turns: '2..' })
  const expected = await dataset.db.query<{ id: string }>(
    sql`SELECT id FROM "rows" WHERE turns >= 2 ORDER BY md5('7:' || id) LIMIT 30`,
  )
  const ids = await idsOf({ turns: '2..', sample: '30', seed: '7' })
  expect(ids).toEqual(expected.map(({ id }) => id).sort())
  expect(await idsOf({ turns: '2..', sample: '30', seed: '8' })).not.toEqual(ids)
  expect(await idsOf({ turns: '2..', sample: '40', seed: '7' })).toEqual(expect.arrayContaining(ids))
  expect((await matchesOf({ turns: '2..', sample: String(all.total + 5) })).matches.total).toBe(all.total)
})

test('no order of rows moves it, and facets count it', async () => {
  expect(await idsOf({ sample: '30', sort: '-length' })).toEqual(await idsOf({ sample: '30' }))
  const { view, matches } = await matchesOf({ language: 'en', sample: '30', seed: '3' })
  expect(matches.total).toBe(30)
  const facets = countFacets(dataset, view.chosen, matches)
  const language = facets.get('language')
  expect(language?.kind === 'values' && language.values).toEqual([{ value: 'en', count: 30 }])
  const winner = facets.get('winner')
  if (winner?.kind !== 'values') throw new Error('no facet')
  expect(winner.values.reduce((sum, { count }) => sum + count, 0)).toBe(30)
  // What one gets without the sample is known as for any filter.
  const { matches: whole } = await matchesOf({ language: 'en' })
  expect(matches.total + (matches.nearly[matches.filters.indexOf('sample')]?.length ?? 0)).toBe(whole.total)
})

test('elsewhere it is drawn by the same rule', async () => {
  const { view } = await matchesOf({ sample: '30', seed: '7' })
  expect(elsewhere(dataset, view.chosen).sql).toContain("ORDER BY md5('7' || ':' || id) LIMIT 30")
})
