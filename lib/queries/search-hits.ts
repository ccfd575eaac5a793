import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { fold } from '../search/fold'
import { type HitFinder, hitFinder, type Place, type ThreadHits, threadHits } from '../search/hits'
import { LONGEST_SEARCHED } from '../search/scan'
import { type Piece, snippetOf } from '../search/snippet'
import { join, literal, sql, wholeNumber } from '../sql'
import { readWinner, WINNERS, type Winner } from '../vote'
import { queryOf } from './search'

/** What a search found in a row, to be marked where the row is read; undefined where nothing is searched for. */
export async function fetchRowHits(
  dataset: Dataset,
  chosen: Chosen,
  row: number,
  winner: string | null | undefined,
): Promise<ThreadHits | undefined> {
  const sought = chosen.get('q')
  const source = dataset.counted.sources[row]
  if (!sought || source === undefined) return undefined
  const query = queryOf(sought)
  const matched = await fetchMatched(dataset, query, [source])
  return threadHits(query, winner ? (readWinner(winner) ?? null) : null, matched)
}

/** The first place of a row that a search found, for a list. */
export interface Found {
  readonly place: Place
  readonly pieces: readonly Piece[]
  /** Marks the start of the prompt. */
  readonly inPrompt: HitFinder | undefined
}

/** By row number. Rows found by what they are without have nothing to show. */
export async function fetchFound(
  dataset: Dataset,
  chosen: Chosen,
  rows: readonly number[],
): Promise<ReadonlyMap<number, Found> | undefined> {
  const sought = chosen.get('q')
  if (!sought || rows.length === 0) return undefined
  const query = queryOf(sought)
  const { sources, codes } = dataset.counted
  const rowOf = new Map(rows.map((row) => [sources[row] ?? -1, row]))
  const [texts, matched] = await Promise.all([
    fetchTexts(dataset, [...rowOf.keys()]),
    fetchMatched(dataset, query, [...rowOf.keys()]),
  ])
  const finders = new Map<Winner | null, ReadonlyMap<Place, HitFinder | undefined>>()
  const found = new Map<number, Found>()
  for (const { source, ...said } of texts) {
    const row = rowOf.get(source)
    if (row === undefined) continue
    const winner = WINNERS[codes.winner[row] ?? -1] ?? null
    const known =
      finders.get(winner) ??
      new Map(PLACES.map((place) => [place, hitFinder(query, place, winner, matched)] as const))
    finders.set(winner, known)
    const inPrompt = known.get('prompt')
    for (const place of PLACES) {
      const find = known.get(place)
      const pieces = find && firstOf(said[place] ?? [], find)
      if (!pieces) continue
      found.set(row, { place, pieces, inPrompt })
      break
    }
  }
  return found
}

const PLACES = ['prompt', 'a', 'b'] as const

/** Remembering places costs far more than folding, so that only the surroundings of the hit are looked at so. */
function firstOf(texts: readonly (string | null)[], find: HitFinder): Piece[] | undefined {
  for (const text of texts) {
    if (!text) continue
    const at = find.first(fold(text))
    if (at === undefined) continue
    const around = snippetOf(text.slice(Math.max(0, at - 300), at + 600).toWellFormed(), find)
    return around ?? snippetOf(text, find)
  }
  return undefined
}

interface SaidRow {
  readonly source: number
  readonly prompt: (string | null)[] | null
  readonly a: (string | null)[] | null
  readonly b: (string | null)[] | null
}

function fetchTexts(dataset: Dataset, sources: readonly number[]): Promise<SaidRow[]> {
  const texts = (side: 'a' | 'b') => {
    const list = side === 'a' ? sql`a` : sql`b`
    return sql`list_transform(list_filter(${list}, lambda m: m."role" NOT IN ('user', 'system')), lambda m: m."content")`
  }
  return dataset.db.queryValues<SaidRow>(
    sql`SELECT source, ${texts('a')} AS a, ${texts('b')} AS b,
        list_transform(list_filter(a, lambda m: m."role" IN ('user', 'system')), lambda m: m."content") AS prompt
      FROM transcripts WHERE source IN (${join(sources.map(wholeNumber))})`,
  )
}

/** Texts that the patterns of a query match in these rows, each once, the longest first; not all where there are many. */
async function fetchMatched(
  dataset: Dataset,
  query: ReturnType<typeof queryOf>,
  sources: readonly number[],
): Promise<string[]> {
  const patterns = query
    .flat()
    .flatMap(({ without, sought }) => (!without && sought.kind === 'pattern' ? [sought.source] : []))
  const found = await Promise.all(
    patterns.slice(0, 4).map((pattern) =>
      dataset.db.query<{ text: string }>(
        sql`WITH texts AS MATERIALIZED (SELECT unnest(list_concat(a, b))."content" AS text FROM transcripts
            WHERE source IN (${join(sources.map(wholeNumber))}))
          SELECT DISTINCT text FROM (
            SELECT unnest(regexp_extract_all(left(text, ${wholeNumber(LONGEST_SEARCHED)}), ${literal(pattern)}, 0, 'i')[:50]) AS text FROM texts)
          WHERE length(text) BETWEEN 1 AND 300 LIMIT 200`,
      ),
    ),
  )
  return found.flat().map(({ text }) => text)
}
