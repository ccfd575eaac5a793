import { any, column, join, type Sql, sql } from '../sql'
import { readEscaped, splitMany, writeEscaped } from './escaped'
import type { Facet, Filter } from './filter'
import {
  formatSelection,
  type ItemCodec,
  list,
  parseSelection,
  selectionInWords,
  whereSelection,
} from './selection'

interface ChoiceOptions {
  readonly name: string
  readonly label: string
  readonly needs?: string
  readonly with?: string
  readonly facet?: Facet
  /** The values there are; all others are malformed. Any text when absent. */
  readonly closed?: readonly string[]
  /** Accepted spellings become the canonical one; undefined is malformed. */
  readonly canonical?: (text: string) => string | undefined
  readonly valueInWords?: (value: string) => string
  readonly inWords?: Filter<string>['inWords']
  readonly where: Filter<string>['where']
}

/** One value a row, any number chosen. */
export function choice(options: ChoiceOptions): Filter<string> {
  const valueInWords = options.valueInWords ?? ((value) => value)
  const codec: ItemCodec<string> = {
    parse(text) {
      const value = readEscaped(text)
      if (value === '') return undefined
      if (options.closed) return options.closed.includes(value) ? value : undefined
      return options.canonical ? options.canonical(value) : value
    },
    format: (value) => writeEscaped(value, false),
    inWords: valueInWords,
  }
  return {
    kind: 'choice',
    name: options.name,
    label: options.label,
    ...(options.needs ? { needs: options.needs } : {}),
    ...(options.with ? { with: options.with } : {}),
    ...(options.facet ? { facet: options.facet } : {}),
    parse: (params) => parseSelection(codec, params),
    format: (selection) => formatSelection(codec, selection),
    where: options.where,
    param: (value) => writeEscaped(value, false),
    inWords: options.inWords ?? ((selection) => selectionInWords(options.label, codec, selection)),
    valueInWords,
  }
}

/** A choice among the terms of a dictionary-coded column of the index. */
export function termChoice(
  options: Omit<ChoiceOptions, 'where' | 'facet'> & { readonly field?: string },
): Filter<string> {
  const field = options.field ?? options.name
  return choice({
    ...options,
    facet: { kind: 'terms', column: options.name, field },
    where: (selection) =>
      whereSelection(selection, (values) => sql`${column(options.name)} IN ${codesOf(field, values)}`),
  })
}

/** A choice among the texts of a column: identities, of which there are too many for a facet. */
export function textChoice(
  options: Omit<ChoiceOptions, 'where'> & { readonly column: string },
): Filter<string> {
  return choice({
    ...options,
    where: (selection) =>
      whereSelection(selection, (values) => sql`${column(options.column)} IN (${join(values)})`),
  })
}

interface ChoicesOptions {
  readonly name: string
  readonly label: string
  readonly column: string
  readonly valueInWords?: (value: string) => string
}

/** Many values a row, held as one bit each; a comma inside one value means all of them. */
export function choices(options: ChoicesOptions): Filter<readonly string[]> {
  const valueInWords = options.valueInWords ?? ((value) => value)
  const codec: ItemCodec<readonly string[]> = {
    parse(text) {
      const keys = [...new Set(splitMany(text).map(readEscaped))].sort()
      return keys.includes('') ? undefined : keys
    },
    format: (keys) => keys.map((key) => writeEscaped(key, true)).join(','),
    inWords: (keys) => list(keys.map(valueInWords), 'and'),
  }
  function holdsAll(keys: readonly string[]): Sql {
    // A key that occurs nowhere has no bit: the mask is then NULL and no row matches.
    const mask = sql`(SELECT CASE WHEN count(*) = ${keys.length} THEN bit_or(1::UBIGINT << code) END
      FROM terms WHERE field = ${options.name} AND value IN (${join(keys)}))`
    return sql`${column(options.column)} & ${mask} = ${mask}`
  }
  return {
    kind: 'choice',
    name: options.name,
    label: options.label,
    facet: { kind: 'bits', column: options.column, field: options.name },
    parse: (params) => parseSelection(codec, params),
    format: (selection) => formatSelection(codec, selection),
    where: (selection) => whereSelection(selection, (items) => any(items.map(holdsAll))),
    param: (value) => writeEscaped(value, true),
    inWords: (selection) => selectionInWords(options.label, codec, selection),
    valueInWords,
  }
}

/** The codes of these terms as a subquery: an unknown term has none and matches nothing. */
export function codesOf(field: string, values: readonly string[]): Sql {
  return sql`(SELECT code FROM terms WHERE field = ${field} AND value IN (${join(values)}))`
}
