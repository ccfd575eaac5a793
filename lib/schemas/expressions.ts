import { type Columns, type ColumnType, fieldAt } from '../column-type'
import type { StyleCounts } from '../schema'
import { column, join, type Sql, sql } from '../sql'

/** SQL that reads one raw value whatever shape a publisher gave it (SCHEMAS §5). */
export const NULL = sql`NULL`

/** The messages of a conversation column: flat or with every turn in a list of its own, content as text or as parts. */
export function messagesOf(path: Sql, type: ColumnType | undefined): Sql {
  if (type?.kind !== 'list') return sql`NULL::${MESSAGES}`
  if (type.of.kind === 'list') return messagesOf(sql`flatten(${path})`, type.of)
  const content = type.of.kind === 'struct' ? type.of.fields.get('content') : undefined
  const role = type.of.kind === 'struct' ? type.of.fields.get('role') : undefined
  if (type.of.kind !== 'struct' || !content) return sql`NULL::${MESSAGES}`
  return sql`list_transform(list_filter(${path}, lambda m: m IS NOT NULL), lambda m: ${messageOf(sql`m`, content, role)})`
}

/** One struct with a role and a content. */
export function messageOf(message: Sql, content: ColumnType, role: ColumnType | undefined): Sql {
  const said = sql`${message}.${column('content')}`
  const speaker = role ? sql`coalesce(${message}.${column('role')}::VARCHAR, '')` : sql`'user'`
  if (content.kind !== 'list') {
    return sql`struct_pack("role" := ${speaker}, "content" := coalesce(${said}::VARCHAR, ''), "other" := NULL::VARCHAR)`
  }
  const { text, other } = partOf(content.of)
  return sql`struct_pack(
    "role" := ${speaker},
    "content" := coalesce(array_to_string(list_filter(list_transform(${said}, lambda p: ${text}), lambda t: t IS NOT NULL), chr(10) || chr(10)), ''),
    "other" := nullif(array_to_string(list_filter(list_transform(${said}, lambda p: ${other}), lambda o: o IS NOT NULL), ', '), ''))`
}

/** What a part `p` of a message says, and what it is where it is no text; parts may be plain texts. */
function partOf(part: ColumnType): { readonly text: Sql; readonly other: Sql } {
  if (part.kind !== 'struct') return { text: sql`p::VARCHAR`, other: sql`NULL::VARCHAR` }
  const text = part.fields.has('text') ? sql`p."text"::VARCHAR` : sql`NULL::VARCHAR`
  if (!part.fields.has('type')) return { text, other: sql`NULL::VARCHAR` }
  const mime = part.fields.has('mimeType') ? sql`coalesce(' ' || p."mimeType", '')` : sql`''`
  return { text, other: sql`CASE WHEN p."type" <> 'text' THEN p."type" || ${mime} END` }
}

export const MESSAGES = sql`STRUCT("role" VARCHAR, "content" VARCHAR, "other" VARCHAR)[]`

/** Epoch seconds out of float seconds, integer seconds, any timestamp (naive is UTC) or ISO text. */
export function epochSeconds(columns: Columns, ...names: readonly string[]): Sql | undefined {
  const name = names.find((candidate) => columns.has(candidate))
  const type = name === undefined ? undefined : columns.get(name)
  if (name === undefined || type?.kind !== 'scalar') return undefined
  const value = column(name)
  if (/^"?NULL"?$/.test(type.name)) return undefined
  const seconds = /^TIMESTAMP|^DATE/.test(type.name)
    ? sql`epoch_us(${value}::TIMESTAMP) / 1e6`
    : /^VARCHAR/.test(type.name)
      ? sql`epoch_us(TRY_CAST(${value} AS TIMESTAMPTZ)) / 1e6`
      : sql`TRY_CAST(${value} AS DOUBLE)`
  return sql`CASE WHEN ${seconds} >= ${EARLIEST} AND ${seconds} < ${LATEST} THEN ${seconds} END`
}

/** The years 1000 to 2999, which an address can ask for; what lies beyond was never a time of a chat. */
const EARLIEST = Date.UTC(1000, 0, 1) / 1000
const LATEST = Date.UTC(3000, 0, 1) / 1000

/** Text of the first column that is there; a list of texts gives its first. */
export function textColumn(columns: Columns, ...names: readonly string[]): Sql | undefined {
  const name = names.find((candidate) => columns.has(candidate))
  if (name === undefined) return undefined
  return columns.get(name)?.kind === 'list' ? sql`${column(name)}[1]::VARCHAR` : sql`${column(name)}::VARCHAR`
}

export function integerColumn(columns: Columns, ...path: readonly string[]): Sql | undefined {
  return fieldAt(columns, ...path)?.kind === 'scalar'
    ? sql`TRY_CAST(${column(...path)} AS INTEGER)`
    : undefined
}

export function booleanColumn(columns: Columns, ...path: readonly string[]): Sql | undefined {
  return fieldAt(columns, ...path)?.kind === 'scalar'
    ? sql`TRY_CAST(${column(...path)} AS BOOLEAN)`
    : undefined
}

/** Every key of a struct of booleans, unknown ones too. */
export function booleanFields(columns: Columns, name: string): ReadonlyMap<string, Sql> {
  const type = columns.get(name)
  if (type?.kind !== 'struct') return new Map()
  return new Map(
    [...type.fields].flatMap(([key, field]) =>
      field.kind === 'scalar' ? [[key, sql`TRY_CAST(${column(name, key)} AS BOOLEAN)`] as const] : [],
    ),
  )
}

/** Both sides' counts, where the data brings any. */
export function sidesOf(columns: Columns): {
  readonly sides?: { readonly a: StyleCounts; readonly b: StyleCounts }
} {
  if (columns.get('conv_metadata')?.kind !== 'struct') return {}
  return { sides: { a: styleCounts(columns, 'a'), b: styleCounts(columns, 'b') } }
}

/** Token and style counts of a side out of `conv_metadata`; a missing leaf is NULL. */
function styleCounts(columns: Columns, side: 'a' | 'b'): StyleCounts {
  const at = (...path: string[]) => integerColumn(columns, 'conv_metadata', ...path) ?? sql`NULL::INTEGER`
  // Wider than the counts, which may be anything: a sum that overflows would end the reading.
  const sum = (...leaves: Sql[]) =>
    sql`TRY_CAST(${join(
      leaves.map((leaf) => sql`${leaf}::BIGINT`),
      sql` + `,
    )} AS INTEGER)`
  return {
    tokens: at(`sum_assistant_${side}_tokens`),
    headers: sum(...[1, 2, 3, 4, 5, 6].map((level) => at(`header_count_${side}`, `h${level}`))),
    lists: sum(at(`list_count_${side}`, 'ordered'), at(`list_count_${side}`, 'unordered')),
    bold: sum(at(`bold_count_${side}`, '**'), at(`bold_count_${side}`, '__')),
  }
}

/** The source set of an image; the card and the file spell the column differently. */
export function presetColumn(columns: Columns): Sql | undefined {
  const name = textColumn(columns, 'preset_dataset', 'dataset_preset')
  const is = booleanColumn(columns, 'is_preset')
  if (!name && !is) return undefined
  const unnamed = is ? sql`CASE WHEN ${is} THEN 'unnamed' END` : NULL
  return sql`coalesce(nullif(trim(${name ?? NULL}), ''), ${unnamed}, 'none')`
}
