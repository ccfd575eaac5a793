import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { fetchMatches } from '../queries/matches'
import { countPairs } from '../queries/pairs'
import { fetchRow } from '../queries/row'
import { fetchRowNumber, fetchRows, type RowSummary } from '../queries/rows'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import {
  BATTLE_COLUMNS,
  battleRow,
  CHAT_COLUMNS,
  chatRow,
  counts,
  FLAT,
  flat,
  makeFolder,
  nested,
  type RawFile,
  spoken,
  VOTE_COLUMNS,
  voteRow,
  writeRaw,
} from '../testing/raw-parquet'

/** SCHEMAS §5, one reading after another, each through a dataset of its own shape. */
const temporary = await makeFolder()
afterAll(temporary.remove)
const open: Dataset[] = []
afterAll(() => {
  for (const dataset of open) dataset.db.close()
})

async function build(slug: string, files: Record<string, RawFile>): Promise<Dataset> {
  const folder = path.join(temporary.folder, 'data', slug)
  await writeRaw(folder, files)
  const dataset = await buildDataset(slug, folder, path.join(temporary.folder, 'index'), ['rows'])
  open.push(dataset)
  return dataset
}

async function summaries(dataset: Dataset): Promise<Map<string, RowSummary>> {
  const rows = await fetchRows(dataset, [...Array(dataset.rows).keys()])
  return new Map(rows.map((row) => [row.id, row]))
}

async function saidIn(dataset: Dataset, id: string): Promise<string[][]> {
  const row = await fetchRow(dataset, (await fetchRowNumber(dataset, id)) ?? -1)
  return row.conversations.map(({ messages }) =>
    messages.map(({ role, parts }) => {
      const said = parts.map((part) => (part.kind === 'text' ? part.text : `<${part.type}>`))
      return `${role}: ${said.join(' ')}`
    }),
  )
}

