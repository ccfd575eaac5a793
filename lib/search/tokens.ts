import { BETWEEN, kindOf, SINGLE, SPACE, WORD } from './characters'

/** Longer ones are indexed by their start alone, and told apart on the text. In UTF-16 units. */
export const LONGEST_TERM = 64

/**
 * `C++`, `C#`: what programmers name so is looked for often, and the letter before stands everywhere. Words with up to
 * four of these signs behind them are terms as well, one for each sign.
 */
export function isTail(unit: number): boolean {
  return unit === 0x2b || unit === 0x23
}

export const LONGEST_RUN = 4
/** Units of a word that is named so. */
export const LONGEST_NAMED = 32

/** A word, or one character of a script without spaces or one sign, in a folded text. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly kind: typeof WORD | typeof SINGLE
}

export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = []
  let start = -1
  for (let at = 0; at <= folded.length; ) {
    const point = folded.codePointAt(at) ?? -1
    const kind = point < 0 ? BETWEEN : kindOf(point)
    const width = point > 0xffff ? 2 : 1
    if (kind === WORD) {
      if (start < 0) start = at
    } else {
      if (start >= 0) tokens.push({ text: folded.slice(start, at), start, end: at, kind: WORD })
      start = -1
      if (kind === SINGLE)
        tokens.push({ text: folded.slice(at, at + width), start: at, end: at + width, kind: SINGLE })
    }
    at += width
  }
  return tokens
}

/**
 * True where the gap between two neighbours is the one that their scripts put there: spaces between words, nothing
 * beside a character that is a token of its own. Such neighbours are one place apart in the index, others two.
 */
export function isPlainGap(folded: string, before: Token, after: Token): boolean {
  if (before.kind === SINGLE || after.kind === SINGLE) return before.end === after.start
  for (let at = before.end; at < after.start; at++) {
    if (kindOf(folded.charCodeAt(at)) !== SPACE) return false
  }
  return true
}
