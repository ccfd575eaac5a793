/** What a character is to the search: part of a word, a token of its own, a space, or what stands between. */
export const BETWEEN = 0
export const WORD = 1
export const SINGLE = 2
export const SPACE = 3

/** Scripts that write without spaces: one token a character, so that any part of a sentence can be found. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}]/u
const LETTER = /[\p{L}\p{M}\p{N}_]/u
/** Emoji, arrows, mathematical signs and currencies. Those of ASCII stand between words. */
const SYMBOL = /[\p{S}\p{Extended_Pictographic}]/u

/** The planes that hold scripts and emoji; what lies above are rare Han characters and marks. */
const TABLE = 0x20000

/** The kind of every code point below `TABLE`. */
const kinds: Uint8Array = Uint8Array.from({ length: TABLE }, (_, point) => {
  if (point >= 0xd800 && point <= 0xdfff) return BETWEEN
  const character = String.fromCodePoint(point)
  if (LETTER.test(character)) return point > 0x7f && UNSPACED.test(character) ? SINGLE : WORD
  if (point > 0x7f && SYMBOL.test(character)) return SINGLE
  return /\s/.test(character) ? SPACE : BETWEEN
})

export function kindOf(point: number): number {
  if (point < TABLE) return kinds[point] ?? BETWEEN
  if (point < 0x40000) return SINGLE
  return point >= 0xe0100 && point <= 0xe01ef ? WORD : BETWEEN
}

/** The characters of a kind as ranges of a regular expression of RE2: `\x{4e00}-\x{9fff}…`. */
export function rangesOf(kind: number): string {
  const ranges: [number, number][] = []
  for (let point = 0; point < TABLE; point++) {
    if (kinds[point] !== kind) continue
    const last = ranges.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  if (kind === SINGLE) ranges.push([TABLE, 0x3ffff])
  return ranges.map(([low, high]) => `${hex(low)}${low === high ? '' : `-${hex(high)}`}`).join('')
}

function hex(point: number): string {
  return `\\x{${point.toString(16)}}`
}
