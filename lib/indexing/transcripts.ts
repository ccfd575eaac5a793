import { type OddName, oddBit } from '../odd'
import type { Projection, StyleCounts } from '../schema'
import { column, join, type Sql, sql, wholeNumber } from '../sql'

const MESSAGES = sql`STRUCT("role" VARCHAR, "content" VARCHAR, "other" VARCHAR)[]`
const CONTEXT = sql`STRUCT("user" ${MESSAGES}, a ${MESSAGES}, b ${MESSAGES})[]`

/** Characters of a prompt or an answer that a list shows. */
const PREVIEW = 400

/**
 * The wide table of stage `rows`, in file order: messages, and everything a narrow row is made from.
 * `source` numbers rows through all files of the dataset from 0.
 */
export const createTranscripts: Sql = sql`CREATE TABLE transcripts (
  source INTEGER, file INTEGER, file_row INTEGER, raw_id VARCHAR,
  model_a VARCHAR, model_b VARCHAR, winner VARCHAR, language VARCHAR, "time" DOUBLE,
  turns INTEGER, evaluation_order INTEGER, user_id VARCHAR, session VARCHAR, preset VARCHAR,
  anonymous BOOLEAN, code BOOLEAN, prompt_tokens INTEGER,
  tokens_a INTEGER, tokens_b INTEGER, headers_a INTEGER, headers_b INTEGER,
  lists_a INTEGER, lists_b INTEGER, bold_a INTEGER, bold_b INTEGER,
  categories VARCHAR[], length INTEGER,
  prompt VARCHAR, answer_a VARCHAR, answer_b VARCHAR, prompt_key VARCHAR, context_key VARCHAR, marked BOOLEAN, odd INTEGER,
  a ${MESSAGES}, b ${MESSAGES}, context ${CONTEXT})`

/** Columns that only serve to make the narrow rows, dropped once these are there. */
export const narrowOnly: readonly string[] = [
  'raw_id',
  'winner',
  'turns',
  'evaluation_order',
  'preset',
  'anonymous',
  'code',
  'prompt_tokens',
  'headers_a',
  'headers_b',
  'lists_a',
  'lists_b',
  'bold_a',
  'bold_b',
  'tokens_a',
  'tokens_b',
  'categories',
  'length',
  'prompt',
  'answer_a',
  'answer_b',
  'prompt_key',
  'context_key',
  'marked',
  'odd',
  'model_a',
  'model_b',
  'time',
  'user_id',
  'session',
  'language',
]

interface SourceRows {
  /** A relation with the raw columns and `file_row_number`. */
  readonly from: Sql
  readonly file: number
  /** Number of the file's first row in the dataset. */
  readonly base: number
  /** True for a row read with replacement characters where the file holds bytes that are not UTF-8. */
  readonly marked: Sql
}

