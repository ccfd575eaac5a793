import { type Database, openDatabase } from '../db'
import { listParquet } from '../indexing/files'
import { column, join, literal, type Sql, sql } from '../sql'

/**
 * The same questions put to the parquet itself through DuckDB, in this process and as warm: what a reader would have
 * without an index. Written by hand in the words of each family, as someone who knows both would.
 */
export interface Peer {
  /** Counts of every facet of a view narrowed to one language, one statement a facet. */
  facets(language: string): Promise<void>
  /** Its 50 newest rows, with the start of prompt and answers. */
  page(language: string): Promise<void>
  /** One whole row, its images left out; false where there is none. */
  row(id: string): Promise<boolean>
  /** How many rows hold these letters anywhere in their conversations, whatever the case. */
  contains(text: string): Promise<number>
  /** The bytes of the first image of a row. */
  image(file: string, fileRow: number): Promise<number>
  /** Shards that DuckDB cannot read, which it is spared. */
  readonly left: readonly string[]
  close(): void
}

interface Words {
  readonly id: string
  readonly time: Sql
  readonly texts: readonly string[]
  /** One column or expression a facet. */
  readonly terms: readonly Sql[]
  /** The one of them that yields both sides. */
  readonly models?: Sql
  /** Lists of what is true. */
  readonly categories: Sql
  readonly numbers: readonly Sql[]
}

export async function openPeer(family: string, folder: string): Promise<Peer> {
  const db = await openDatabase({ memory: 3000 })
  const files = await listParquet(folder)
  const columns = await db.describe(sql`SELECT * FROM ${read(files.map((file) => file.path))}`)
  const words = wordsOf(family, new Set(columns.keys()))
  const { good, left } = await readable(
    db,
    files.map((file) => file.path),
    words,
  )
  const raw = read(good)
  const images = columns.has('images') ? 'images' : 'image'
  const picture = columns.has(images) ? sql`EXCLUDE (${column(images)})` : sql``
  return {
    left,
    async facets(language) {
      const view = sql`FROM ${raw} WHERE "language" = ${language}`
      const times = sql`date_trunc('month', make_timestamp((${words.time} * 1e6)::BIGINT))`
      const statements = [
        ...words.terms.map((term) => counted(sql`SELECT ${term} AS value ${view}`)),
        // The facet of the language leaves its own filter out.
        counted(sql`SELECT "language" AS value FROM ${raw}`),
        counted(sql`SELECT unnest(${words.categories}) AS value ${view}`),
        ...[...words.numbers, times].map((number) => counted(sql`SELECT ${number} AS value ${view}`)),
      ]
      for (const statement of statements) await db.query(statement)
    },
    async page(language) {
      const starts = words.texts.map((text) => sql`left(${column(text)}::VARCHAR, 400)`)
      await db.query(
        sql`SELECT ${column(words.id)}::VARCHAR, "language", ${words.time}, ${join([...words.terms.filter((term) => term !== words.models), ...starts])}
          FROM ${raw} WHERE "language" = ${language} ORDER BY ${words.time} DESC LIMIT 50`,
      )
    },
    async row(id) {
      const found = await db.query(sql`SELECT * ${picture} FROM ${raw} WHERE ${column(words.id)} = ${id}`)
      return found.length > 0
    },
    async contains(text) {
      const holds = words.texts.map((name) => sql`contains(lower(${column(name)}::VARCHAR), ${text})`)
      const [found] = await db.query<{ n: number }>(
        sql`SELECT count(*)::INTEGER AS n FROM ${raw} WHERE ${join(holds, sql` OR `)}`,
      )
      return found?.n ?? 0
    },
    async image(file, fileRow) {
      const bytes = await db.queryBytes(
        sql`SELECT ${column(images)}[1]."bytes" FROM read_parquet(${literal(file)}, file_row_number = true)
          WHERE file_row_number = ${fileRow}`,
      )
      return bytes?.length ?? 0
    },
    close: () => db.close(),
  }
}

function counted(values: Sql): Sql {
  return sql`SELECT value, count(*) AS "rows" FROM (${values}) GROUP BY 1 ORDER BY 2 DESC`
}

function read(files: readonly string[]): Sql {
  return sql`read_parquet([${join(files.map(literal))}], union_by_name = true)`
}

/** One string that is not UTF-8 makes DuckDB refuse a column: such a shard is left out, to the peer's advantage. */
async function readable(
  db: Database,
  files: readonly string[],
  words: Words,
): Promise<{ good: string[]; left: string[] }> {
  const [good, left]: [string[], string[]] = [[], []]
  for (const file of files) {
    const lengths = words.texts.map((text) => sql`max(len(${column(text)}::VARCHAR))`)
    const read = db.query(sql`SELECT ${join(lengths)} FROM read_parquet(${literal(file)})`)
    await read.then(
      () => good.push(file),
      () => left.push(file),
    )
  }
  return { good, left }
}

function wordsOf(family: string, columns: ReadonlySet<string>): Words {
  const criteria = [
    'complexity',
    'creativity',
    'domain_knowledge',
    'problem_solving',
    'real_world',
    'specificity',
    'technical_accuracy',
  ]
  const truths = (of: readonly (readonly [string, Sql])[]) =>
    sql`list_filter([${join(of.map(([key, holds]) => sql`CASE WHEN ${holds} THEN ${literal(key)} END`))}], lambda k: k IS NOT NULL)`
  const keys = [
    'captioning',
    'code',
    'creative_writing',
    'diagram',
    'entity_recognition',
    'homework',
    'humor',
    'ocr',
    'refusal',
  ]
  const categories = truths(keys.map((key) => [key, column('categories', key)]))
  const spelled = ['preset_dataset', 'dataset_preset'].filter((name) => columns.has(name))
  const preset = sql`coalesce(${join([...spelled.map((name) => column(name)), 'none'])})`
  const isCode = column('categories', 'is_code')
  const tokens = (name: string) => column('conv_metadata', name)
  const counts = [
    tokens('sum_user_tokens'),
    sql`greatest(${tokens('sum_assistant_a_tokens')}, ${tokens('sum_assistant_b_tokens')})`,
    sql`${tokens('sum_assistant_a_tokens')} - ${tokens('sum_assistant_b_tokens')}`,
  ]
  const models = sql`unnest([model_a, model_b])`
  if (family === 'vision-chat') {
    return {
      id: 'conversation_id',
      time: column('tstamp'),
      texts: ['conversation'],
      terms: [column('model'), preset, isCode],
      categories,
      numbers: [column('num_turns')],
    }
  }
  if (family === 'vision-battle') {
    return {
      id: 'question_id',
      time: column('tstamp'),
      texts: ['conversation_a', 'conversation_b'],
      models,
      terms: [models, column('winner'), preset, isCode, column('anony')],
      categories,
      numbers: [column('turn'), ...counts],
    }
  }
  return {
    id: 'id',
    time: sql`epoch("timestamp")`,
    texts: ['conversation_a', 'conversation_b'],
    models,
    terms: [models, column('winner'), column('is_code')],
    categories: truths([
      ...criteria.map((key) => [key, column('category_tag', 'criteria_v0.1', key)] as const),
      ['math', column('category_tag', 'math_v0.1', 'math')],
      ['creative_writing', column('category_tag', 'creative_writing_v0.1', 'creative_writing')],
      ['instruction_following', column('category_tag', 'if_v0.1', 'if')],
      ['multi_turn', sql`${tokens('turns')} > 1`],
      ['longer_query', sql`${tokens('sum_user_tokens')} > 500`],
    ]),
    numbers: [tokens('turns'), column('evaluation_order'), ...counts],
  }
}
