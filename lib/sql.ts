/**
 * SQL that cannot be injected into: in sql`…` every interpolated value binds, and only another Sql splices.
 * There is no way to splice a raw string. After blakeembrey/sql-template-tag, without its `raw`.
 */
const BRAND = Symbol.for('ringside.sql')

export type SqlValue = string | number | bigint | boolean | null

export class Sql {
  /** The bundler may load this file twice into one process, so `instanceof` would not know every Sql. */
  readonly [BRAND] = true

  constructor(
    readonly strings: readonly string[],
    readonly values: readonly SqlValue[],
  ) {}

  /** The statement with `?` where values bind. */
  get text(): string {
    return this.strings.join('?')
  }
}

export function sql(template: TemplateStringsArray, ...interpolated: readonly (SqlValue | Sql)[]): Sql {
  const strings: string[] = [template[0] ?? '']
  const values: SqlValue[] = []
  interpolated.forEach((item, index) => {
    const after = template[index + 1] ?? ''
    if (isSql(item)) {
      splice(strings, values, item)
      strings[strings.length - 1] += after
    } else {
      values.push(item)
      strings.push(after)
    }
  })
  return new Sql(strings, values)
}

/** A quoted identifier, or a path of them: `column('conv_metadata', '**')`. Any character is allowed but NUL. */
export function column(...path: readonly string[]): Sql {
  if (path.length === 0) throw new Error('column() needs a name')
  for (const name of path) {
    if (name.includes('\0')) throw new Error('a column name may not hold NUL')
  }
  return new Sql([path.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')], [])
}

/** A string as a literal, for the statements that cannot bind: ATTACH, SET, type names never. */
export function literal(text: string): Sql {
  if (text.includes('\0')) throw new Error('a literal may not hold NUL')
  return new Sql([`'${text.replaceAll("'", "''")}'`], [])
}

/** A whole number as a literal, for arguments that DuckDB wants to know before it binds. */
export function wholeNumber(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number`)
  return new Sql([String(value)], [])
}

/** Joins with `separator`, a comma by default. An empty list is a mistake of the caller and throws. */
export function join(parts: readonly (Sql | SqlValue)[], separator: Sql = COMMA): Sql {
  if (parts.length === 0) throw new Error('join() of nothing: an empty list has no SQL')
  const strings: string[] = ['']
  const values: SqlValue[] = []
  parts.forEach((part, index) => {
    if (index > 0) splice(strings, values, separator)
    if (isSql(part)) splice(strings, values, part)
    else {
      values.push(part)
      strings.push('')
    }
  })
  return new Sql(strings, values)
}

/** All conditions at once; TRUE when there are none. Each is bracketed. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? TRUE : join(conditions.map(bracketed), AND)
}

/** At least one of the conditions; FALSE when there are none. */
export function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? FALSE : sql`(${join(conditions.map(bracketed), OR)})`
}

/** The statement as a person may read and run it, values written as literals. Ringside itself always binds them. */
export function readableSql(statement: Sql): string {
  return statement.strings
    .map((text, index) => (index === 0 ? text : written(statement.values[index - 1] ?? null) + text))
    .join('')
}

function written(value: SqlValue): string {
  if (typeof value !== 'string') return value === null ? 'NULL' : String(value).toUpperCase()
  // NUL ends a statement in many clients.
  return value
    .split('\0')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || chr(0) || ')
}

function isSql(item: SqlValue | Sql): item is Sql {
  return typeof item === 'object' && item !== null && BRAND in item
}

function bracketed(condition: Sql): Sql {
  return sql`(${condition})`
}

function splice(strings: string[], values: SqlValue[], item: Sql): void {
  strings[strings.length - 1] += item.strings[0] ?? ''
  for (let index = 1; index < item.strings.length; index++) strings.push(item.strings[index] ?? '')
  values.push(...item.values)
}

const COMMA = new Sql([', '], [])
const AND = new Sql([' AND '], [])
const OR = new Sql([' OR '], [])
export const TRUE = new Sql(['TRUE'], [])
export const FALSE = new Sql(['FALSE'], [])
