import { type Database, openDatabase } from '../db'
import { column, join, literal, type Sql, sql } from '../sql'

/**
 * For tests: the facts of a dataset by statements of their own over the raw parquet, written from SCHEMAS and DESIGN §6
 * without a look at lib/schemas or lib/filters. A table `o`, one row a row:
 * n (file order), id, a and b (models), winner, lang, t (epoch seconds), turns, ord, usr, ses, preset, anon, code,
 * cats, pt, ta, tb, len, images (hashes).
 */
export async function openOracle(
  family: string,
  files: readonly { readonly path: string; readonly name: string }[],
): Promise<Database> {
  const db = await openDatabase()
  await db.run(sql`CREATE TABLE raw (file INTEGER, name VARCHAR, r BIGINT, raw_id VARCHAR, a VARCHAR, b VARCHAR,
    label VARCHAR, said VARCHAR, t DOUBLE, turns BIGINT, ord BIGINT, usr VARCHAR, ses VARCHAR, preset VARCHAR,
    anon BOOLEAN, code BOOLEAN, cats VARCHAR[], pt BIGINT, ta BIGINT, tb BIGINT, len BIGINT, images VARCHAR[])`)
  for (const [number, { path, name }] of files.entries()) {
    const types = new Map(
      (
        await db.query<{ column_name: string; column_type: string }>(
          sql`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`,
        )
      ).map((one) => [one.column_name, one.column_type]),
    )
    const facts = FACTS[family]
    if (!facts) throw new Error(`no oracle for ${family}`)
    await db.run(sql`INSERT INTO raw BY NAME SELECT ${number}::INTEGER AS file, ${name} AS name, file_row_number AS r,
      ${facts(types)} FROM read_parquet(${literal(path)}, file_row_number = true)`)
  }
  await db.run(sql`CREATE TABLE o AS
    WITH numbered AS (SELECT *, row_number() OVER (ORDER BY file, r) AS n FROM raw),
    repeated AS (SELECT *, count(*) OVER (PARTITION BY raw_id ORDER BY n ROWS UNBOUNDED PRECEDING) AS nth FROM numbered)
    SELECT * EXCLUDE (a, b, label, said, cats),
      if(raw_id IS NULL OR raw_id = '', name || ':' || r, if(nth = 1, raw_id, raw_id || '~' || nth)) AS id,
      if(a IS NULL OR a = '', '(no model)', a) AS a,
      ${family === 'vision-chat' ? sql`NULL::VARCHAR` : sql`if(b IS NULL OR b = '', '(no model)', b)`} AS b,
      CASE WHEN label IN ('tie (bothbad)', 'tie (both bad)', 'bothbad', 'both_bad') THEN 'both_bad'
        WHEN label IN ('model_a', 'model_b', 'tie') THEN label ELSE 'none' END AS winner,
      CASE WHEN said IS NULL OR said IN ('', 'und', '<err>', 'unknown') THEN 'unknown'
        ELSE coalesce(${LANGUAGES}, said) END AS lang,
      list_filter(cats, lambda k: k IS NOT NULL) AS cats
    FROM repeated`)
  return db
}

/** English names of the languages that fixtures, sample and real files hold, by hand. */
const LANGUAGES: Sql = sql`map {
  'English': 'en', 'Russian': 'ru', 'Chinese': 'zh', 'French': 'fr', 'German': 'de', 'Spanish': 'es',
  'Japanese': 'ja', 'Korean': 'ko', 'Arabic': 'ar', 'Hindi': 'hi', 'Thai': 'th', 'Vietnamese': 'vi',
  'Portuguese': 'pt', 'Italian': 'it', 'Turkish': 'tr', 'Polish': 'pl', 'Bulgarian': 'bg', 'Ukrainian': 'uk',
  'Indonesian': 'id', 'Persian': 'fa', 'Hebrew': 'he', 'Dutch': 'nl', 'Greek': 'el', 'Czech': 'cs', 'Swedish': 'sv'
}[said]`

type Types = ReadonlyMap<string, string>

