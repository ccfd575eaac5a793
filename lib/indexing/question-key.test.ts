import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { fetchRows } from '../queries/rows'
import { buildDataset } from '../testing/built-dataset'
import { counts, makeFolder, spoken, VOTE_COLUMNS, voteRow, writeRaw } from '../testing/raw-parquet'
import { compatibilityCharacters } from './nfkc'

/** Same question: same normalised prompt, and the same earlier context. */
const SAME: readonly (readonly string[])[] = [
  ['Why is the sky blue?', ' why  is\nthe SKY blue? ', 'Why is the\u00a0sky blue?', 'Ｗhy is the sky blue？'],
  ['cafe\u0301', 'café', 'CAFÉ'],
  ['ﬁne', 'fine', 'ﬁNE'],
  ['x\u2028ﬁ', 'x fi', 'x\u3000fi', 'x\u000bfi'],
  ['㍿', '株式会社'],
  ['x²', 'x2'],
  ['ｶﾞ', 'ガ'],
  ['Ångström', 'Ångström'],
  ['हिन्दी', ' हिन्दी'],
]
const APART: readonly string[] = ['why is the sky red?', 'a', 'á', 'й', 'и', 'カ', 'हनद', 'a\0b', 'ab', '']

const temporary = await makeFolder()
afterAll(temporary.remove)
let dataset: Dataset
const hashes = new Map<string, string | null>()
beforeAll(async () => {
  const folder = path.join(temporary.folder, 'questions')
  const earlier = (text: string) => ({
    user: spoken('user', text),
    model_side_a: spoken('assistant', 'x'),
    model_side_b: spoken('assistant', 'y'),
  })
  const ask = (id: string, prompt: string, before: string[] = []) =>
    voteRow({
      id,
      conversation_a: [spoken('user', prompt), spoken('assistant', `answer of ${id}`)],
      full_conversation: [...before, prompt].map(earlier),
      conv_metadata: counts(1, 1, 1, 1),
    })
  await writeRaw(folder, {
    'a.parquet': {
      columns: VOTE_COLUMNS,
      rows: [
        ...SAME.flatMap((group, g) => group.map((prompt, n) => ask(`${g}.${n}`, prompt))),
        ...APART.map((prompt, n) => ask(`apart ${n}`, prompt)),
        ask('after one', 'and then?', ['one']),
        ask('after one too', 'And then?', ['one']),
        ask('after two', 'and then?', ['two']),
        ask('after none', 'and then?'),
      ],
    },
  })
  dataset = await buildDataset('questions', folder, path.join(temporary.folder, 'index'), ['rows'])
  for (const { id, question } of await fetchRows(dataset, [...Array(dataset.rows).keys()]))
    hashes.set(id, question)
})
afterAll(() => dataset.db.close())

test.each(
  SAME.map((group, g) => [group.map((prompt) => JSON.stringify(prompt)).join(' = '), group, g] as const),
)('%s', (_name, group, g) => {
  const found = new Set(group.map((_, n) => hashes.get(`${g}.${n}`)))
  expect(found.size).toBe(1)
  expect([...found][0]).toMatch(/^[0-9a-f]{32}$/)
})

test('other prompts are other questions', () => {
  const all = [...SAME.map((_, g) => hashes.get(`${g}.0`)), ...APART.map((_, n) => hashes.get(`apart ${n}`))]
  expect(new Set(all).size).toBe(SAME.length + APART.length)
})

test('the earlier context belongs to the question', () => {
  expect(hashes.get('after one')).toBe(hashes.get('after one too'))
  expect(new Set(['after one', 'after two', 'after none'].map((id) => hashes.get(id))).size).toBe(3)
})

test('the class of characters is that of this Unicode', () => {
  const members = compatibilityCharacters()
  for (const character of 'ﬁＷ²㍿\u00a0') expect(character.normalize('NFKC')).not.toBe(character)
  expect(members).toMatch(/^\[.*\]$/)
  expect(members).toContain('\\x{fb00}')
})
