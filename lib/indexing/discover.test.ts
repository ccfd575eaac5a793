import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../testing/raw-parquet'
import { discoverDatasets } from './discover'
import { listParquet } from './files'

const temporary = await makeFolder()
afterAll(temporary.remove)

async function lay(root: string, ...files: readonly string[]): Promise<string> {
  const folder = path.join(temporary.folder, root)
  await mkdir(folder, { recursive: true })
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), '')
  }
  return folder
}

test('each folder with parquet anywhere below it is a dataset', async () => {
  const folder = await lay(
    'many',
    'b/data/train.parquet',
    'a/x.PARQUET',
    'deep/1/2/3/x.parquet',
    'notes/readme.md',
    '.index/a/rows.duckdb',
    '.hidden/x.parquet',
    'größe & co/x.parquet',
    'readme.txt',
  )
  const { datasets, problems } = await discoverDatasets(folder)
  expect(datasets.map(({ slug }) => slug)).toEqual(['a', 'b', 'deep', 'größe & co'])
  expect(problems).toEqual([])
})

test.each([
  ['its parquet', ['x.parquet']],
  ['its data folder', ['data/train-00000.parquet']],
  ['its description', ['dataset.json', 'parts/x.parquet']],
])("a dataset's own folder is known by %s", async (name, files) => {
  const folder = await lay(`own ${name}`, ...files)
  expect((await discoverDatasets(folder)).datasets).toEqual([{ slug: `own ${name}`, folder }])
})

test.each(['api', 'media', 'methods', 'mcp', 'metrics', 'signin', 'datasets', 'health'])(
  'a folder named %s would hide an address: it is named as a problem, alone or among others',
  async (name) => {
    const folder = await lay(`reserved ${name}`, `${name}/x.parquet`, 'fine/x.parquet')
    const { datasets, problems } = await discoverDatasets(folder)
    expect(datasets.map(({ slug }) => slug)).toEqual(['fine'])
    expect(problems).toEqual([{ folder: name, message: expect.stringContaining('rename the folder') }])
    expect((await discoverDatasets(path.join(folder, name))).problems).toHaveLength(1)
  },
)

test('a data folder that is not there is a problem, not a crash', async () => {
  const { datasets, problems } = await discoverDatasets(path.join(temporary.folder, 'nowhere'))
  expect(datasets).toEqual([])
  expect(problems[0]?.message).toMatch(/cannot be read.*ENOENT/)
})

test('links are followed to where files truly lie, circles are not, and a dead link is told', async () => {
  const blobs = await lay('blobs', 'abc')
  const folder = await lay('linked', 'set/plain.parquet')
  await symlink(path.join(blobs, 'abc'), path.join(folder, 'set', 'link.parquet'))
  await symlink(path.join(folder, 'set'), path.join(folder, 'set', 'circle'))
  await symlink(path.join(blobs, 'gone'), path.join(folder, 'set', 'dead.parquet'))
  await symlink(path.join(folder, 'set'), path.join(folder, 'same'))
  expect((await discoverDatasets(folder)).datasets.map(({ slug }) => slug)).toEqual(['same', 'set'])
  const files = await listParquet(path.join(folder, 'set'))
  expect(files.map(({ name, size }) => [name, size])).toEqual([
    ['dead.parquet', -1],
    ['link.parquet', 0],
    ['plain.parquet', 0],
  ])
  expect(files[1]?.path).toBe(path.join(blobs, 'abc'))
})

test("of a dataset in the hub's cache only the revision that main names is read, and each file once", async () => {
  const folder = await lay(
    'datasets--owner--name',
    'blobs/1',
    'refs/main',
    'snapshots/old/data/x.parquet',
    'snapshots/new/data/y.parquet',
  )
  await writeFile(path.join(folder, 'refs/main'), 'new')
  const blob = path.join(folder, 'blobs/1')
  for (const name of ['old/data/z.parquet', 'new/data/z.parquet', 'new/data/again.parquet'])
    await symlink(blob, path.join(folder, 'snapshots', name))
  expect((await discoverDatasets(folder)).datasets).toEqual([{ slug: 'datasets--owner--name', folder }])
  expect((await listParquet(folder)).map(({ name, path }) => [name, path === blob])).toEqual([
    ['data/again.parquet', true],
    ['data/y.parquet', false],
  ])
  await writeFile(path.join(folder, 'refs/main'), '../../..')
  expect(await listParquet(folder)).toHaveLength(3)
})

test('files come in the order of their names, however the folder lists them', async () => {
  const folder = await lay(
    'order',
    ...[9, 3, 10, 1].map((n) => `train-${String(n).padStart(5, '0')}.parquet`),
    'Z.parquet',
  )
  expect((await listParquet(folder)).map(({ name }) => name)).toEqual([
    'Z.parquet',
    'train-00001.parquet',
    'train-00003.parquet',
    'train-00009.parquet',
    'train-00010.parquet',
  ])
})
