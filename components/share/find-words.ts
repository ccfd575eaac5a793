/** A piece of a page's text as a range, found by its words whatever the elements and white space between them. */
interface Letters {
  /** All characters but white space. */
  readonly text: string
  /** For each of them, its text node and the place in it. */
  readonly nodes: readonly Text[]
  readonly places: readonly number[]
}

/** Characters of a selection that a link carries whole; of a longer one it has the beginning and the end. */
const WHOLE = 200
const ENDS = 80

/**
 * The parameters a link has for these words. `nth` counts from 1 where the same words stand there more than once.
 * Undefined where they cannot be found again.
 */
export function wordsOf(scope: Element, range: Range): { words: string[]; nth: number } | undefined {
  const letters = lettersOf(scope)
  const text = range.toString().replace(/\s+/g, ' ').trim()
  if (bare(text) === '') return undefined
  const characters = [...text]
  const words =
    characters.length <= WHOLE
      ? [text]
      : [characters.slice(0, ENDS).join('').trim(), characters.slice(-ENDS).join('').trim()]
  for (let nth = 1; ; nth++) {
    const found = findIn(letters, words, nth)
    if (!found) return undefined
    // The first that begins no earlier than what is selected, which may itself begin in white space.
    if (range.comparePoint(found.startContainer, found.startOffset) >= 0) return { words, nth }
  }
}

/** Where the words of a link stand; undefined where they do not any more. */
export function findWords(scope: Element, words: readonly string[], nth = 1): Range | undefined {
  return findIn(lettersOf(scope), words, nth)
}

function findIn(letters: Letters, words: readonly string[], nth: number): Range | undefined {
  const [start = '', end = ''] = words.map(bare)
  if (start === '') return undefined
  let at = -1
  for (let seen = 0; seen < nth; seen++) {
    at = letters.text.indexOf(start, at + 1)
    if (at < 0) return undefined
  }
  const close = end === '' ? at : letters.text.indexOf(end, at + start.length)
  if (close < 0) return undefined
  const last = close + (end || start).length - 1
  const [first, final] = [letters.nodes[at], letters.nodes[last]]
  if (!first || !final) return undefined
  const range = document.createRange()
  range.setStart(first, letters.places[at] ?? 0)
  range.setEnd(final, (letters.places[last] ?? 0) + 1)
  return range
}

function lettersOf(scope: Element): Letters {
  const nodes: Text[] = []
  const places: number[] = []
  let text = ''
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest('button, script, style, summary')) continue
    for (let place = 0; place < node.data.length; place++) {
      const letter = node.data[place] ?? ''
      if (/\s/.test(letter)) continue
      text += letter
      nodes.push(node)
      places.push(place)
    }
  }
  return { text, nodes, places }
}

function bare(words: string): string {
  return words.replace(/\s+/g, '')
}
