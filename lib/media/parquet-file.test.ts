import { mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ChangedFileError, readExactly, readSource, type SourceFile } from './parquet-file'

const folder = mkdtempSync(path.join(tmpdir(), 'ringside-source-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, text: string): SourceFile {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  const { size, mtimeMs } = statSync(file)
  return { path: file, size, mtime: mtimeMs }
}

const firstBytes = async (file: SourceFile) =>
  (await readSource(file, (handle) => readExactly(handle, 0, 3))).toString()

test('many read one file at once', async () => {
  const file = written('many', 'abcdef')
  const read = await Promise.all(Array.from({ length: 50 }, () => firstBytes(file)))
  expect(new Set(read)).toEqual(new Set(['abc']))
})

test('a file that is not what was indexed is refused: changed, gone, never there', async () => {
  const file = written('changed', 'abcdef')
  expect(await firstBytes(file)).toBe('abc')
  writeFileSync(file.path, 'abcdefg')
  await expect(firstBytes(file)).rejects.toThrow(ChangedFileError)
  rmSync(file.path)
  await expect(firstBytes(file)).rejects.toThrow(ChangedFileError)
  await expect(firstBytes({ ...file, path: path.join(folder, 'never') })).rejects.toThrow(ChangedFileError)
})

test('a file put in its place and indexed is read at once, though the former one is still open', async () => {
  const former = written('place', 'abcdef')
  expect(await firstBytes(former)).toBe('abc')
  const next = written('next', 'xyzdefghi')
  renameSync(next.path, former.path)
  expect(await firstBytes({ ...next, path: former.path })).toBe('xyz')
  expect(await firstBytes({ ...next, path: former.path })).toBe('xyz')
})

test('what fails while it is read says so, and the next one reads on', async () => {
  const file = written('short', 'abcdef')
  await expect(readSource(file, (handle) => readExactly(handle, 4, 10))).rejects.toThrow('The file ends')
  expect(await firstBytes(file)).toBe('abc')
})

test.runIf(process.platform === 'linux')('a file nobody reads is closed after a while', async () => {
  const file = written('idle', 'abcdef')
  await firstBytes(file)
  const isOpen = () =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === file.path
      } catch {
        return false
      }
    })
  expect(isOpen()).toBe(true)
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(false)
})
