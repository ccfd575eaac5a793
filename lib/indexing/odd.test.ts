import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { openDatabase } from '../db'
import type { OddName } from '../odd'
import { fetchPage } from '../queries/page'
import { requireView } from '../queries/request'
import { join, literal, sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import {
  BATTLE_COLUMNS,
  battleRow,
  CHAT_COLUMNS,
  chatRow,
  counts,
  makeFolder,
  nested,
  spoken,
  VOTE_COLUMNS,
  voteRow,
  writeRaw,
} from '../testing/raw-parquet'

const temporary = await makeFolder()
const open: Dataset[] = []
afterAll(async () => {
  for (const dataset of open) dataset.db.close()
  await temporary.remove()
})

async function build(slug: string, folder: string, stages?: readonly ('rows' | 'images')[]) {
  const dataset = await buildDataset(slug, folder, path.join(temporary.folder, 'index'), stages)
  open.push(dataset)
  return dataset
}

/** Ids of the rows that `odd=…` lets through, all pages of them. */
async function odd(dataset: Dataset, name: OddName): Promise<string[]> {
  const view = requireView(dataset, new URLSearchParams({ odd: name, size: '100' }))
  const { matches, rows } = await fetchPage(dataset, view)
  expect(rows.length).toBe(matches.total)
  return rows.map(({ id }) => id).sort()
}

const said = (text: string | null) => [spoken('user', 'Why?'), spoken('assistant', text)]
const saidB = (text: string | null) => [
  spoken('user', 'Why?'),
  { ...spoken('assistant', text), num_tokens: 1 },
]

const at = (session: string | null, order: number | null) => ({
  evaluation_session_id: session,
  evaluation_order: order,
})
let nth = 0
const plain = (given: Record<string, unknown>) =>
  voteRow({
    evaluation_session_id: `s${nth}`,
    conversation_a: [spoken('user', `Why ${nth++}?`), spoken('assistant', 'So.')],
    ...given,
  })
const folder = path.join(temporary.folder, 'votes')
await writeRaw(folder, {
  'a.parquet': {
    columns: VOTE_COLUMNS,
    rows: [
      plain({ id: 'plain' }),
      plain({ id: 'self', model_b: 'alpha' }),
      plain({ id: 'silent', winner: null }),
      plain({ id: 'draw', winner: 'draw' }),
      plain({
        id: 'blank a',
        conversation_a: [spoken('user', 'Blank?'), spoken('assistant', ' \n\u00a0')],
      }),
      plain({ id: 'null b', conversation_b: saidB(null) }),
      plain({ id: 'none', conversation_a: null, conversation_b: null }),
      plain({ id: 'same', conversation_a: said('Same.'), conversation_b: saidB('Same.') }),
      plain({ id: 'nearly', conversation_a: said('Same.'), conversation_b: saidB('Same. ') }),
      plain({ id: 'untagged', category_tag: null }),
      plain({ id: 'half tagged', category_tag: { 'if_v0.1': { if: false, score: null } } }),
      plain({ id: 'uncounted', conv_metadata: null }),
      plain({ id: 'zero', conv_metadata: counts(1, 0, 5, 1) }),
      plain({ id: 'timeless', timestamp: null }),
      plain({ id: 'alone', ...at(null, null) }),
      plain({ id: 'unordered', ...at('o', null) }),
      plain({ id: 'first 1', ...at('f', 1) }),
      plain({ id: 'first 2', ...at('f', 1) }),
      plain({ id: 'first 3', ...at('f', 2) }),
      plain({ id: 'gap 1', ...at('g', 1) }),
      plain({ id: 'gap 3', ...at('g', 3) }),
      plain({ id: 'late', ...at('l', 2) }),
      plain({ id: 'twice' }),
      plain({ id: 'twice' }),
      plain({ id: null }),
      plain({ id: 'unasked', conversation_a: [spoken('user', ''), spoken('assistant', 'So.')] }),
    ],
  },
})
const dataset = await build('votes', folder, ['rows'])

describe('votes with every oddity planted once', () => {
  const cases: readonly (readonly [OddName, readonly string[]])[] = [
    ['self_battle', ['self']],
    ['no_vote', ['draw', 'silent']],
    ['empty_answer', ['blank a', 'none', 'null b']],
    ['identical_answers', ['same']],
    ['empty_prompt', ['none', 'unasked']],
    ['no_tags', ['untagged']],
    ['no_counts', ['uncounted', 'zero']],
    ['no_time', ['timeless']],
    ['no_session', ['alone']],
    ['no_order', ['unordered']],
    ['several_firsts', ['first 1', 'first 2', 'first 3']],
    ['order_gaps', ['gap 1', 'gap 3', 'late']],
    ['repeated_id', ['twice', 'twice~2']],
    ['no_id', ['a.parquet:24']],
    ['repaired', []],
    // "Why?" of the two with the same answers, and of the two that ask nothing.
    ['repeated_question', ['nearly', 'none', 'same', 'unasked']],
  ]
  test.each(cases)('odd=%s opens exactly its rows', async (name, expected) => {
    expect(await odd(dataset, name)).toEqual(expected)
  })
  test('and what is plain is left when all of them are left out', async () => {
    const query = new URLSearchParams(cases.map(([name]) => ['odd', `!${name}`]))
    const { rows } = await fetchPage(dataset, requireView(dataset, query))
    expect(rows.map(({ id }) => id).sort()).toEqual(['half tagged', 'plain'])
  })
})

test('a question of an image dataset is repeated with the same picture alone; chats know what is theirs', async () => {
  const folder = path.join(temporary.folder, 'chats')
  const picture = (bytes: string) => [{ bytes: `89504e470d0a1a0a${bytes}`, path: null }]
  await writeRaw(folder, {
    'a.parquet': {
      columns: CHAT_COLUMNS,
      rows: [
        chatRow({ conversation_id: 'one', images: picture('01') }),
        chatRow({
          conversation_id: 'two',
          images: picture('01'),
          conversation: nested('what IS  this?', ' '),
        }),
        chatRow({ conversation_id: 'other picture', images: picture('02') }),
        chatRow({ conversation_id: 'untagged', images: picture('03'), categories: null, tstamp: null }),
      ],
    },
  })
  const dataset = await build('chats', folder)
  expect(await odd(dataset, 'repeated_question')).toEqual(['one', 'two'])
  expect(await odd(dataset, 'empty_answer')).toEqual(['two'])
  expect([await odd(dataset, 'no_tags'), await odd(dataset, 'no_time')]).toEqual([['untagged'], ['untagged']])
  for (const name of ['self_battle', 'no_vote', 'no_counts', 'no_session'] as const) {
    expect(await odd(dataset, name)).toEqual([])
  }
})

test('battles without tags or sessions in any row are not called odd for it', async () => {
  const folder = path.join(temporary.folder, 'battles')
  const { categories: _tags, tstamp: _time, ...columns } = BATTLE_COLUMNS
  const { categories: _row, tstamp: _when, ...row } = battleRow({ question_id: 'x' })
  await writeRaw(folder, { 'a.parquet': { columns, rows: [row] } })
  const dataset = await build('battles', folder)
  expect(dataset.counted.odd).toEqual(Int32Array.of(0))
})

const real = path.resolve('../shared/data/arena140k-100')
describe.skipIf(!existsSync(real))('a hundred real rows', async () => {
  if (!existsSync(real)) return
  const dataset = await build('real', real, ['rows'])
  test('have as many odd ones as the raw file says', async () => {
    const raw = await openDatabase()
    const files = join(dataset.files.map((file) => literal(file.path)))
    const [expected] = await raw.query<Record<string, number>>(sql`WITH o AS (SELECT *,
        count(*) OVER (PARTITION BY id) AS same_id,
        sum((evaluation_order = 1)::INTEGER) OVER (PARTITION BY evaluation_session_id) AS firsts,
        max(evaluation_order) OVER (PARTITION BY evaluation_session_id) AS top,
        (SELECT count(DISTINCT i.evaluation_order) FROM read_parquet([${files}]) i
          WHERE i.evaluation_session_id = r.evaluation_session_id) AS seen
        FROM read_parquet([${files}]) r)
      SELECT
        count(*) FILTER (model_a = model_b)::INTEGER AS self_battle,
        count(*) FILTER (winner IS NULL)::INTEGER AS no_vote,
        count(*) FILTER (same_id > 1)::INTEGER AS repeated_id,
        count(*) FILTER (firsts > 1)::INTEGER AS several_firsts,
        count(*) FILTER (top > seen)::INTEGER AS order_gaps,
        count(*) FILTER (timestamp IS NULL)::INTEGER AS no_time,
        count(*) FILTER (coalesce(conv_metadata.sum_assistant_a_tokens, 0) <= 0
          OR coalesce(conv_metadata.sum_assistant_b_tokens, 0) <= 0)::INTEGER AS no_counts
      FROM o`)
    raw.close()
    expect(expected?.order_gaps).toBeGreaterThan(0)
    for (const [name, count] of Object.entries(expected ?? {})) {
      expect({ name, count: (await odd(dataset, name as OddName)).length }).toEqual({ name, count })
    }
  })
})