describe('chats of many shapes in one folder', () => {
  let dataset: Dataset
  let rows: Map<string, RowSummary>
  beforeAll(async () => {
    const { preset_dataset, tstamp, conversation, language, ...others } = CHAT_COLUMNS
    dataset = await build('chats', {
      'data/a.parquet': {
        columns: CHAT_COLUMNS,
        rows: [
          chatRow({ conversation_id: 'x', tstamp: 1_714_521_600.25 }),
          chatRow({ conversation_id: 'x', tstamp: null, language: 'Klingonese' }),
          chatRow({ conversation_id: 'x~2', model: 'org/model:1 (beta) +' }),
          chatRow({
            conversation_id: null,
            model: null,
            categories: null,
            conversation: null,
            num_turns: null,
          }),
          chatRow({ conversation_id: '', conversation: [], num_turns: null, images: null }),
          chatRow({ conversation_id: '..', images: [] }),
          chatRow({ conversation_id: 'a\0b', images: [{ bytes: null, path: 'x' }] }),
          chatRow({ conversation_id: 'far', tstamp: 1e300, num_turns: 7 }),
          chatRow({ conversation_id: 'late', tstamp: 1.7e12 }),
          chatRow({ conversation_id: 'early', tstamp: -1 }),
          chatRow({ conversation_id: 'preset', is_preset: true, preset_dataset: ' WikiArt ' }),
          chatRow({ conversation_id: 'unnamed', is_preset: true, preset_dataset: '' }),
          chatRow({ conversation_id: 'unsaid', is_preset: null }),
          chatRow({
            conversation_id: 'gaps',
            num_turns: null,
            conversation: [
              [{ content: null, role: 'user' }],
              null,
              [null],
              ...(nested('b', null) as unknown[]),
            ],
          }),
        ],
      },
      'data/b.parquet': {
        columns: {
          extra: 'INTEGER',
          tstamp: 'INTEGER',
          language: 'VARCHAR[]',
          dataset_preset: 'VARCHAR',
          conversation: FLAT,
          ...others,
        },
        rows: [
          {
            ...chatRow({ conversation_id: 'flat', tstamp: 1_700_000_000, language: ['French', 'English'] }),
            conversation: flat('Flat?', 'Yes.'),
            dataset_preset: 'NewYorker',
          },
        ],
      },
      'deeper/c.parquet': {
        columns: { ...CHAT_COLUMNS, tstamp: 'TIMESTAMPTZ', user_id: 'VARCHAR' },
        rows: [chatRow({ conversation_id: 'zoned', tstamp: '2024-05-01 02:00:00+02', user_id: 'text' })],
      },
    })
    rows = await summaries(dataset)
  })

  test('every row has an id of its own: repeated, missing, and those no address can hold', () => {
    expect([...rows.keys()].sort()).toEqual(
      [
        'x',
        'x~2',
        'x~2~2',
        'data/a.parquet:3',
        'data/a.parquet:4',
        'data/a.parquet:5',
        'data/a.parquet:6',
        'far',
        'late',
        'early',
        'preset',
        'unnamed',
        'unsaid',
        'gaps',
        'flat',
        'zoned',
      ].sort(),
    )
    expect(rows.get('x')?.source).toEqual({ file: 'data/a.parquet', row: 0 })
    expect(rows.get('x~2')?.model).toBe('org/model:1 (beta) +')
    expect(rows.get('x~2~2')?.source.row).toBe(1)
  })

  test.each([
    ['x', '2024-05-01T00:00:00.250Z'],
    ['x~2~2', null],
    ['far', null],
    ['late', null],
    ['early', '1969-12-31T23:59:59.000Z'],
    ['flat', '2023-11-14T22:13:20.000Z'],
    ['zoned', '2024-05-01T00:00:00.000Z'],
  ])('the time of %s is %s', (id, time) => {
    expect(rows.get(id)?.time).toBe(time)
  })

  test.each([
    ['x', null],
    ['preset', 'WikiArt'],
    ['unnamed', 'unnamed'],
    ['unsaid', null],
    ['flat', 'NewYorker'],
  ])('the preset of %s is %s', (id, preset) => {
    expect(rows.get(id)?.preset).toBe(preset)
  })

  test('a number beyond 2^53 stays what it is, as text', () => {
    expect(rows.get('x')?.user).toBe('4611686018427387905')
    expect(rows.get('zoned')?.user).toBe('text')
  })

  test('a language keeps what was stored beside what it is', () => {
    expect(rows.get('flat')).toMatchObject({ language: 'fr', language_raw: 'French' })
    expect(rows.get('x~2~2')).toMatchObject({ language: 'klingonese', language_raw: 'Klingonese' })
  })

  test('messages are read nested and flat, without gaps', async () => {
    expect(await saidIn(dataset, 'x')).toEqual([['user: What is this?', 'assistant: A picture.']])
    expect(await saidIn(dataset, 'flat')).toEqual([['user: Flat?', 'assistant: Yes.']])
    expect(await saidIn(dataset, 'gaps')).toEqual([['user: ', 'user: b', 'assistant: ']])
    expect(await saidIn(dataset, 'data/a.parquet:3')).toEqual([[]])
  })

  test('turns are counted where they are not told', () => {
    expect(rows.get('far')?.turns).toBe(7)
    expect(rows.get('gaps')?.turns).toBe(2)
    expect(rows.get('data/a.parquet:4')?.turns).toBe(0)
    expect(rows.get('data/a.parquet:3')?.turns).toBeNull()
  })

  test('a missing model is said to be missing, and a chat has no other side', async () => {
    expect(rows.get('data/a.parquet:3')?.model).toBe('(no model)')
    const [sides] = await dataset.db.query(sql`SELECT count(model_b)::INTEGER AS n FROM "rows"`)
    expect(sides).toEqual({ n: 0 })
  })

  test('no column speaks of votes, so nothing about them is on offer', () => {
    expect(dataset.kind).toBe('chat')
    expect(dataset.filters.map(({ name }) => name)).toEqual(
      'q model category preset language code turns date user odd label sample'.split(' '),
    )
    expect(dataset.awaited).toEqual(['image', 'question'])
  })
})

