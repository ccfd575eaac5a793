import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type FileMetaData, parquetMetadata, type SchemaElement } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSample } from './make-sample'

const REAL = '../shared/data'
let root = ''
let tiny = ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sample-'))
  tiny = join(root, 'tiny')
  await makeSample({ out: tiny, scale: 'tiny' })
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('the tiny sample', () => {
  test('has the rows it promises, in finished shards only', async () => {
    expect(await rowsOf('sample-vision-chat')).toBe(120)
    expect(await rowsOf('sample-vision-battle')).toBe(120)
    expect(await rowsOf('sample-arena-140k')).toBe(240)
    const left = (await filesOf(tiny)).filter((file) => /unfinished|state/.test(file))
    expect(left).toEqual([])
  })

  test.each(['sample-vision-chat', 'sample-vision-battle', 'sample-arena-140k'] as const)(
    '%s has the raw schema to the letter, and one unknown category in its last shard',
    async (folder) => {
      const [first, last] = [await footer(tiny, folder, 0), await footer(tiny, folder, 1)]
      expect(inText(first.schema)).toBe(SCHEMAS[folder])
      const more = inText(last.schema).split('\n').length - inText(first.schema).split('\n').length
      expect(more).toBe(folder === 'sample-arena-140k' ? 2 : 1)
      expect(first.schema.slice(1).every((one) => one.repetition_type !== 'REQUIRED')).toBe(true)
    },
  )

  test.skipIf(!existsSync(REAL)).each([
    ['sample-vision-chat', 'vision-chat-real'],
    ['sample-vision-battle', 'vision-battle-real'],
    ['sample-arena-140k', 'arena140k-100'],
  ])('%s matches the real file element by element', async (made, real) => {
    const [ours, theirs] = [await footer(tiny, made, 0), await footer(REAL, real, 0)]
    expect(ours.schema.map(withoutKnownDifferences)).toEqual(theirs.schema.map(withoutKnownDifferences))
  })

  test('groups 100 rows where there are images, compresses with SNAPPY and writes no page index', async () => {
    for (const [folder, size] of [
      ['sample-vision-chat', 100],
      ['sample-arena-140k', 1000],
    ] as const) {
      const { row_groups } = await footer(tiny, folder, 0)
      for (const group of row_groups) {
        expect(Number(group.num_rows)).toBeLessThanOrEqual(size)
        for (const column of group.columns) {
          expect(column.meta_data?.codec).toBe('SNAPPY')
          expect(column.offset_index_offset).toBeUndefined()
          expect(column.column_index_offset).toBeUndefined()
        }
      }
    }
  })

  test('keeps the images of a group in one dictionary page in some shards and on plain pages in others', async () => {
    const images = async (shard: number) =>
      (await footer(tiny, 'sample-vision-chat', shard)).row_groups[0]?.columns[0]?.meta_data
    expect((await images(0))?.dictionary_page_offset).toBeDefined()
    expect((await images(1))?.dictionary_page_offset).toBeUndefined()
  })

  test('is read by DuckDB, except for the one column with text that is not UTF-8', async () => {
    const chat = `'${tiny}/sample-vision-chat/data/*.parquet'`
    const [row] =
      await ask(`SELECT count(*)::INTEGER AS rows, count(DISTINCT conversation_id)::INTEGER AS ids,
      count(*) FILTER (images IS NULL)::INTEGER AS without, max(user_id)::VARCHAR AS most,
      count(*) FILTER (categories IS NULL)::INTEGER AS uncategorised FROM ${chat}`)
    expect(row).toEqual({ rows: 120, ids: 118, without: 1, most: '9223372036854775807', uncategorised: 1 })
    await expect(ask(`SELECT conversation FROM ${chat}`)).rejects.toThrow(/not valid UTF8/)
    const winners = await ask(
      `SELECT DISTINCT winner FROM '${tiny}/sample-vision-battle/data/*.parquet' ORDER BY ALL`,
    )
    expect(winners.map((one) => one.winner)).toEqual([
      'both_bad',
      'model_a',
      'model_b',
      'tie',
      'tie (both bad)',
      'tie (bothbad)',
      null,
    ])
  })

  test('repeats the earlier turns of a session before the ones under vote', async () => {
    const votes = `'${tiny}/sample-arena-140k/data/train-00000*.parquet'`
    const [row] = await ask(`SELECT count(*)::INTEGER AS wrong FROM ${votes}
      WHERE full_conversation[-1].model_side_b.content[1].text <> conversation_b[-1].content[1].text
         OR len(full_conversation) < conv_metadata.turns OR len(conversation_a) <> 2 * conv_metadata.turns`)
    expect(row).toEqual({ wrong: 0 })
    const [longer] = await ask(
      `SELECT count(*)::INTEGER AS rows FROM ${votes} WHERE len(full_conversation) > conv_metadata.turns`,
    )
    expect(longer?.rows).toBeGreaterThan(10)
  })

  test('shares pictures between chats and votes', async () => {
    const hashes = (folder: string) =>
      `SELECT DISTINCT sha256(images[1].bytes) FROM '${tiny}/${folder}/data/*.parquet'`
    const [row] = await ask(
      `SELECT count(*)::INTEGER AS shared FROM (${hashes('sample-vision-chat')} INTERSECT ${hashes('sample-vision-battle')})`,
    )
    expect(row?.shared).toBeGreaterThan(0)
  })

  test('writes down the truth', async () => {
    const truth = JSON.parse(await readFile(join(tiny, 'sample-arena-140k', 'truth.json'), 'utf8'))
    expect(truth).toMatchObject({ scale: 'tiny', seed: 1, rows: 240, side_effect: 0.06, ties: 0.315 })
    expect(truth.models).toHaveLength(12)
    expect(
      truth.models.reduce((sum: number, one: { strength: number }) => sum + one.strength, 0),
    ).toBeCloseTo(0, 2)
    expect(truth.repeated_questions).toBeGreaterThan(0)
    expect(truth.sessions.with_several_votes).toBeGreaterThan(5)
  })
})