/** Reads one file's rows into the wide table through the projection of its family. */
export function insertTranscripts(projection: Projection, source: SourceRows): Sql {
  const { a, b } = projection.sides ?? { a: UNCOUNTED, b: UNCOUNTED }
  const keys = [...projection.categories].map(
    ([key, holds]) => sql`CASE WHEN ${holds} THEN ${key}::VARCHAR END`,
  )
  const categories = keys.length
    ? sql`list_filter([${join(keys)}], lambda k: k IS NOT NULL)`
    : sql`[]::VARCHAR[]`
  const text = (value: Sql | undefined) => value ?? sql`NULL::VARCHAR`
  const integer = (value: Sql | undefined) => value ?? sql`NULL::INTEGER`
  const boolean = (value: Sql | undefined) => value ?? sql`NULL::BOOLEAN`
  return sql`INSERT INTO transcripts BY NAME
    SELECT * EXCLUDE (asked, said_a, said_b, untagged),
      greatest(${charactersOf('said_a')}, ${charactersOf('said_b')})::INTEGER AS length,
      ${preview(sql`asked[1]."content"`)} AS prompt,
      ${preview(sql`said_a[1]."content"`)} AS answer_a,
      ${preview(sql`said_b[1]."content"`)} AS answer_b,
      trim(regexp_replace(lower(nfc_normalize(coalesce(asked[1]."content", ''))), ${SPACES}, ' ', 'g')) AS prompt_key,
      CASE WHEN len(context) > 0 THEN md5(context::VARCHAR) ELSE '' END AS context_key,
      ${oddities(projection.messages_b !== undefined)} AS odd
    FROM (
      SELECT * REPLACE (coalesce(turns, len(asked)) AS turns) FROM (
        SELECT *,
          list_filter(a, lambda m: m."role" = 'user') AS asked,
          list_filter(a, lambda m: m."role" NOT IN ('user', 'system')) AS said_a,
          list_filter(b, lambda m: m."role" NOT IN ('user', 'system')) AS said_b
        FROM (
          SELECT
            (${source.base} + file_row_number)::INTEGER AS source, ${source.file}::INTEGER AS file,
            file_row_number::INTEGER AS file_row, ${projection.id} AS raw_id,
            ${text(projection.model ?? projection.model_a)} AS model_a, ${text(projection.model_b)} AS model_b,
            ${text(projection.winner)} AS winner, ${text(projection.language)} AS language,
            ${projection.time ?? sql`NULL::DOUBLE`} AS "time", ${integer(projection.turns)} AS turns,
            ${integer(projection.evaluation_order)} AS evaluation_order, ${text(projection.user_id)} AS user_id,
            ${text(projection.session)} AS session, ${text(projection.preset)} AS preset,
            ${boolean(projection.anonymous)} AS anonymous, ${boolean(projection.code)} AS code,
            ${integer(projection.prompt_tokens)} AS prompt_tokens,
            ${a.tokens} AS tokens_a, ${b.tokens} AS tokens_b, ${a.headers} AS headers_a, ${b.headers} AS headers_b,
            ${a.lists} AS lists_a, ${b.lists} AS lists_b, ${a.bold} AS bold_a, ${b.bold} AS bold_b,
            ${categories} AS categories, (${source.marked})::BOOLEAN AS marked, ${untagged(projection)} AS untagged,
            ${projection.messages_a} AS a, ${projection.messages_b ?? sql`NULL::${MESSAGES}`} AS b, ${projection.context ?? sql`NULL::${CONTEXT}`} AS context
          FROM ${source.from})))`
}

/** What can be told of one row by itself; NULL lists of messages say nothing, and that is odd as well. */
function oddities(twoSides: boolean): Sql {
  const said = (messages: string) =>
    sql`coalesce(list_bool_or(list_transform(${column(messages)},
      lambda m: m."other" IS NOT NULL OR regexp_matches(m."content", '[^\\s\\pZ]'))), FALSE)`
  const texts = (messages: string) => sql`list_transform(${column(messages)}, lambda m: m."content")`
  return sql`(${join(
    [
      bitWhere('empty_prompt', sql`NOT ${said('asked')}`),
      bitWhere('no_tags', sql`untagged`),
      bitWhere('repaired', sql`marked`),
      bitWhere(
        'empty_answer',
        sql`NOT ${said('said_a')}${twoSides ? sql` OR NOT ${said('said_b')}` : sql``}`,
      ),
      ...(twoSides
        ? [bitWhere('identical_answers', sql`${texts('said_a')} = ${texts('said_b')} AND ${said('said_a')}`)]
        : []),
    ],
    sql` | `,
  )})::INTEGER`
}

/** The bit of an oddity where it is there, else 0. */
export function bitWhere(name: OddName, condition: Sql): Sql {
  return sql`CASE WHEN ${condition} THEN ${wholeNumber(oddBit(name) ?? 0)} ELSE 0 END`
}

function untagged({ tags = [] }: Projection): Sql {
  return tags.length > 0 ? sql`coalesce(${join(tags)}) IS NULL` : sql`FALSE`
}

const UNCOUNTED: StyleCounts = {
  tokens: sql`NULL::INTEGER`,
  headers: sql`NULL::INTEGER`,
  lists: sql`NULL::INTEGER`,
  bold: sql`NULL::INTEGER`,
}

function charactersOf(messages: string): Sql {
  return sql`coalesce(list_sum(list_transform(${column(messages)}, lambda m: length(m."content"))), 0)`
}

/** What JavaScript's `\s` stands for beside the space, which RE2's does not: lib/indexing/narrow.ts normalises some prompts over there. */
const ODD_SPACES =
  '\\t\\n\\f\\r\\x0B\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}'

/** Runs of spaces, less the single plain ones: to replace those by themselves is most of the work. */
const SPACES = `[ ${ODD_SPACES}]{2,}|[${ODD_SPACES}]`
const PREVIEW_SPACES = '[ \\t\\n\\f\\r]{2,}|[\\t\\n\\f\\r]'

/** The start of a text on one line; NUL would end the string in many readers. */
function preview(text: Sql): Sql {
  return sql`left(trim(regexp_replace(replace(left(${text}, ${PREVIEW * 3}), chr(0), '�'), ${PREVIEW_SPACES}, ' ', 'g')), ${PREVIEW})`
}
