import { formatQuery, parseQuery, type Query } from '../search/query'
import { scanOf } from '../search/scan'
import { queryInWords } from '../search/words'
import type { Filter } from './filter'

interface TextOptions {
  readonly name: string
  readonly label: string
}

/** One query in a grammar of its own (lib/search/query.ts): `!` and `..` mean nothing in it. */
export function text(options: TextOptions): Filter<Query> {
  return {
    kind: 'text',
    name: options.name,
    label: options.label,
    parse(params) {
      const [typed, ...others] = new Set(params)
      if (typed === undefined || others.length > 0) return undefined
      const query = parseQuery(typed)
      return query.length ? { any: [query], none: [] } : undefined
    },
    format: (selection) => selection.any.map(formatQuery),
    where: (selection) => scanOf(selection.any.flat()),
    inWords: (selection) => queryInWords(selection.any.flat()),
    param: (value) => value,
    valueInWords: (value) => value,
  }
}