test('the same seed gives the same bytes, another seed other ones', async () => {
  await makeSample({ out: join(root, 'again'), scale: 'tiny' })
  await makeSample({ out: join(root, 'other'), scale: 'tiny', seed: 2 })
  const [one, same, other] = await Promise.all([tiny, join(root, 'again'), join(root, 'other')].map(hashesOf))
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
})

test('an interrupted run goes on from the last finished shard and ends with the same bytes', async () => {
  const out = join(root, 'broken')
  const stop = makeSample({
    out,
    scale: 'tiny',
    onProgress: ({ stage, done }) => {
      if (stage === 'sample-vision-battle' && done > 0) throw new Error('the plug was pulled')
    },
  })
  await expect(stop).rejects.toThrow('the plug was pulled')
  expect(await filesOf(out)).toContain('sample-vision-chat/truth.json')
  await makeSample({ out, scale: 'tiny' })
  expect(await hashesOf(out)).toEqual(await hashesOf(tiny))
})

test('a finished sample is left alone', async () => {
  const seen: string[] = []
  await makeSample({ out: tiny, scale: 'tiny', onProgress: ({ stage }) => seen.push(stage) })
  expect(seen).toEqual([])
})

/** The real stand-ins spell one column otherwise and hold nanoseconds where the published files hold microseconds. */
function withoutKnownDifferences(element: SchemaElement): SchemaElement {
  const name = element.name === 'dataset_preset' ? 'preset_dataset' : element.name
  const { logical_type: logical } = element
  return logical?.type === 'TIMESTAMP'
    ? { ...element, name, logical_type: { ...logical, unit: 'MICROS' } }
    : { ...element, name }
}

async function footer(root: string, folder: string, shard: number): Promise<FileMetaData> {
  const data = join(root, folder, 'data')
  const file = (await readdir(data)).sort()[shard]
  const bytes = await readFile(join(data, file ?? ''))
  return parquetMetadata(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  )
}

async function rowsOf(folder: string): Promise<number> {
  return Number((await footer(tiny, folder, 0)).num_rows) + Number((await footer(tiny, folder, 1)).num_rows)
}

async function filesOf(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort()
}

async function hashesOf(folder: string): Promise<Record<string, string>> {
  const files = await filesOf(folder)
  const hash = async (file: string) =>
    createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex')
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await hash(file)] as const)))
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** One line an element, indented by depth. */
function inText(schema: readonly SchemaElement[]): string {
  const open: number[] = []
  return schema
    .slice(1)
    .map((element) => {
      const line = `${'  '.repeat(open.length)}${element.name}${element.type ? ` ${element.type}` : ''}${element.converted_type ? ` ${element.converted_type}` : ''}${element.repetition_type === 'REPEATED' ? ' *' : ''}`
      const last = open.length - 1
      if (last >= 0) open[last] = (open[last] ?? 0) - 1
      if (element.num_children) open.push(element.num_children)
      while (open.at(-1) === 0) open.pop()
      return line
    })
    .join('\n')
}