const FACTS: Readonly<Record<string, (types: Types) => Sql>> = {
  'vision-chat': (types) => sql`conversation_id AS raw_id, model AS a, "language" AS said,
    ${seconds(types, 'tstamp')} AS t, coalesce(num_turns, ${users(types, 'conversation')}) AS turns,
    user_id::VARCHAR AS usr, ${preset(types)} AS preset, ${members(types)} AS cats,
    coalesce(categories."is_code", ${types.get('categories')?.includes('is_code') ? sql`NULL` : sql`categories."code"`}) AS code,
    ${spokenBy(types, 'conversation')} AS len, ${hashes} AS images`,
  'vision-battle': (types) => sql`question_id AS raw_id, model_a AS a, model_b AS b, winner AS label,
    "language" AS said, ${seconds(types, 'tstamp')} AS t,
    coalesce(turn, ${users(types, 'conversation_a')}) AS turns, judge AS usr, ${preset(types)} AS preset,
    anony AS anon, ${types.has('is_code') ? sql`is_code` : sql`categories."is_code"`} AS code, ${members(types)} AS cats,
    conv_metadata.sum_user_tokens AS pt, conv_metadata.sum_assistant_a_tokens AS ta,
    conv_metadata.sum_assistant_b_tokens AS tb,
    greatest(${spokenBy(types, 'conversation_a')}, ${spokenBy(types, 'conversation_b')}) AS len, ${hashes} AS images`,
  'arena-preference': (
    types,
  ) => sql`id AS raw_id, model_a AS a, model_b AS b, winner AS label, "language" AS said,
    ${seconds(types, 'timestamp')} AS t,
    coalesce(conv_metadata.turns, len(list_filter(conversation_a, lambda m: m."role" = 'user'))) AS turns,
    evaluation_order AS ord, evaluation_session_id AS ses, is_code AS code,
    conv_metadata.sum_user_tokens AS pt, conv_metadata.sum_assistant_a_tokens AS ta,
    conv_metadata.sum_assistant_b_tokens AS tb,
    greatest(${written('conversation_a')}, ${written('conversation_b')}) AS len, []::VARCHAR[] AS images,
    [
      ${join(CRITERIA.map((key) => sql`if(${column('category_tag', 'criteria_v0.1', key)}, ${key}::VARCHAR, NULL)`))},
      if((${join(
        CRITERIA.map((key) => sql`if(${column('category_tag', 'criteria_v0.1', key)}, 1, 0)`),
        sql` + `,
      )}) > 5, 'hard_prompt', NULL),
      if(category_tag."math_v0.1".math, 'math', NULL),
      if(category_tag."creative_writing_v0.1".creative_writing, 'creative_writing', NULL),
      if(category_tag."if_v0.1"."if", 'instruction_following', NULL),
      if(is_code, 'code', NULL),
      if(conv_metadata.turns > 1, 'multi_turn', NULL),
      if(conv_metadata.sum_user_tokens > 500, 'longer_query', NULL)
    ] AS cats`,
}

const CRITERIA = [
  'complexity',
  'creativity',
  'domain_knowledge',
  'problem_solving',
  'real_world',
  'specificity',
  'technical_accuracy',
]

const hashes = sql`list_filter(list_transform(images, lambda i: sha256(i."bytes")), lambda h: h IS NOT NULL)`

function seconds(types: Types, name: string): Sql {
  const type = types.get(name) ?? ''
  if (type === 'DOUBLE' || type === 'INTEGER') return column(name)
  if (type === 'VARCHAR') return sql`epoch(strptime(left(${column(name)}, 23), '%Y-%m-%dT%H:%M:%S.%g'))`
  return sql`epoch(${column(name)}::TIMESTAMP)`
}

function messages(types: Types, name: string): Sql {
  return types.get(name)?.endsWith('[][]') ? sql`flatten(${column(name)})` : column(name)
}

function users(types: Types, name: string): Sql {
  return sql`len(list_filter(${messages(types, name)}, lambda m: m."role" = 'user'))`
}

/** Characters of all answers. */
function spokenBy(types: Types, name: string): Sql {
  return sql`coalesce(len(list_aggregate(list_transform(list_filter(${messages(types, name)}, lambda m: m."role" = 'assistant'),
    lambda m: coalesce(m."content", '')), 'string_agg', '')), 0)`
}

/** Characters of all answers in typed blocks, which a blank line joins. */
function written(name: string): Sql {
  return sql`coalesce(len(list_aggregate(list_transform(list_filter(${column(name)}, lambda m: m."role" = 'assistant'),
    lambda m: coalesce(list_aggregate(list_transform(m."content", lambda p: p."text"), 'string_agg', chr(10) || chr(10)), '')),
    'string_agg', '')), 0)`
}

function preset(types: Types): Sql {
  const name = types.has('preset_dataset') ? sql`preset_dataset` : sql`dataset_preset`
  return sql`CASE WHEN trim(${name}) <> '' THEN trim(${name}) WHEN is_preset THEN 'unnamed' ELSE 'none' END`
}

function members(types: Types): Sql {
  const inside = /\((.*)\)/.exec(types.get('categories') ?? '')?.[1] ?? ''
  const keys = inside.split(', ').map((field) => field.replace(/"/g, '').replace(/ BOOLEAN$/, ''))
  const kept = keys.filter((key) => key !== 'is_code')
  return sql`[${join(kept.map((key) => sql`if(${column('categories', key)}, ${key}::VARCHAR, NULL)`))}]`
}
