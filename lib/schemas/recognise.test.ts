import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildDataset, failureOf } from '../testing/built-dataset'
import {
  BATTLE_COLUMNS,
  battleRow,
  CHAT_COLUMNS,
  chatRow,
  makeFolder,
  type RawFile,
  VOTE_COLUMNS,
  voteRow,
  writeRaw,
} from '../testing/raw-parquet'

const temporary = await makeFolder()
afterAll(temporary.remove)
const index = path.join(temporary.folder, 'index')

async function folderOf(slug: string, files: Record<string, RawFile>): Promise<string> {
  const folder = path.join(temporary.folder, slug)
  await writeRaw(folder, files)
  return folder
}

function reversed(columns: RawFile['columns']): RawFile['columns'] {
  return Object.fromEntries([
    ['first_of_all', 'INTEGER'],
    ...Object.entries(columns).reverse(),
    ['x', 'VARCHAR'],
  ])
}

function without(columns: RawFile['columns'], ...names: string[]): RawFile['columns'] {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name)))
}

test.each([
  ['vision-chat', CHAT_COLUMNS, chatRow()],
  ['vision-battle', BATTLE_COLUMNS, battleRow()],
  ['arena-preference', VOTE_COLUMNS, voteRow()],
])('%s is recognised by its columns in any order, with others among them', async (family, columns, row) => {
  const folder = await folderOf(`any-order-${family}`, {
    'x.parquet': { columns: reversed(columns), rows: [row] },
  })
  const dataset = await buildDataset('any', folder, path.join(index, family), ['rows'])
  expect([dataset.schema.family, dataset.rows, dataset.problems]).toEqual([family, 1, []])
  dataset.db.close()
})

describe('what fits no family is told by the closest one and what it lacks', () => {
  test.each([
    [
      'vision-chat',
      without(CHAT_COLUMNS, 'model'),
      chatRow(),
      /closest is vision-chat, for which it lacks model;/,
    ],
    [
      'vision-chat',
      without(CHAT_COLUMNS, 'images'),
      chatRow(),
      /closest is vision-chat, .* lacks images or image/,
    ],
    [
      'vision-battle',
      without(BATTLE_COLUMNS, 'question_id', 'winner'),
      battleRow(),
      /vision-battle, .* question_id, winner/,
    ],
    ['arena-preference', without(VOTE_COLUMNS, 'winner'), voteRow(), /arena-preference, .* lacks winner/],
    [
      'arena-preference',
      { ...VOTE_COLUMNS, conversation_b: 'VARCHAR' },
      voteRow({ conversation_b: "[{'role': 'user'}]" }),
      /arena-preference, but its conversation_b is not a list of messages/,
    ],
    ['nothing', { x: 'INTEGER' }, { x: 1 }, /fits no known family; the closest is/],
  ])('%#: %s', async (_family, columns, row, message) => {
    const slug = `lacking-${Math.random().toString(36).slice(2)}`
    const folder = await folderOf(slug, { 'data/x.parquet': { columns, rows: [row] } })
    expect(await failureOf(slug, folder, index)).toMatch(message)
    expect(await failureOf(slug, folder, index)).toContain('data/x.parquet')
  })
})

test('two families in one folder are an error that names both', async () => {
  const folder = await folderOf('two', {
    'chats.parquet': { columns: CHAT_COLUMNS, rows: [chatRow()] },
    'votes.parquet': { columns: VOTE_COLUMNS, rows: [voteRow()] },
  })
  const message = await failureOf('two', folder, index)
  expect(message).toMatch(/two families: chats\.parquet is vision-chat, votes\.parquet is arena-preference/)
})

test('a file that fits no family is left out and named beside those that do', async () => {
  const folder = await folderOf('beside', {
    'data/a.parquet': { columns: VOTE_COLUMNS, rows: [voteRow()] },
    'embeddings.parquet': { columns: { vector: 'DOUBLE[]' }, rows: [{ vector: [1, 2] }] },
  })
  const dataset = await buildDataset('beside', folder, index, ['rows'])
  expect(dataset.rows).toBe(1)
  expect(dataset.problems).toEqual([
    expect.stringMatching(/^embeddings\.parquet fits no known family.*left out$/),
  ])
  dataset.db.close()
})

test('a dataset of no rows opens', async () => {
  const folder = await folderOf('no-rows', { 'a.parquet': { columns: VOTE_COLUMNS, rows: [] } })
  const dataset = await buildDataset('no-rows', folder, index)
  expect(dataset.rows).toBe(0)
  dataset.db.close()
})
