/** A word, a sign, or one character of a script that writes without spaces; `start` and `end` are places in the text. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Scripts that write without spaces: one token a character, with the marks that belong to it. The search index cuts
 * words the same way (DESIGN §4).
 */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'

const TOKEN = new RegExp(
  `[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}_])(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])*|\\S(?:[\\p{M}\\p{Emoji_Modifier}]|\\u200d\\S)*`,
  'gu',
)

/** White space separates and is no token: two texts that differ in it alone are the same. */
export function wordsOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

/** Lines without the white space around them; empty ones are none. */
export function linesOf(text: string): Token[] {
  return Array.from(text.matchAll(/\S[^\n]*/g), ({ 0: line, index }) => {
    const trimmed = line.trimEnd()
    return { text: trimmed, start: index, end: index + trimmed.length }
  })
}
