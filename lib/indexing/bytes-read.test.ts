import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ByteWriter, parquetWrite } from 'hyparquet-writer'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../testing/raw-parquet'

const temporary = await makeFolder()
afterAll(temporary.remove)

/** 900 rows in groups of 100 with 80 kB of noise each: 72 MB of which the rest is a fraction of a per cent. */
async function writeImages(file: string, rows: number): Promise<void> {
  const noise = randomBytes(80_000)
  const writer = new ByteWriter()
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const
  const said = Array.from({ length: rows }, (_, row) => [
    { content: `question ${row} `.repeat(20), role: 'user' },
    { content: `answer ${row} `.repeat(60), role: 'assistant' },
  ])
  await parquetWrite({
    writer,
    rowGroupSize: 100,
    statistics: false,
    codec: 'UNCOMPRESSED',
    schema: [
      { name: 'root', num_children: 4 },
      { name: 'images', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', ...text },
      { name: 'conversation_id', ...text },
      { name: 'model', ...text },
      { name: 'conversation', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'content', ...text },
      { name: 'role', ...text },
    ],
    columnData: [
      {
        name: 'images',
        // No two alike, or a dictionary would make the file small.
        data: Array.from({ length: rows }, (_, row) => {
          const bytes = Buffer.from(noise)
          bytes.writeUInt32LE(row)
          return [{ bytes, path: null }]
        }),
      },
      { name: 'conversation_id', data: said.map((_, row) => `c${row}`) },
      { name: 'model', data: said.map((_, row) => `m${row % 5}`) },
      { name: 'conversation', data: said },
    ],
  })
  await writeFile(file, writer.getBytes())
}

/** Runs stage `rows` in a process of its own as the server does, and gives the bytes it asked the system for. */
async function bytesReadFor(folder: string, slug: string): Promise<number> {
  const task = { slug, folder, indexFolder: path.join(temporary.folder, 'index'), stage: 'rows', crashed: [] }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.resolve('lib/testing/worker-bytes.ts'), JSON.stringify(task)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  for await (const text of child.stdout) said += String(text)
  const { bytes, failed } = JSON.parse(said) as { bytes: number; failed: string }
  if (failed) throw new Error(failed)
  return bytes
}

test.skipIf(!existsSync('/proc/self/io'))('stage rows reads at most 3 % of a file of images', async () => {
  const folder = path.join(temporary.folder, 'images')
  await mkdir(folder)
  const file = path.join(folder, 'train.parquet')
  await writeImages(file, 900)
  const { size } = await stat(file)
  expect(size).toBeGreaterThan(60_000_000)
  const read = await bytesReadFor(folder, 'images')
  expect(read).toBeGreaterThan(100_000)
  expect(read).toBeLessThan(size * 0.03)
})