describe('votes on text', () => {
  let dataset: Dataset
  let rows: Map<string, RowSummary>
  const context = [
    {
      user: spoken('user', 'First?'),
      model_side_a: spoken('assistant', 'One.'),
      model_side_b: spoken('assistant', 'Uno.'),
    },
    { user: spoken('user', 'Why?'), model_side_a: null, model_side_b: spoken('assistant', 'Since.') },
  ]
  beforeAll(async () => {
    const winners = ['tie (bothbad)', 'tie (both bad)', 'bothbad', 'both_bad', 'tie', 'model_b', null]
    const strange = ['Tie?', 'constructor', '__proto__']
    dataset = await build('votes', {
      'train-00000-of-00001.parquet': {
        columns: VOTE_COLUMNS,
        rows: [
          ...[...winners, ...strange].map((winner) => voteRow({ id: `winner ${winner}`, winner })),
          ...['en', 'EN', 'zh-hant', 'und', '<err>', '', null, 'constructor', 'en\0'].map((language) =>
            voteRow({ id: `language ${JSON.stringify(language)}`, language }),
          ),
          voteRow({ id: 'context', full_conversation: context, conv_metadata: counts(1, 2, 3, 1) }),
          voteRow({ id: 'no turns told', full_conversation: context, conv_metadata: null }),
          voteRow({ id: 'no turns', full_conversation: context, conv_metadata: counts(1, 2, 3, 0) }),
          voteRow({ id: 'all turns', full_conversation: context, conv_metadata: counts(1, 2, 3, 9) }),
          voteRow({
            id: 'vast',
            conv_metadata: {
              ...counts(501, 2_147_483_647, -2_147_483_648, 2),
              header_count_a: { h1: 2_147_483_647, h2: 2_147_483_647 },
            },
          }),
          voteRow({
            id: 'parts',
            conversation_a: [
              {
                role: 'user',
                content: [
                  { type: 'text', text: null },
                  { type: 'text', text: 'one' },
                  { type: 'image', mimeType: 'image/png' },
                  null,
                  { type: null, text: 'two' },
                ],
              },
              { role: null, content: [] },
              { role: 'assistant', content: null },
            ],
          }),
          voteRow({
            id: 'hard',
            category_tag: {
              'criteria_v0.1': {
                complexity: true,
                creativity: null,
                domain_knowledge: true,
                problem_solving: true,
                real_world: true,
                specificity: true,
                technical_accuracy: true,
              },
              'if_v0.1': { if: true, score: 4 },
              'creative_writing_v0.1': { creative_writing: false, score: 'no' },
            },
          }),
          voteRow({ id: 'untagged', category_tag: null, is_code: null }),
        ],
      },
    })
    rows = await summaries(dataset)
  })

  test.each([
    ['tie (bothbad)', 'both_bad'],
    ['tie (both bad)', 'both_bad'],
    ['bothbad', 'both_bad'],
    ['both_bad', 'both_bad'],
    ['tie', 'tie'],
    ['model_b', 'model_b'],
    [null, null],
    ['Tie?', null],
    ['constructor', null],
    ['__proto__', null],
  ])('the winner %s is %s', (label, winner) => {
    expect(rows.get(`winner ${label}`)?.winner).toBe(winner)
  })

  test('a label nobody knows is named with its file and row, and never counts', async () => {
    const named = dataset.problems.filter((message) => message.includes('is not known'))
    expect(named).toHaveLength(3)
    expect(named.join('\n')).toMatch(/train-00000-of-00001\.parquet, row 7: the winner label "Tie\?"/)
    const { no_vote } = countPairs(dataset, await fetchMatches(dataset, new Map()))
    expect(no_vote).toBe(4)
  })

  test.each([
    ['"en"', 'en'],
    ['"EN"', 'en'],
    ['"zh-hant"', 'zh-Hant'],
    ['"und"', 'unknown'],
    ['"<err>"', 'unknown'],
    ['""', 'unknown'],
    ['null', 'unknown'],
    ['"constructor"', 'constructor'],
    ['"en\\u0000"', 'en\0'],
  ])('the language %s is %s', (stored, code) => {
    expect(rows.get(`language ${stored}`)?.language).toBe(code)
  })

  test('the elements before this evaluation are its context; where their number is not told, none is', async () => {
    const contextOf = async (id: string) =>
      (await fetchRow(dataset, (await fetchRowNumber(dataset, id)) ?? -1)).context
    const said = (text: string, role = 'assistant') => [{ role, parts: [{ kind: 'text', text }] }]
    expect(await contextOf('context')).toEqual([
      { user: said('First?', 'user'), a: said('One.'), b: said('Uno.') },
    ])
    expect(await contextOf('no turns told')).toEqual([])
    expect(await contextOf('no turns')).toEqual([])
    expect(await contextOf('all turns')).toEqual([])
  })

  test('counts that no integer can hold are not told, and the row stays', async () => {
    expect(rows.get('vast')).toMatchObject({ tokens_a: 2_147_483_647, tokens_b: -2_147_483_648 })
    const { style } = await fetchRow(dataset, (await fetchRowNumber(dataset, 'vast')) ?? -1)
    expect(style.a).toEqual({ tokens: 2_147_483_647, headers: null, lists: 3, bold: 1 })
    const [gap] = await dataset.db.query(sql`SELECT gap FROM "rows" WHERE id = 'vast'`)
    expect(gap).toEqual({ gap: null })
  })

  test('typed parts: text is joined, what is no text is named', async () => {
    const [a] = await saidIn(dataset, 'parts')
    expect(a).toEqual(['user: one\n\ntwo <image image/png>', ': ', 'assistant: '])
  })

  test('sides of different type are read alike', async () => {
    expect(await saidIn(dataset, 'winner tie')).toEqual([
      ['user: Why?', 'assistant: Because.'],
      ['user: Why?', 'assistant: Since it is so.'],
    ])
  })

  test('categories are derived as the arena derives them', () => {
    expect([...(rows.get('hard')?.categories ?? [])].sort()).toEqual([
      'complexity',
      'domain_knowledge',
      'hard_prompt',
      'instruction_following',
      'problem_solving',
      'real_world',
      'specificity',
      'technical_accuracy',
    ])
    expect([...(rows.get('vast')?.categories ?? [])].sort()).toEqual(['longer_query', 'math', 'multi_turn'])
    expect(rows.get('untagged')).toMatchObject({ categories: [], code: null })
  })
})

