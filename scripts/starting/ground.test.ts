import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sourceHash } from './build.mjs'
import {
  checkCheckout,
  checkDataFolder,
  checkIndexFolder,
  checkPort,
  checkRoom,
  holdsParquet,
} from './ground.mjs'
import { alone } from './lock.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ground-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('names a folder of datasets that is not there, or is a file, and makes only the default one', () => {
  const missing = path.join(folder, 'missing')
  expect(() => checkDataFolder(missing, true)).toThrow(`there is no folder ${missing}`)
  checkDataFolder(missing, false)
  expect(readdirSync(folder)).toEqual(['missing'])
  writeFileSync(path.join(folder, 'file'), '')
  expect(() => checkDataFolder(path.join(folder, 'file'), true)).toThrow('is a file')
})

it('names an index folder that cannot be written, and returns', () => {
  writeFileSync(path.join(folder, 'file'), '')
  expect(() => checkIndexFolder(path.join(folder, 'file', 'index'))).toThrow('cannot be written')
  checkIndexFolder(path.join(folder, 'a', 'b'))
  expect(readdirSync(path.join(folder, 'a', 'b'))).toEqual([])
})

it('names the part of a checkout that cannot be written, where it must be built', () => {
  mkdirSync(path.join(folder, '.cache'))
  checkCheckout(folder)
  const ofAnother = (place: string) => {
    if (place.endsWith('.cache')) throw Object.assign(new Error(), { code: 'EACCES' })
  }
  expect(() => checkCheckout(folder, ofAnother)).toThrow(
    `${path.join(folder, '.cache')} cannot be written (EACCES), so Ringside cannot be built`,
  )
})

it('says how much room there is and how much is needed', () => {
  const nearlyFull = () => ({ bavail: 1000, bsize: 4096 })
  expect(() => checkRoom(folder, 50, nearlyFull)).toThrow('the disk is full: 4 MB are free')
  expect(() => checkRoom(folder, 4, nearlyFull)).not.toThrow()
})

it('says that a port is taken and names another', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at ? at.port : 0)
    })
  })
  await expect(checkPort('127.0.0.1', port)).rejects.toThrow(`port ${port} is taken`)
  await new Promise((resolve) => server.close(resolve))
  await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined()
})

it('finds parquet below, through links, but not in folders that begin with a dot', () => {
  mkdirSync(path.join(folder, 'data', '.index'), { recursive: true })
  mkdirSync(path.join(folder, 'elsewhere', 'deep'), { recursive: true })
  writeFileSync(path.join(folder, 'data', '.index', 'x.parquet'), '')
  writeFileSync(path.join(folder, 'elsewhere', 'deep', 'x.parquet'), '')
  symlinkSync('nowhere', path.join(folder, 'data', 'dangling'))
  expect(holdsParquet(path.join(folder, 'data'))).toBe(false)
  symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'data', 'linked'))
  expect(holdsParquet(path.join(folder, 'data'))).toBe(true)
})

it('builds again when a source changed, not when a test or tsconfig did', () => {
  mkdirSync(path.join(folder, 'app'))
  writeFileSync(path.join(folder, 'app', 'page.tsx'), 'one')
  const before = sourceHash(folder)
  writeFileSync(path.join(folder, 'app', 'page.test.tsx'), 'test')
  writeFileSync(path.join(folder, 'tsconfig.json'), '{}')
  expect(sourceHash(folder)).toBe(before)
  writeFileSync(path.join(folder, 'app', 'page.tsx'), 'two')
  expect(sourceHash(folder)).not.toBe(before)
})

it('lets one start work at a time and takes over from a dead one', async () => {
  writeFileSync(path.join(folder, 'start.lock'), '999999999 gone')
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 300))
    inside--
  }
  let waits = 0
  await Promise.all([1, 2, 3].map(() => alone(folder, work, () => waits++)))
  expect(most).toBe(1)
  expect(waits).toBe(2)
  expect(readdirSync(folder)).toEqual([])
})
