import { any, column, sql } from '../sql'
import type { Filter } from './filter'
import {
  formatSelection,
  type ItemCodec,
  parseSelection,
  selectionInWords,
  whereSelection,
} from './selection'

interface FlagOptions {
  readonly name: string
  readonly label: string
  readonly column: string
}

/** Yes or no: `true` or `false` in the address, `1`, `yes`, `0`, `no` accepted. Rows that do not say are neither. */
export function flag(options: FlagOptions): Filter<boolean> {
  const codec: ItemCodec<boolean> = {
    parse: (text) => SPELLINGS.get(text.toLowerCase()),
    format: String,
    inWords: (value) => (value ? 'yes' : 'no'),
  }
  return {
    kind: 'flag',
    name: options.name,
    label: options.label,
    facet: { kind: 'flag', column: options.column },
    parse: (params) => parseSelection(codec, params),
    format: (selection) => formatSelection(codec, selection),
    where: (selection) =>
      whereSelection(selection, (values) =>
        any(values.map((value) => sql`${column(options.column)} = ${value}`)),
      ),
    inWords: (selection) => selectionInWords(options.label, codec, selection),
    param: (value) => value,
    valueInWords: (value) => (value === 'true' ? 'yes' : 'no'),
  }
}

const SPELLINGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
])
