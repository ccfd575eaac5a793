import { kindOf, SPACE, WORD } from './characters'
import { fold } from './fold'
import { isPlainGap, LONGEST_NAMED, LONGEST_RUN, LONGEST_TERM, type Token, tokensOf } from './tokens'

/** A text that is sought, as the index can answer for it. */
export interface Literal {
  /** Folded, every run of spaces one space, none at the ends. */
  readonly folded: string
  readonly tokens: readonly Token[]
  /** Places of each token from the first in the index; only a lower bound when not `exact`. */
  readonly offsets: readonly number[]
  /** True where the neighbourhood of tokens says all: no sign to be looked for on the text. */
  readonly exact: boolean
  /** A term of the index that says all by itself. */
  readonly term: string | undefined
  /** True where the last word may go on. */
  readonly open: boolean
  /** True where it need not begin and end with words. */
  readonly anywhere?: boolean
}

export function literalOf(text: string, open: boolean): Literal {
  const folded = fold(text).replace(/\s+/g, ' ').trim()
  const tokens = tokensOf(folded)
  const offsets = [0]
  let plain = true
  for (const [number, token] of tokens.entries()) {
    const before = tokens[number - 1]
    if (!before) continue
    const isPlain = isPlainGap(folded, before, token)
    plain &&= isPlain
    offsets.push((offsets.at(-1) ?? 0) + (isPlain ? 1 : 2))
  }
  const [first, last] = [tokens[0], tokens.at(-1)]
  const goesOn = open && last?.kind === WORD && last.end === folded.length
  const isNamed = tokens.length === 1 && first?.start === 0 && NAMED.test(folded.slice(first.end))
  return {
    folded,
    tokens,
    offsets,
    open: goesOn,
    term: isNamed && folded.length <= LONGEST_NAMED && first.kind === WORD ? folded : undefined,
    exact:
      plain &&
      first !== undefined &&
      first.start === 0 &&
      last?.end === folded.length &&
      tokens.every(({ text }) => text.length < LONGEST_TERM) &&
      // The places of every word that begins so would have to be gone through.
      (!goesOn || tokens.length === 1),
  }
}

const NAMED = new RegExp(`^[+#]{1,${LONGEST_RUN}}$`)

/** Where a literal stands in a folded text: from its start, end excluded. Overlapping finds are left out. */
export function occurrences(folded: string, literal: Literal, most = 10_000): [number, number][] {
  const { folded: sought, tokens, open, anywhere } = literal
  const found: [number, number][] = []
  if (sought === '') return found
  const wordStart = !anywhere && tokens[0]?.kind === WORD && tokens[0].start === 0
  const last = tokens.at(-1)
  const wordEnd = !anywhere && last?.kind === WORD && last.end === sought.length && !open
  const parts = sought.split(' ')
  const [head = ''] = parts
  for (
    let from = folded.indexOf(head);
    from >= 0 && found.length < most;
    from = folded.indexOf(head, from + 1)
  ) {
    const end = endOf(folded, from, parts)
    if (end === undefined) continue
    if (wordStart && isWordBefore(folded, from)) continue
    if (wordEnd && isWordAt(folded, end)) continue
    found.push([from, open ? endOfWord(folded, end) : end])
    from = Math.max(from, end - 1)
  }
  return found
}

export function occurs(folded: string, literal: Literal): boolean {
  return occurrences(folded, literal, 1).length > 0
}

/** End of the parts with any spaces between them; undefined where they do not follow each other. */
function endOf(folded: string, from: number, parts: readonly string[]): number | undefined {
  let at = from
  for (const [number, part] of parts.entries()) {
    if (number > 0) {
      const gap = at
      while (at < folded.length && kindOf(folded.charCodeAt(at)) === SPACE) at++
      if (at === gap) return undefined
    }
    if (!folded.startsWith(part, at)) return undefined
    at += part.length
  }
  return at
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false
  const low = text.charCodeAt(at - 1)
  const point = low >= 0xdc00 && low <= 0xdfff ? (text.codePointAt(at - 2) ?? low) : low
  return kindOf(point) === WORD
}

function isWordAt(text: string, at: number): boolean {
  return at < text.length && kindOf(text.codePointAt(at) ?? 0) === WORD
}

function endOfWord(text: string, from: number): number {
  let at = from
  while (isWordAt(text, at)) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}
