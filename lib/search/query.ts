import { isSafePattern } from './safe-pattern'

/** Where a term may stand. `answer` is either side, `winner` and `loser` are the answers that won and lost the vote. */
export const SCOPES = ['prompt', 'answer', 'winner', 'loser', 'a', 'b'] as const
export type Scope = (typeof SCOPES)[number]

/**
 * What is looked for. A `text` stands in one message as it is typed, but for case, accents and the width of spaces;
 * where it begins or ends with a letter of a word, so does the word, unless it is `open` at its end (`word*`). A `pattern`
 * is a regular expression that one message matches, in whatever case.
 */
export type Sought =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean; readonly open: boolean }
  | { readonly kind: 'pattern'; readonly source: string }

export interface Term {
  /** Anywhere in the row when absent. */
  readonly scope?: Scope
  /** True for rows in which it does not stand. */
  readonly without: boolean
  readonly sought: Sought
}

/** All groups hold; a group holds when one of its terms does. */
export type Query = readonly (readonly Term[])[]

/**
 * Reads what was typed. Words, "phrase", -without, word*, OR between two neighbours, /regex/, and scopes that bind one
 * term. Nothing is an error: what is none of these is plain text. Empty when nothing is sought.
 */
export function parseQuery(typed: string): Query {
  const groups: Term[][] = []
  let joins = false
  const items = readItems(typed)
  for (const [number, item] of items.entries()) {
    if (item.raw === 'OR' && groups.length > 0 && number + 1 < items.length && !joins) {
      joins = true
      continue
    }
    const group = joins ? groups.at(-1) : undefined
    joins = false
    if (group) group.push(item.term)
    else groups.push([item.term])
  }
  return groups
}

/** The one way to write a query: `parseQuery(formatQuery(query))` equals `query`. */
export function formatQuery(query: Query): string {
  return query.map((group) => group.map(formatTerm).join(' OR ')).join(' ')
}

export function formatTerm({ scope, without, sought }: Term): string {
  return `${without ? '-' : ''}${scope ? `${scope}:` : ''}${formatSought(sought)}`
}

function formatSought(sought: Sought): string {
  if (sought.kind === 'pattern') return `/${sought.source}/`
  return sought.quoted ? `"${sought.text}"` : `${sought.text}${sought.open ? '*' : ''}`
}

interface Item {
  readonly raw: string
  readonly term: Term
}

const LEAD = new RegExp(`(-(?=\\S))?(?:(${SCOPES.join('|')}):(?=\\S))?`, 'iy')

function readItems(typed: string): Item[] {
  const text = typed.replaceAll('\0', ' ').toWellFormed()
  const items: Item[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] ?? '')) {
      at++
      continue
    }
    LEAD.lastIndex = at
    const [lead = '', minus, scope] = LEAD.exec(text) ?? []
    const from = at + lead.length
    const { sought, end } = readSought(text, from)
    if (sought) {
      const term = {
        ...(scope ? { scope: scope.toLowerCase() as Scope } : {}),
        without: minus !== undefined,
        sought,
      }
      items.push({ raw: text.slice(at, end), term })
    }
    at = end
  }
  return items
}

/** One thing sought, from a place where no space is; undefined where there is nothing in it. */
function readSought(text: string, from: number): { sought: Sought | undefined; end: number } {
  const opening = text[from] ?? ''
  const closing = QUOTES[opening]
  if (closing) {
    const close = text.indexOf(closing, from + 1)
    const end = close < 0 ? text.length : close + 1
    const inside = text.slice(from + 1, close < 0 ? text.length : close)
    const phrase = inside.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()
    return { sought: phrase ? { kind: 'text', text: phrase, quoted: true, open: false } : undefined, end }
  }
  if (opening === '/') {
    PATTERN.lastIndex = from
    const [whole, source] = PATTERN.exec(text) ?? []
    if (whole && source && isSafePattern(source)) {
      return { sought: { kind: 'pattern', source }, end: from + whole.length }
    }
  }
  const word = /\S+/y
  word.lastIndex = from
  const [typed = ''] = word.exec(text) ?? []
  const end = from + typed.length
  const open = typed.endsWith('*')
  const said = open ? typed.replace(/\*+$/, '') : typed
  // A dash between words or a star alone asks for nothing.
  if (said === '' || said === '-') return { sought: undefined, end }
  return { sought: { kind: 'text', text: said, quoted: false, open }, end }
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“' }
/** Up to a slash that a space or the end follows. */
const PATTERN = /\/((?:[^\\/]|\\.|\/(?!\s|$))+)\/(?=\s|$)/suy

/** True where the query chooses votes by how they ended: a rating of them would be circular. */
export function isByResult(query: Query): boolean {
  return query.flat().some(({ scope }) => scope === 'winner' || scope === 'loser')
}

/** True where a term is looked for in answers, which what is rated has a hand in. */
export function isByAnswer(query: Query): boolean {
  return query.flat().some(({ scope }) => scope !== 'prompt')
}