function indented(text: string, by: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => by + line)
    .join('\n')
}

const IMAGES = `images LIST
  list *
    element
      bytes BYTE_ARRAY
      path BYTE_ARRAY UTF8`
const MESSAGES = (column: string) => `${column} LIST
  list *
    element LIST
      list *
        element
          content BYTE_ARRAY UTF8
          role BYTE_ARRAY UTF8`
const CATEGORIES = `categories
  captioning BOOLEAN
  code BOOLEAN
  creative_writing BOOLEAN
  diagram BOOLEAN
  entity_recognition BOOLEAN
  homework BOOLEAN
  humor BOOLEAN
  is_code BOOLEAN
  ocr BOOLEAN
  refusal BOOLEAN`
const BOLD = (side: string) => `bold_count_${side}\n  ** INT64\n  __ INT64`
const HEADERS = (side: string) =>
  `header_count_${side}\n${[1, 2, 3, 4, 5, 6].map((level) => `  h${level} INT64`).join('\n')}`
const LISTS = (side: string) => `list_count_${side}\n  ordered INT64\n  unordered INT64`
const CONTENT = `role BYTE_ARRAY UTF8
content LIST
  list *
    element
      type BYTE_ARRAY UTF8
      text BYTE_ARRAY UTF8
      image BYTE_ARRAY UTF8
      mimeType BYTE_ARRAY UTF8`
const SIDE = (name: string) => `      ${name}\n${indented(CONTENT, '        ')}`

const SCHEMAS = {
  'sample-vision-chat': `${IMAGES}
conversation_id BYTE_ARRAY UTF8
model BYTE_ARRAY UTF8
num_turns INT64
${MESSAGES('conversation')}
language BYTE_ARRAY UTF8
user_id INT64
tstamp DOUBLE
is_preset BOOLEAN
preset_dataset BYTE_ARRAY UTF8
${CATEGORIES}`,
  'sample-vision-battle': `${IMAGES}
question_id BYTE_ARRAY UTF8
model_a BYTE_ARRAY UTF8
model_b BYTE_ARRAY UTF8
winner BYTE_ARRAY UTF8
judge BYTE_ARRAY UTF8
${MESSAGES('conversation_a')}
${MESSAGES('conversation_b')}
turn INT64
anony BOOLEAN
language BYTE_ARRAY UTF8
tstamp DOUBLE
conv_metadata
${indented([BOLD('a'), BOLD('b'), 'context_a_tokens INT64\ncontext_b_tokens INT64', HEADERS('a'), HEADERS('b'), LISTS('a'), LISTS('b'), 'sum_assistant_a_tokens INT64\nsum_assistant_b_tokens INT64\nsum_user_tokens INT64'].join('\n'), '  ')}
is_preset BOOLEAN
dataset_preset BYTE_ARRAY UTF8
${CATEGORIES}`,
  'sample-arena-140k': `id BYTE_ARRAY UTF8
model_a BYTE_ARRAY UTF8
model_b BYTE_ARRAY UTF8
winner BYTE_ARRAY UTF8
evaluation_session_id BYTE_ARRAY UTF8
evaluation_order INT32
conversation_a LIST
  list *
    element
${indented(CONTENT, '      ')}
conversation_b LIST
  list *
    element
${indented(CONTENT, '      ')}
      num_tokens INT32
full_conversation LIST
  list *
    element
${SIDE('user')}
${SIDE('model_side_a')}
${SIDE('model_side_b')}
conv_metadata
  sum_assistant_a_tokens INT32
${indented([HEADERS('a'), LISTS('a'), BOLD('a')].join('\n'), '  ')}
  context_a_tokens INT32
  sum_assistant_b_tokens INT32
${indented([HEADERS('b'), LISTS('b'), BOLD('b')].join('\n'), '  ')}
  context_b_tokens INT32
  sum_user_tokens INT32
  turns INT32
category_tag
  creative_writing_v0.1
    creative_writing BOOLEAN
    score BYTE_ARRAY UTF8
  criteria_v0.1
    complexity BOOLEAN
    creativity BOOLEAN
    domain_knowledge BOOLEAN
    problem_solving BOOLEAN
    real_world BOOLEAN
    specificity BOOLEAN
    technical_accuracy BOOLEAN
  if_v0.1
    if BOOLEAN
    score INT32
  math_v0.1
    math BOOLEAN
language BYTE_ARRAY UTF8
is_code BOOLEAN
timestamp INT64`,
} as const