describe('a time, however it is stored', () => {
  const times = [
    ['TIMESTAMP', '2025-05-01 12:00:00.123456', '2025-05-01T12:00:00.123Z'],
    ['TIMESTAMP_NS', '2025-05-01 12:00:00.123456789', '2025-05-01T12:00:00.123Z'],
    ['TIMESTAMP_MS', '2025-05-01 12:00:00.123', '2025-05-01T12:00:00.123Z'],
    ['TIMESTAMPTZ', '2025-05-01 12:00:00+03', '2025-05-01T09:00:00.000Z'],
    ['VARCHAR', '2025-05-01T12:00:00', '2025-05-01T12:00:00.000Z'],
    ['VARCHAR', '2025-05-01T12:00:00+02:00', '2025-05-01T10:00:00.000Z'],
    ['VARCHAR', 'yesterday', null],
    ['DOUBLE', 1_746_100_800.5, '2025-05-01T12:00:00.500Z'],
    ['INTEGER', 1_746_100_800, '2025-05-01T12:00:00.000Z'],
    ['BIGINT', 1_746_100_800, '2025-05-01T12:00:00.000Z'],
    ['DATE', '2025-05-01', '2025-05-01T00:00:00.000Z'],
    ['BOOLEAN', true, '1970-01-01T00:00:01.000Z'],
  ] as const
  let rows: Map<string, RowSummary>
  beforeAll(async () => {
    const files = times.map(([type, timestamp], index): [string, RawFile] => [
      `${index}.parquet`,
      { columns: { ...VOTE_COLUMNS, timestamp: type }, rows: [voteRow({ id: String(index), timestamp })] },
    ])
    rows = await summaries(await build('times', Object.fromEntries(files)))
  })
  test.each(times.map((time, index) => [...time, index] as const))(
    '%s %s is %s',
    (_type, _stored, time, index) => {
      expect(rows.get(String(index))?.time).toBe(time)
    },
  )
})

test('votes on images keep judge, preset, flags and the counts of both sides', async () => {
  const dataset = await build('battles', {
    'data/train.parquet': {
      columns: BATTLE_COLUMNS,
      rows: [
        battleRow({ categories: { code: true, ocr: true, is_code: null } }),
        battleRow({
          question_id: 'r',
          anony: null,
          turn: null,
          conv_metadata: null,
          judge: null,
          winner: null,
        }),
      ],
    },
  })
  const rows = await summaries(dataset)
  expect(rows.get('q')).toMatchObject({
    model_a: 'alpha',
    model_b: 'beta',
    winner: 'model_a',
    user: 'judge one',
    anonymous: true,
    turns: 1,
    prompt_tokens: 10,
    tokens_a: 100,
    tokens_b: 120,
    length: 'A photograph.'.length,
    prompt: 'What is this?',
    answers: ['A picture.', 'A photograph.'],
  })
  expect([...(rows.get('q')?.categories ?? [])].sort()).toEqual(['code', 'ocr'])
  expect(rows.get('r')).toMatchObject({ winner: null, anonymous: null, turns: 1, user: null, tokens_a: null })
})

test('where the data counts no tokens, nothing about tokens is on offer', async () => {
  const { conv_metadata, anony, ...columns } = BATTLE_COLUMNS
  const dataset = await build('bare', { 'a.parquet': { columns, rows: [battleRow()] } })
  expect(dataset.lacks).toEqual(
    expect.arrayContaining(['prompt_tokens', 'answer_tokens', 'gap', 'anonymous']),
  )
})

test('categories beyond what an index holds are said to be left out', async () => {
  const keys = Array.from({ length: 70 }, (_, index) => `key_${index}`)
  const dataset = await build('many', {
    'a.parquet': {
      columns: { ...CHAT_COLUMNS, categories: `STRUCT(${keys.map((key) => `${key} BOOLEAN`).join(', ')})` },
      rows: [
        chatRow({ categories: Object.fromEntries(keys.map((key) => [key, true])) }),
        chatRow({
          conversation_id: 'd',
          categories: Object.fromEntries(keys.slice(6).map((key) => [key, true])),
        }),
      ],
    },
  })
  expect(dataset.problems.join()).toMatch('6 more categories')
  const rows = await summaries(dataset)
  expect([...(rows.get('c')?.categories ?? [])].sort()).toEqual(keys.slice(6).sort())
})
