import { existsSync } from 'node:fs'
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seeded } from '../media/parquet-fixture'
import { fetchRows } from '../queries/rows'
import { buildDataset, failureOf } from '../testing/built-dataset'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedVotes } from '../testing/varied-files'

const temporary = await makeFolder()
afterAll(temporary.remove)
const index = path.join(temporary.folder, 'index')

const BROKEN = path.resolve('../shared/data/broken-parquet')
const FUZZING = 'arrow-testing-fuzz/data/parquet/fuzzing/clusterfuzz-testcase-'

/** The nastiest of 305: they ask for a terabyte, point outside themselves, nest for ever, or end at once. */
const NASTIEST = [
  `${FUZZING}minimized-parquet-arrow-fuzz-4738122420715520`,
  `${FUZZING}minimized-parquet-arrow-fuzz-5095252022788096`,
  `${FUZZING}minimized-parquet-arrow-fuzz-4612343993794560`,
  `${FUZZING}dictbitwidth-5882232959270912`,
  `${FUZZING}minimized-parquet-arrow-fuzz-5662105355419648`,
  `${FUZZING}minimized-parquet-arrow-fuzz-5640198106120192`,
  `${FUZZING}minimized-parquet-arrow-fuzz-5653681249976320`,
  `${FUZZING}minimized-parquet-arrow-fuzz-5634251217436672`,
  'arrow-testing-fuzz/data/parquet/ARROW-17100.parquet',
  'arrow-testing-fuzz/data/parquet/timestamp.data',
]

describe.skipIf(!existsSync(BROKEN))('malicious parquet', () => {
  const folder = path.join(temporary.folder, 'malicious')
  const bad = NASTIEST.map((_, n) => `bad-${n}.parquet`)

  test('beside a good file is refused by name, file by file, and the good one is served', async () => {
    await writeRaw(folder, { 'good.parquet': goodFile })
    for (const [n, file] of NASTIEST.entries())
      await copyFile(path.join(BROKEN, file), path.join(folder, `bad-${n}.parquet`))
    const dataset = await buildDataset('beside', folder, index)
    expect(dataset.rows).toBe(goodFile.rows.length)
    const named = dataset.problems.filter((message) => message.startsWith('bad'))
    expect(named).toEqual(bad.map((name) => expect.stringMatching(new RegExp(`^${name} .*left out`))))
    expect(named.join()).not.toContain(temporary.folder)
    dataset.db.close()
  })

  test('without a good file is a message that says so and stays short', async () => {
    await rm(path.join(folder, 'good.parquet'))
    const message = await failureOf('alone', folder, index)
    expect(message).toMatch(/^bad-0\.parquet .*\nbad-1\.parquet .*… and 5 further files$/s)
  })
})

const goodFile = Object.values(variedVotes(60).files)[0]!

describe('a damaged file of a known family', () => {
  const random = seeded(99)
  /** The footer says where everything lies; the eight bytes behind it say how long it is. */
  const bodyOf = (bytes: Buffer) => bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8)
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['zeros in its middle', (bytes) => Buffer.from(bytes).fill(0, 500, bodyOf(bytes) - 500)],
    ['noise all over', (bytes) => scattered(bytes, 0, bodyOf(bytes), 300)],
    ['a byte turned here and there', (bytes) => scattered(bytes, 0, bodyOf(bytes), 4)],
    ['a wrong footer', (bytes) => scattered(bytes, bodyOf(bytes), bytes.length - 8, 3)],
    ['its end missing', (bytes) => bytes.subarray(0, bytes.length - 100)],
    ['its beginning missing', (bytes) => bytes.subarray(2000)],
    ['its pages missing', (bytes) => Buffer.concat([bytes.subarray(0, 400), bytes.subarray(bodyOf(bytes))])],
    ['nothing in it', () => Buffer.alloc(0)],
    ['only its first letters', (bytes) => bytes.subarray(0, 4)],
    ['a footer longer than itself', (bytes) => withFooterLength(bytes, 2 ** 31)],
  ]
  function scattered(bytes: Buffer, from: number, to: number, count: number): Buffer {
    const copy = Buffer.from(bytes)
    for (let turned = 0; turned < count; turned++)
      copy[from + Math.floor(random() * (to - from))] = random() * 256
    return copy
  }
  function withFooterLength(bytes: Buffer, length: number): Buffer {
    const copy = Buffer.from(bytes)
    copy.writeUInt32LE(length, copy.length - 8)
    return copy
  }

  test('is read as far as it can be, the rest is named, and the good one is served', async () => {
    const folder = path.join(temporary.folder, 'damaged')
    await writeRaw(folder, { 'good.parquet': goodFile })
    const good = await readFile(path.join(folder, 'good.parquet'))
    for (const [name, damage] of damages) await writeFile(path.join(folder, `${name}.parquet`), damage(good))
    const dataset = await buildDataset('damaged', folder, index)
    const rows = await fetchRows(dataset, [...Array(dataset.rows).keys()])
    const from = (file: string) => rows.filter(({ source }) => source.file === file).length
    expect(from('good.parquet')).toBe(goodFile.rows.length)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    for (const [name] of damages) {
      const named = dataset.problems.some(
        (message) => message.startsWith(`${name}.parquet`) && /left out|another way/.test(message),
      )
      expect([name, named || from(`${name}.parquet`) === goodFile.rows.length]).toEqual([name, true])
    }
    expect(rows.length).toBeLessThan(goodFile.rows.length * damages.length)
    dataset.db.close()
  })
})
