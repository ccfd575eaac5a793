import type { Dataset } from '../catalog'
import { column, join, type Sql, sql, TRUE } from '../sql'

/** By row number. */
export type Said = ReadonlyMap<number, { readonly labels: readonly string[]; readonly note: string | null }>

/**
 * The statement for the columns of an export (lib/export/columns.ts) of these rows, in this order. `time` is a
 * TIMESTAMP in UTC. `few` rows are looked up by the indexes, many by a pass over the tables, which costs the same for
 * 1,000 and for 100,000.
 */
export function wholeRows(dataset: Dataset, numbers: Int32Array, said: Said, few: boolean): Sql {
  const battle = dataset.kind === 'battle'
  const some = (name: string, key: string, wanted: readonly number[]) =>
    few
      ? sql`MATERIALIZED (SELECT * FROM ${column(name)} WHERE ${column(key)} IN (${join(wanted)}))`
      : sql`NOT MATERIALIZED (SELECT * FROM ${column(name)})`
  const rows = few ? [...numbers] : []
  const sources = rows.map((row) => dataset.counted.sources[row] ?? -1)
  const pictures = dataset.hasImages
  // A question of an image dataset is only known once its image is.
  const ownQuestion = dataset.imageColumn ? sql`NULL::VARCHAR` : sql`r.prompt_hash`
  return sql`WITH some_rows AS ${some('rows', 'row', rows)},
      some_transcripts AS ${some('transcripts', 'source', sources)}
    SELECT r.id,
      ${battle ? sql`${modelOf('model_a')}, ${modelOf('model_b')}, nullif(${termOf('winner')}, 'none') AS winner` : modelOf('model')},
      coalesce(${termOf('language')}, 'unknown') AS language, r.language_raw, r.turns,
      ${TIME} AS "time",
      list_filter(${termsOf('category')}, lambda value, place: (r.categories >> (place - 1)) & 1 = 1) AS categories,
      nullif(${termOf('preset')}, 'none') AS preset, r.code,
      ${battle ? sql`r.anonymous,` : sql``}
      coalesce(list_filter(t.a, lambda m: m."role" = 'user')[1]."content", '') AS prompt,
      ${
        battle
          ? sql`${messages(sql`t.a`)} AS conversation_a, ${messages(sql`t.b`)} AS conversation_b, ${CONTEXT} AS context,`
          : sql`${messages(sql`t.a`)} AS conversation,`
      }
      r.prompt_tokens,
      ${battle ? sql`${join(COUNTS.map((name) => sql`r.${column(name)}`))},` : sql``}
      r.user_id AS "user",
      ${battle ? sql`r.session, r.evaluation_order AS "order",` : sql``}
      ${pictures ? sql`coalesce(i.images, [])` : sql`[]::VARCHAR[]`} AS images,
      ${pictures ? sql`i.question` : ownQuestion} AS question,
      r.marked, coalesce(s.labels, []) AS labels, s.note,
      coalesce(f.name, '') AS source_file, r.file_row AS source_row
    FROM (SELECT unnest(list) AS "row", unnest(range(len(list))) AS place
        FROM (SELECT ${JSON.stringify([...numbers])}::INTEGER[] AS list)) w
      JOIN some_rows r ON r."row" = w."row"
      JOIN some_transcripts t ON t.source = r.source
      LEFT JOIN files f ON f.file = r.file
      LEFT JOIN (${saidOf(numbers, said)}) s ON s."row" = w."row"
      ${pictures ? sql`LEFT JOIN row_images i ON i."row" = w."row"` : sql``}
    ORDER BY w.place`
}

const COUNTS = (['a', 'b'] as const).flatMap((side) =>
  ['tokens', 'headers', 'lists', 'bold'].map((counted) => `${counted}_${side}`),
)

/** NULL beyond what a date of JavaScript can hold, as everywhere else. */
const TIME = sql`CASE WHEN abs(r."time") <= 8640000000000 THEN make_timestamp_ms(trunc(r."time" * 1000)::BIGINT) END`

const CONTEXT = sql`list_transform(coalesce(t.context, []),
  lambda turn: {'user': ${messages(sql`turn."user"`)}, 'a': ${messages(sql`turn.a`)}, 'b': ${messages(sql`turn.b`)}})`

function messages(list: Sql): Sql {
  return sql`list_filter(coalesce(${list}, []), lambda m: m IS NOT NULL)`
}

function modelOf(name: string): Sql {
  return sql`coalesce(${termsOf('model')}[r.${column(name)} + 1], '') AS ${column(name)}`
}

function termOf(field: string): Sql {
  return sql`${termsOf(field)}[r.${column(field)} + 1]`
}

/** The values of a dictionary field by code, as `Counted.terms` has them. */
function termsOf(field: string): Sql {
  return sql`coalesce((SELECT list("value" ORDER BY code) FROM terms WHERE field = ${field}), [])`
}

/** Labels and notes of these rows; no rows where nobody said anything of them. */
function saidOf(numbers: Int32Array, said: Said): Sql {
  const found = said.size === 0 ? [] : [...numbers].filter((row) => said.has(row))
  if (found.length === 0)
    return sql`SELECT 0 AS "row", NULL::VARCHAR[] AS labels, NULL::VARCHAR AS note WHERE NOT ${TRUE}`
  const rows = found.map((row) => ({ row, ...said.get(row) }))
  return sql`SELECT one."row", one.labels, one.note FROM (SELECT unnest(from_json(${JSON.stringify(rows)},
    '[{"row":"INTEGER","labels":["VARCHAR"],"note":"VARCHAR"}]')) AS one)`
}
