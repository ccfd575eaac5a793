import type { HitFinder } from './hits'

/** A piece of a text, and whether it is a hit. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Characters before and behind the first hit that a list shows. */
const BEFORE = 60
const BEHIND = 140

/** The surroundings of the first hit on one line, its hits apart; undefined where there is none. */
export function snippetOf(text: string, find: HitFinder): Piece[] | undefined {
  const [first] = find(text)
  if (!first) return undefined
  const start = wordAt(text, Math.max(0, first[0] - BEFORE), 1, first[0])
  const end = wordAt(text, Math.min(text.length, Math.max(first[1], first[0] + BEHIND)), -1, first[1])
  const pieces = piecesOf(text.slice(start, end), find)
  return [
    ...(start > 0 ? [{ text: '… ', hit: false }] : []),
    ...pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') })),
    ...(end < text.length ? [{ text: ' …', hit: false }] : []),
  ]
}

/** A text in pieces that are hits and pieces that are not. */
export function piecesOf(text: string, find: HitFinder): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of find(text)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

/** A place near `at`, in this direction, where no word or character is cut; `at` where there is none before `limit`. */
function wordAt(text: string, at: number, step: 1 | -1, limit: number): number {
  if (at === 0 || at === text.length) return at
  for (let near = at; near !== limit && Math.abs(near - at) < 24; near += step) {
    if (/\s/.test(text[near] ?? '')) return near
  }
  // Not between the halves of a character.
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + step : at
}
