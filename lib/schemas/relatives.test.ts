import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fetchRow } from '../queries/row'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, writeRaw } from '../testing/raw-parquet'

const temporary = await makeFolder()
afterAll(temporary.remove)

test('a forerunner of the 140k set opens: flat messages, question_id, judge_hash, Null columns', async () => {
  const folder = path.join(temporary.folder, 'arena-100k')
  await writeRaw(folder, {
    'x.parquet': {
      columns: {
        question_id: 'VARCHAR',
        model_a: 'VARCHAR',
        model_b: 'VARCHAR',
        winner: 'VARCHAR',
        conversation_a: 'STRUCT(content VARCHAR, num_tokens BIGINT, "role" VARCHAR)[]',
        conversation_b: 'STRUCT(content VARCHAR, num_tokens BIGINT, "role" VARCHAR)[]',
        turn: 'BIGINT',
        anony: 'BOOLEAN',
        language: 'VARCHAR',
        tstamp: 'DOUBLE',
        judge_hash: 'VARCHAR',
        metadata_a: 'INTEGER',
      },
      rows: [
        {
          question_id: 'q1',
          model_a: 'm1',
          model_b: 'm2',
          winner: 'tie (bothbad)',
          conversation_a: [
            { content: 'Hi', num_tokens: 1, role: 'user' },
            { content: 'Hello', num_tokens: 1, role: 'assistant' },
          ],
          conversation_b: [
            { content: 'Hi', num_tokens: 1, role: 'user' },
            { content: 'Yo', num_tokens: 1, role: 'assistant' },
          ],
          turn: 1,
          anony: true,
          language: 'English',
          tstamp: 1700000000.5,
          judge_hash: 'j1',
          metadata_a: null,
        },
      ],
    },
  })
  const dataset = await buildDataset('relative', folder, path.join(temporary.folder, 'index'), ['rows'])
  expect(dataset.schema.family).toBe('arena-preference')
  const { summary, conversations } = await fetchRow(dataset, 0)
  expect(summary).toMatchObject({
    id: 'q1',
    winner: 'both_bad',
    language: 'en',
    user: 'j1',
    anonymous: true,
    turns: 1,
    time: '2023-11-14T22:13:20.500Z',
  })
  expect(conversations[1]?.messages.at(-1)?.parts).toEqual([{ kind: 'text', text: 'Yo' }])
  expect(dataset.filters.map(({ name }) => name)).toContain('user')
  dataset.db.close()
})
