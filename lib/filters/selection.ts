import { all, any, type Sql, sql } from '../sql'

/** What a reader chose of one filter: rows with any of `any` (all rows when it is empty) and with none of `none`. */
export interface Selection<Item> {
  readonly any: readonly Item[]
  readonly none: readonly Item[]
}

/** How one value of a filter is read, written, asked and said. `parse(format(item))` equals `item`. */
export interface ItemCodec<Item> {
  /** Malformed is undefined, never a throw. `text` has lost its leading `!`. */
  parse(text: string): Item | undefined
  format(item: Item): string
  inWords(item: Item): string
}

/** Reads the values of one parameter. One malformed value spoils them all: a half-understood filter misleads. */
export function parseSelection<Item>(
  codec: ItemCodec<Item>,
  params: readonly string[],
): Selection<Item> | undefined {
  const found = { any: new Map<string, Item>(), none: new Map<string, Item>() }
  for (const param of params) {
    const excluded = param.startsWith('!')
    const item = codec.parse(excluded ? param.slice(1) : param)
    if (item === undefined) return undefined
    found[excluded ? 'none' : 'any'].set(codec.format(item), item)
  }
  if (found.any.size + found.none.size === 0) return undefined
  return { any: sorted(found.any), none: sorted(found.none) }
}

export function formatSelection<Item>(codec: ItemCodec<Item>, selection: Selection<Item>): string[] {
  return [
    ...selection.any.map((item) => codec.format(item)),
    ...selection.none.map((item) => `!${codec.format(item)}`),
  ]
}

/** `condition` gets a non-empty list and means "one of these". Rows where it is NULL are not among them. */
export function whereSelection<Item>(
  selection: Selection<Item>,
  condition: (items: readonly Item[]) => Sql,
): Sql {
  return all([
    ...(selection.any.length ? [condition(selection.any)] : []),
    ...(selection.none.length ? [sql`NOT coalesce(${any([condition(selection.none)])}, FALSE)`] : []),
  ])
}

/** "language is French or English and is not German". */
export function selectionInWords<Item>(
  label: string,
  codec: ItemCodec<Item>,
  selection: Selection<Item>,
): string {
  const said = [
    ...(selection.any.length ? [`is ${list(selection.any.map(codec.inWords), 'or')}`] : []),
    ...(selection.none.length ? [`is not ${list(selection.none.map(codec.inWords), 'or')}`] : []),
  ]
  return `${label} ${said.join(' and ')}`
}

/** "a", "a or b", "a, b or c". */
export function list(words: readonly string[], conjunction: 'or' | 'and'): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`
}

/** One canonical order, so that the same choice always has the same address. */
function sorted<Item>(items: ReadonlyMap<string, Item>): Item[] {
  return [...items].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item)
}
