import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { openDatabase } from '../db'
import { listParquet } from '../indexing/files'
import { makeSample, SAMPLE_FOLDERS } from '../sample/make-sample'
import { literal, sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { openOracle } from '../testing/oracle'
import { learn, type RandomView, randomViews } from '../testing/random-view'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedBattles, variedChats, variedVotes } from '../testing/varied-files'
import { fetchPage } from './page'
import { requireView } from './request'

/** Counts and pages of random views equal those of an independent statement over the raw parquet. */
const temporary = await makeFolder()
afterAll(temporary.remove)
const index = path.join(temporary.folder, 'index')

async function compare(dataset: Dataset, count: number, seed: number): Promise<void> {
  const oracle = await openOracle(dataset.schema.family, dataset.files)
  try {
    const names = dataset.filters.map(({ name }) => name)
    const views = randomViews(await learn(oracle, dataset.kind, names), count, seed)
    let found = 0
    for (const view of views) {
      const [expected, seen] = await Promise.all([expectedOf(oracle, view), seenIn(dataset, view)])
      const address = new URLSearchParams(view.params.map(([key, value]) => [key, value])).toString()
      expect({ address, ...seen }).toEqual({ address, ...expected })
      found += expected.ids.length
    }
    expect(found).toBeGreaterThan(count)
  } finally {
    oracle.close()
    dataset.db.close()
  }
}

async function expectedOf(oracle: Awaited<ReturnType<typeof openOracle>>, view: RandomView) {
  const [[counted], rows] = await Promise.all([
    oracle.query<{ total: number }>(sql`SELECT count(*)::INTEGER AS total FROM o WHERE ${view.where}`),
    oracle.query<{ id: string }>(
      sql`SELECT id FROM o WHERE ${view.where} ORDER BY ${view.order} LIMIT ${view.size} OFFSET ${(view.page - 1) * view.size}`,
    ),
  ])
  return { total: counted?.total, ids: rows.map(({ id }) => id) }
}

async function seenIn(dataset: Dataset, { params }: RandomView) {
  const asked = requireView(dataset, new URLSearchParams(params.map(([key, value]) => [key, value])))
  const { matches, rows } = await fetchPage(dataset, asked)
  return { total: matches.total, ids: rows.map(({ id }) => id) }
}

describe('made files', () => {
  test.each([variedChats(), variedBattles(), variedVotes()])('of $family', async ({ family, files }) => {
    const folder = path.join(temporary.folder, family)
    await writeRaw(folder, files)
    await compare(await buildDataset(family, folder, index), 60, 11)
  })
})

const real = path.resolve('../shared/data')
describe.skipIf(!existsSync(real))('the real files', () => {
  test.each([
    ['arena140k-100', 30],
    ['llmfao-battles', 30],
    ['vision-battle-real', 30],
    ['vision-chat-real', 30],
    ['vision-chat-odd-images', 20],
  ])('of %s', async (slug, count) => {
    await compare(await buildDataset(slug, path.join(real, slug), index), count, 12)
  })
})

describe('the tiny sample', () => {
  test('in its three families', async () => {
    const out = path.join(temporary.folder, 'sample')
    await makeSample({ out, scale: 'tiny', seed: 5 })
    for (const slug of SAMPLE_FOLDERS) {
      await removeUnreadable(path.join(out, slug))
      await compare(await buildDataset(slug, path.join(out, slug), index), 15, 13)
    }
  })
})

/** One shard of the sample holds text that is not UTF-8, which no statement over the parquet can read. */
async function removeUnreadable(folder: string): Promise<void> {
  const db = await openDatabase()
  const files = await listParquet(folder)
  for (const file of files) {
    const whole = sql`SELECT * FROM read_parquet(${literal(file.path)})`
    const readable = await db
      .query(sql`SELECT max(length(COLUMNS('conversation.*')::VARCHAR)) FROM (${whole})`)
      .then(
        () => true,
        () => false,
      )
    if (!readable) await rm(file.path)
  }
  expect((await listParquet(folder)).length).toBeGreaterThan(0)
  db.close()
}
