import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from '../testing/raw-parquet'
import type { StageProgress } from './rows'
import { superviseStage } from './supervise'

/**
 * A project whose worker dies in the ways that malicious files make the true one die; which one is told by the slug.
 * It writes the files it was told to leave out into its folder.
 */
const WORKER = `
import { writeFileSync } from 'node:fs'
const task = JSON.parse(process.argv.at(-1) ?? '')
const tell = (message: unknown) => process.stdout.write(JSON.stringify(message) + '\\n')
const progress = (share: number) => tell({ kind: 'progress', progress: { stage: 'rows', share, doing: 'x' } })
const out = new Map<string, string>(task.crashed)
writeFileSync(task.folder + '/left-out.json', JSON.stringify([...out]))
process.stdin.resume().on('end', () => process.exit(1))
if (task.slug === 'nothing') process.exit(3)
for (const name of ['a.parquet', 'b.parquet', 'c.parquet']) {
  if (out.has(name)) continue
  tell({ kind: 'file', name })
  progress(0.5)
  await new Promise((resolve) => setTimeout(resolve, 5))
  if (name !== 'b.parquet') continue
  if (task.slug === 'killed') process.kill(process.pid, 'SIGKILL')
  if (task.slug === 'exits') { console.error('first line\\nout of memory'); process.exit(134) }
  if (task.slug === 'hangs') for (;;) { progress(0.5); await new Promise((resolve) => setTimeout(resolve, 50)) }
  if (task.slug === 'blocks') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (task.slug === 'fails') { tell({ kind: 'failed', message: 'no file can be used' }); process.exit(0) }
  if (task.slug === 'waits') await new Promise((resolve) => setTimeout(resolve, 60_000))
}
process.stdout.write('not json\\n')
progress(1)
tell({ kind: 'done' })
process.exit(0)
`

const temporary = await makeFolder()
afterAll(temporary.remove)
const root = path.join(temporary.folder, 'project')
beforeAll(async () => {
  await mkdir(path.join(root, 'scripts'), { recursive: true })
  await writeFile(path.join(root, 'package.json'), '{"type":"module"}')
  await writeFile(path.join(root, 'scripts', 'index.ts'), WORKER)
  await symlink(path.resolve('node_modules'), path.join(root, 'node_modules'))
})

async function supervise(slug: string, options: { signal?: AbortSignal; patience?: number } = {}) {
  const folder = path.join(temporary.folder, slug)
  await mkdir(folder, { recursive: true })
  const seen: StageProgress[] = []
  const task = { slug, folder, indexFolder: folder, stage: 'rows' } as const
  await superviseStage(task, { root, onProgress: (progress) => seen.push(progress), ...options })
  const leftOut = JSON.parse(await readFile(path.join(folder, 'left-out.json'), 'utf8')) as [string, string][]
  return { leftOut: Object.fromEntries(leftOut), seen }
}

test('a worker that finishes is done, and its progress is passed on', async () => {
  const { leftOut, seen } = await supervise('fine')
  expect(leftOut).toEqual({})
  expect(seen.at(-1)).toEqual({ stage: 'rows', share: 1, doing: 'x' })
})

test.each([
  ['killed', /SIGKILL/],
  ['exits', /exit code 134: out of memory/],
])(
  'a file at which the worker is %s is left out with the reason, and the rest goes on',
  async (slug, reason) => {
    const { leftOut } = await supervise(slug)
    expect(Object.keys(leftOut)).toEqual(['b.parquet'])
    expect(leftOut['b.parquet']).toMatch(reason)
  },
)

test.concurrent.each(['hangs', 'blocks'])(
  'a file at which the worker %s is left out after a while',
  async (slug) => {
    const { leftOut } = await supervise(slug, { patience: 6000 })
    expect(Object.keys(leftOut)).toEqual(['b.parquet'])
    expect(leftOut['b.parquet']).toMatch('no progress for 6 seconds')
  },
)

test('a reason is handed on, and a worker that dies at no file is not started for ever', async () => {
  await expect(supervise('fails')).rejects.toThrow('no file can be used')
  await expect(supervise('nothing')).rejects.toThrow(/exit code 3/)
})

test('stopping ends the worker', async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 1500)
  const started = performance.now()
  await expect(supervise('waits', { signal: stop.signal })).rejects.toThrow(/abort/i)
  expect(performance.now() - started).toBeLessThan(20_000)
})
