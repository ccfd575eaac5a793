import { rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findEntry, listDatasets, problemsOf } from './catalog'
import { indexPaths } from './indexing/stages'
import { fetchPage } from './queries/page'
import { buildDataset } from './testing/built-dataset'
import { makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from './testing/raw-parquet'
import { emptyView } from './view'

/** One catalog a process, so these tests share one: `votes` is as it should be, `torn` has a damaged index. */
const temporary = await makeFolder()
const data = path.join(temporary.folder, 'data')
const index = path.join(temporary.folder, 'index')

beforeAll(async () => {
  for (const slug of ['votes', 'torn', 'fresh']) {
    const rows = ['a', 'b'].map((id) => voteRow({ id }))
    await writeRaw(path.join(data, slug), {
      'one.parquet': { columns: VOTE_COLUMNS, rows },
      'two.parquet': { columns: VOTE_COLUMNS, rows: [voteRow({ id: 'c' })] },
    })
    if (slug === 'fresh') continue
    const dataset = await buildDataset(slug, path.join(data, slug), index)
    dataset.db.close()
  }
  await writeFile(indexPaths(index, 'torn').rows, 'this is no database')
  await writeFile(
    path.join(data, 'votes', 'dataset.json'),
    JSON.stringify({ title: 'Our votes', warning: 'Mind the gap.', licence: { name: 'CC0' }, unknown: 1 }),
  )
  await writeFile(path.join(data, 'torn', 'dataset.json'), '{ "title": 3 }')
  await writeFile(path.join(data, 'fresh', 'left-out.parquet'), 'no parquet at all')
  process.env.RINGSIDE_DATA = data
  process.env.RINGSIDE_INDEX = index
  delete process.env.RINGSIDE_ROOT
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(temporary.remove)

test('what is finished is served at once, with what its folder says of it', async () => {
  const entry = await findEntry('votes')
  expect(entry?.stages).toMatchObject({ rows: { state: 'ready' }, images: { state: 'ready' } })
  expect(entry?.description).toMatchObject({
    title: 'Our votes',
    warning: 'Mind the gap.',
    licence: { name: 'CC0' },
  })
  expect(problemsOf(entry!)).toEqual([])
})

test.each(['nobody', '..', 'constructor', '__proto__', ''])('there is no dataset %j', async (slug) => {
  expect(await findEntry(slug)).toBeUndefined()
})

test('a damaged index is made again, and a new dataset indexed, behind the others', async () => {
  await vi.waitFor(
    async () => {
      for (const slug of ['torn', 'fresh']) expect((await findEntry(slug))?.dataset?.rows).toBe(3)
    },
    { timeout: 50_000, interval: 200 },
  )
  const torn = await findEntry('torn')
  expect(torn?.stages.rows.state).toBe('ready')
  // Its dataset.json makes no sense: that is said, and the family's words stand.
  expect(torn?.description.title).toBe('torn')
  expect(problemsOf(torn!)).toEqual([
    { folder: 'torn', message: expect.stringMatching(/^dataset\.json is not understood .*title/) },
  ])
})

test('a shard that is deleted, replaced or added while serving is named, and the rest goes on', async () => {
  await rm(path.join(data, 'votes', 'two.parquet'))
  await utimes(path.join(data, 'votes', 'one.parquet'), 1, 1)
  await writeFile(path.join(data, 'fresh', 'more.parquet'), '')
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: now + 60_000 })
  try {
    const { problems } = await listDatasets()
    expect(problems.filter(({ folder }) => folder === 'votes')).toEqual([
      { folder: 'votes', message: expect.stringMatching(/two\.parquet is gone.*still served/) },
    ])
    expect(problems.find(({ folder }) => folder === 'votes')?.message).toContain('one.parquet was replaced')
    const fresh = problems.filter(({ folder }) => folder === 'fresh').map(({ message }) => message)
    expect(fresh).toHaveLength(2)
    expect(fresh[0]).toMatch(/^left-out\.parquet .*left out/)
    expect(fresh[1]).toMatch(/^more\.parquet is new .*served\. Start/)
  } finally {
    vi.useRealTimers()
  }
  const dataset = (await findEntry('votes'))?.dataset
  expect((await fetchPage(dataset!, emptyView)).rows.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})
