/**
 * Where to cut a text so that its beginning, at most `size` UTF-16 units of it, reads as a beginning: after a blank
 * line, else after a line, else after a word, and never inside a character. A result of `text.length` means no cut.
 */
export function cutAt(text: string, size: number): number {
  if (text.length <= size) return text.length
  const window = text.slice(0, size)
  const least = size / 2
  for (const end of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(end) + end.length
    if (at > least) return at
  }
  return /[\uD800-\uDBFF]$/.test(window) ? size - 1 : size
}

/** The text in pieces of at most `size` units, each cut as `cutAt` says; together they are the text exactly. */
export function piecesOf(text: string, size: number): readonly string[] {
  const pieces: string[] = []
  let from = 0
  while (from < text.length) {
    // `cutAt` looks at a beginning only, so it is given no more than it can use.
    const length = cutAt(text.slice(from, from + size + 1), size)
    pieces.push(text.slice(from, from + length))
    from += length
  }
  return pieces
}
