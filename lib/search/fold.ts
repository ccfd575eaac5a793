/**
 * What is the same to a reader who searches: case everywhere, accents on Latin and Greek letters only. Marks of other
 * scripts make other letters (हिन्दी, ガ, й) and stay. Text is put into Unicode's form C first, and the selectors that
 * choose between a plain and a coloured sign are dropped.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.normalize('NFC').replace(FOLDED, foldLetter).toLowerCase()
}

const ASCII = /^[\0-\x7f]*$/
/** A Latin or Greek letter with its marks; a plain one without needs no care. */
const FOLDED = /(?![a-zA-Z])[\p{Script=Latin}\p{Script=Greek}]\p{M}*|[a-zA-Z]\p{M}+|[\uFE00-\uFE0F]/gu

const letters = new Map<string, string>()

function foldLetter(letter: string): string {
  const known = letters.get(letter)
  if (known !== undefined) return known
  const folded = unmarked(unmarked(letter).toLowerCase().toUpperCase().toLowerCase())
  // Stacks of marks come in any number: only what real text repeats is kept.
  if (letters.size < 4096) letters.set(letter, folded)
  return folded
}

function unmarked(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

/** A folded text, and where each of its units came from. */
export interface Folded {
  readonly text: string
  /** Start in the original of every unit of `text`, and of what follows the last. */
  readonly starts: Int32Array
  /** End in the original of every unit. */
  readonly ends: Int32Array
}

/** As `fold`, remembering places, for marking hits in the text as it stands. */
export function foldWithPlaces(text: string): Folded {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const folded = fold(cluster)
    parts.push(folded)
    const plain = folded.length === cluster.length && ASCII.test(cluster)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(plain ? index + unit : index)
      ends.push(plain ? index + unit + 1 : index + cluster.length)
    }
  }
  starts.push(text.length)
  return { text: parts.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** What form C may join: a character with its marks, Korean letters; a run of ASCII before a mark ends one early. */
const CLUSTER = /[\0-\x7f]+(?!\p{M})|[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gsu

/** Letters and signs that fold to something else than themselves in another case, by what they fold to. */
export function unfoldings(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (let point = 0x80; point < 0x1f000; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const letter = String.fromCodePoint(point)
    if (!/^[\p{Script=Latin}\p{Script=Greek}]$/u.test(letter)) continue
    const folded = fold(letter)
    if (folded !== letter) found.set(folded, [...(found.get(folded) ?? []), letter])
  }
  return found
}
