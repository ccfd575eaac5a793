import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../db'
import { column, join, literal, type Sql, sql, wholeNumber } from '../sql'

/** For tests: a raw file to be, rows as JSON values under DuckDB's type of each column. Bytes are hexadecimal text. */
export interface RawFile {
  readonly columns: Readonly<Record<string, string>>
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly rowGroup?: number
}

/** A folder that is gone after the tests of the file that asked for it. */
export async function makeFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-test-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Writes parquet files by name, folders made as needed. */
export async function writeRaw(folder: string, files: Readonly<Record<string, RawFile>>): Promise<void> {
  const db = await openDatabase({ threads: 1 })
  try {
    for (const [name, file] of Object.entries(files)) {
      const target = path.join(folder, name)
      await mkdir(path.dirname(target), { recursive: true })
      const lines = `${target}.jsonl`
      await writeFile(lines, file.rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
      await db.run(
        sql`COPY (${typed(lines, file.columns)}) TO ${literal(target)}
          (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${wholeNumber(file.rowGroup ?? 2048)})`,
      )
      await rm(lines)
    }
  } finally {
    db.close()
  }
}

function typed(lines: string, columns: RawFile['columns']): Sql {
  const read = Object.entries(columns).map(
    ([name, type]) => sql`${literal(name)}: ${literal(type.replaceAll('BLOB', 'VARCHAR'))}`,
  )
  const projected = Object.entries(columns).map(([name, type]) =>
    type === IMAGES
      ? sql`list_transform(${column(name)}, lambda i: CASE WHEN i IS NULL THEN NULL
          ELSE struct_pack("bytes" := unhex(i."bytes"), "path" := i."path") END) AS ${column(name)}`
      : column(name),
  )
  return sql`SELECT ${join(projected)}
    FROM read_json(${literal(lines)}, format = 'newline_delimited', columns = {${join(read)}})`
}

export const IMAGES = 'STRUCT("bytes" BLOB, "path" VARCHAR)[]'
const SAID = 'STRUCT("content" VARCHAR, "role" VARCHAR)'
export const NESTED = `${SAID}[][]`
export const FLAT = `${SAID}[]`
const PARTS = 'STRUCT("type" VARCHAR, "text" VARCHAR, "image" VARCHAR, "mimeType" VARCHAR)[]'
const SPOKEN = `STRUCT("role" VARCHAR, "content" ${PARTS})`
const HEADERS = 'STRUCT(h1 BIGINT, h2 BIGINT, h3 BIGINT, h4 BIGINT, h5 BIGINT, h6 BIGINT)'
const LISTS = 'STRUCT("ordered" BIGINT, "unordered" BIGINT)'
const BOLD = 'STRUCT("**" BIGINT, "__" BIGINT)'
const CATEGORIES = `STRUCT(${[
  'captioning',
  'code',
  'creative_writing',
  'diagram',
  'entity_recognition',
  'homework',
  'humor',
  'is_code',
  'ocr',
  'refusal',
]
  .map((key) => `${key} BOOLEAN`)
  .join(', ')})`

function metadata(integer: string): string {
  const sides = ['a', 'b'].map(
    (side) =>
      `sum_assistant_${side}_tokens ${integer}, header_count_${side} ${HEADERS}, list_count_${side} ${LISTS}, bold_count_${side} ${BOLD}, context_${side}_tokens ${integer}`,
  )
  return `STRUCT(${sides.join(', ')}, sum_user_tokens ${integer}, turns ${integer})`
}

/** SCHEMAS §1. */
export const CHAT_COLUMNS = {
  images: IMAGES,
  conversation_id: 'VARCHAR',
  model: 'VARCHAR',
  num_turns: 'BIGINT',
  conversation: NESTED,
  language: 'VARCHAR',
  user_id: 'BIGINT',
  tstamp: 'DOUBLE',
  is_preset: 'BOOLEAN',
  preset_dataset: 'VARCHAR',
  categories: CATEGORIES,
} as const

/** SCHEMAS §2. */
export const BATTLE_COLUMNS = {
  images: IMAGES,
  question_id: 'VARCHAR',
  model_a: 'VARCHAR',
  model_b: 'VARCHAR',
  winner: 'VARCHAR',
  judge: 'VARCHAR',
  conversation_a: NESTED,
  conversation_b: NESTED,
  turn: 'BIGINT',
  anony: 'BOOLEAN',
  language: 'VARCHAR',
  tstamp: 'DOUBLE',
  conv_metadata: metadata('BIGINT'),
  is_preset: 'BOOLEAN',
  preset_dataset: 'VARCHAR',
  categories: CATEGORIES,
} as const

/** SCHEMAS §3: the two sides differ in type. */
export const VOTE_COLUMNS = {
  id: 'VARCHAR',
  model_a: 'VARCHAR',
  model_b: 'VARCHAR',
  winner: 'VARCHAR',
  evaluation_session_id: 'VARCHAR',
  evaluation_order: 'INTEGER',
  conversation_a: `${SPOKEN}[]`,
  conversation_b: `STRUCT("role" VARCHAR, "content" ${PARTS}, num_tokens INTEGER)[]`,
  full_conversation: `STRUCT("user" ${SPOKEN}, model_side_a ${SPOKEN}, model_side_b ${SPOKEN})[]`,
  conv_metadata: metadata('INTEGER'),
  category_tag:
    'STRUCT("creative_writing_v0.1" STRUCT(creative_writing BOOLEAN, score VARCHAR), "criteria_v0.1" STRUCT(complexity BOOLEAN, creativity BOOLEAN, domain_knowledge BOOLEAN, problem_solving BOOLEAN, real_world BOOLEAN, specificity BOOLEAN, technical_accuracy BOOLEAN), "if_v0.1" STRUCT("if" BOOLEAN, score INTEGER), "math_v0.1" STRUCT(math BOOLEAN))',
  language: 'VARCHAR',
  is_code: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
} as const

type Row = Readonly<Record<string, unknown>>

/** One turn, every message in a list of its own as VisionArena has it. */
export function nested(prompt: string | null, answer: string | null): unknown {
  return [[{ content: prompt, role: 'user' }], [{ content: answer, role: 'assistant' }]]
}

export function flat(prompt: string | null, answer: string | null): unknown {
  return [
    { content: prompt, role: 'user' },
    { content: answer, role: 'assistant' },
  ]
}

/** A message with one typed block, as the 140k family has it. */
export function spoken(role: string, text: string | null): Row {
  return { role, content: [{ type: 'text', text, image: null, mimeType: null }] }
}

export function chatRow(given: Row = {}): Row {
  return {
    images: [{ bytes: '89504e470d0a1a0a', path: null }],
    conversation_id: 'c',
    model: 'gpt-4o-2024-05-13',
    num_turns: 1,
    conversation: nested('What is this?', 'A picture.'),
    language: 'English',
    user_id: '4611686018427387905',
    tstamp: 1_714_521_600.25,
    is_preset: false,
    preset_dataset: null,
    categories: { captioning: true },
    ...given,
  }
}

export function battleRow(given: Row = {}): Row {
  return {
    images: [{ bytes: '89504e470d0a1a0a', path: null }],
    question_id: 'q',
    model_a: 'alpha',
    model_b: 'beta',
    winner: 'model_a',
    judge: 'judge one',
    conversation_a: nested('What is this?', 'A picture.'),
    conversation_b: nested('What is this?', 'A photograph.'),
    turn: 1,
    anony: true,
    language: 'English',
    tstamp: 1_714_521_600,
    conv_metadata: counts(10, 100, 120, 1),
    is_preset: false,
    preset_dataset: null,
    categories: { ocr: true },
    ...given,
  }
}

export function voteRow(given: Row = {}): Row {
  return {
    id: 'v',
    model_a: 'alpha',
    model_b: 'beta',
    winner: 'model_a',
    evaluation_session_id: 's',
    evaluation_order: 1,
    conversation_a: [spoken('user', 'Why?'), spoken('assistant', 'Because.')],
    conversation_b: [spoken('user', 'Why?'), { ...spoken('assistant', 'Since it is so.'), num_tokens: 5 }],
    full_conversation: [
      {
        user: spoken('user', 'Why?'),
        model_side_a: spoken('assistant', 'Because.'),
        model_side_b: spoken('assistant', 'Since it is so.'),
      },
    ],
    conv_metadata: counts(10, 100, 120, 1),
    category_tag: { 'math_v0.1': { math: true } },
    language: 'en',
    is_code: false,
    timestamp: '2025-05-01 12:00:00.123456',
    ...given,
  }
}

/** `conv_metadata` with two headers, three list items and one bold span a side. */
export function counts(user: number, a: number, b: number, turns: number): Row {
  const side = (name: 'a' | 'b', tokens: number) => ({
    [`sum_assistant_${name}_tokens`]: tokens,
    [`header_count_${name}`]: { h1: 0, h2: 2, h3: 0, h4: 0, h5: 0, h6: 0 },
    [`list_count_${name}`]: { ordered: 1, unordered: 2 },
    [`bold_count_${name}`]: { '**': 1, __: 0 },
    [`context_${name}_tokens`]: user,
  })
  return { ...side('a', a), ...side('b', b), sum_user_tokens: user, turns }
}
