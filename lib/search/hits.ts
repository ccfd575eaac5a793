import type { Winner } from '../vote'
import { foldWithPlaces } from './fold'
import { type Literal, literalOf, occurrences } from './literal'
import type { Query, Scope } from './query'

/** Where a text stands in its row: in what was asked, or in the answer of a side (of a chat, `a`). */
export type Place = 'prompt' | 'a' | 'b'

/** A hit in a text as it stands: its first unit, and the one behind its last. */
export type Hit = readonly [number, number]

/** Finds the hits of a query in one text; ascending, none within another. */
export interface HitFinder {
  (text: string): readonly Hit[]
  /** Where the first hit begins in a text that is folded already. */
  first(folded: string): number | undefined
}

/** Finders for every place of a row. */
export type ThreadHits = Readonly<Record<Place, HitFinder | undefined>>

export function threadHits(query: Query, winner: Winner | null, matched?: readonly string[]): ThreadHits {
  const finder = (place: Place) => hitFinder(query, place, winner, matched)
  return { prompt: finder('prompt'), a: finder('a'), b: finder('b') }
}

/** Units of a text that are looked through. */
const LONGEST = 400_000
const MOST = 2000

/**
 * What a query looks for in texts of this place; undefined where it looks for nothing there. What it wants to be without is not marked.
 * `matched` are texts that its patterns were found to match: patterns themselves are left to RE2.
 */
export function hitFinder(
  query: Query,
  place: Place,
  winner: Winner | null,
  matched: readonly string[] = [],
): HitFinder | undefined {
  const literals = query.flat().flatMap(({ scope, without, sought }): Literal[] => {
    if (without || !reaches(scope, place, winner)) return []
    if (sought.kind === 'text') return [literalOf(sought.text, sought.open)]
    return matched.map((text) => ({ ...literalOf(text, false), anywhere: true }))
  })
  if (literals.length === 0) return undefined
  return Object.assign((text: string) => hitsIn(text, literals), {
    first(folded: string) {
      const starts = literals.flatMap((literal) => occurrences(folded, literal, 1).map(([start]) => start))
      return starts.length ? Math.min(...starts) : undefined
    },
  })
}

function reaches(scope: Scope | undefined, place: Place, winner: Winner | null): boolean {
  switch (scope) {
    case undefined:
      return true
    case 'prompt':
      return place === 'prompt'
    case 'answer':
      return place !== 'prompt'
    case 'a':
    case 'b':
      return place === scope
    case 'winner':
      return place !== 'prompt' && winner === `model_${place}`
    case 'loser':
      return place !== 'prompt' && winner === (place === 'a' ? 'model_b' : 'model_a')
  }
}

function hitsIn(text: string, literals: readonly Literal[]): Hit[] {
  const folded = foldWithPlaces(text.length > LONGEST ? text.slice(0, LONGEST) : text)
  const found = literals
    .flatMap((literal) => occurrences(folded.text, literal, MOST))
    .map(([start, end]): [number, number] => [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0])
    .sort((one, other) => one[0] - other[0] || other[1] - one[1])
  const hits: [number, number][] = []
  for (const hit of found) {
    const last = hits.at(-1)
    if (last && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1])
    else hits.push(hit)
  }
  return hits
}
