import { spawn } from 'node:child_process'
import { appendFile, copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeFolder } from '../testing/raw-parquet'
import type { LabelEvent } from './event'
import { appendEvents, labelFile, openLabelFile } from './label-file'

const temporary = await makeFolder()
const file = labelFile(temporary.folder, 'a/b')
const at = '2026-01-02T03:04:05.000Z'
beforeEach(() => rm(file, { force: true }))
afterAll(temporary.remove)

const label = (row: string, on = true, name = 'refusal'): LabelEvent => ({
  at,
  who: 'Ann',
  kind: 'label',
  row,
  label: name,
  on,
})

test('what was written is read, by whoever opens the file, and later lines win', async () => {
  const mine = openLabelFile(file)
  expect((await mine.read()).rows.size).toBe(0)
  await appendEvents(file, [label('1'), label('2'), label('2', false)])
  await appendEvents(file, [{ at, who: 'Bob', kind: 'note', row: '1', text: 'see\nturn 2' }])
  for (const reader of [mine, openLabelFile(file)]) {
    const { rows, labels } = await reader.read()
    expect([...(rows.get('1')?.labels ?? [])]).toEqual(['refusal'])
    expect(rows.get('1')).toMatchObject({ note: 'see\nturn 2', who: 'Bob' })
    expect(rows.get('2')?.labels.size).toBe(0)
    expect(labels.get('refusal')).toBe(1)
  }
})

test('a torn last line is dropped, and spoils nothing that comes after it', async () => {
  await appendEvents(file, [label('1')])
  await appendFile(file, '{"at":"2026-01-02T03:04:05.000Z","who":"An')
  const reader = openLabelFile(file)
  expect([...(await reader.read()).rows.keys()]).toEqual(['1'])
  await appendEvents(file, [label('2')])
  expect([...(await reader.read()).rows.keys()]).toEqual(['1', '2'])
  expect([...(await openLabelFile(file).read()).rows.keys()]).toEqual(['1', '2'])
})

test('a line that is no event is passed over', async () => {
  await writeFile(file, '{"kind":"label","row":"x"}\nnonsense\n[]\nnull\n{"__proto__":{"a":1}}\n')
  await appendEvents(file, [label('1')])
  expect([...(await openLabelFile(file).read()).rows.keys()]).toEqual(['1'])
})

test('readings at once apply no line twice', async () => {
  await appendEvents(file, [label('1')])
  const reader = openLabelFile(file)
  const [one, other] = await Promise.all([reader.read(), reader.read()])
  expect([one.labels.get('refusal'), other.labels.get('refusal')]).toEqual([1, 1])
})

test('a copy that is put back is read anew', async () => {
  await appendEvents(file, [label('1')])
  await copyFile(file, `${file}.backup`)
  const reader = openLabelFile(file)
  await appendEvents(file, [label('2')])
  expect((await reader.read()).rows.size).toBe(2)
  await rm(file)
  await copyFile(`${file}.backup`, file)
  expect((await reader.read()).rows.size).toBe(1)
})

// One server that is killed twenty times is told by e2e/killed.spec.ts; here two write into the same file at once.
test('two processes write at once and are killed, six times: whatever was acknowledged is there', async () => {
  const acknowledged = new Set<string>()
  const script = fileURLToPath(new URL('./label-writer.fixture.ts', import.meta.url))
  const run = (who: string, after: number) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, file, who], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let rest = ''
      let lines = 0
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const parts = (rest + text).split('\n')
        rest = parts.pop() ?? ''
        for (const n of parts) acknowledged.add(`${who}-${n}`)
        lines += parts.length
        if (lines >= after) child.kill('SIGKILL')
      })
      child.once('error', reject)
      child.once('close', () => resolve())
    })
  for (let round = 0; round < 3; round++) {
    await Promise.all([run(`a${round}`, 1 + round * 10), run(`b${round}`, 60 - round * 10)])
    const { rows } = await openLabelFile(file).read()
    expect([...acknowledged].filter((row) => !rows.has(row))).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(100)
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
  expect(lines.length).toBeGreaterThanOrEqual(acknowledged.size)
}, 90_000)
