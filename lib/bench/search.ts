import type { Dataset } from '../catalog'
import { fetchBrowse } from '../queries/browse'
import { answerTo } from '../queries/search'
import { parseQuery } from '../search/query'
import { sql } from '../sql'
import { readView } from '../view'
import { duration, type Figure, timed } from './figures'
import { openPeer } from './peer'

interface Asked {
  readonly name: string
  readonly q: string
  /** Milliseconds. */
  readonly most: number
}

interface SearchOptions {
  readonly rounds: number
  readonly peerRounds: number
  readonly say: (line: string) => void
}

/** Words and phrases: which rows, how many, a page and every facet; the count against `contains` over the parquet. */
export async function benchSearch(
  dataset: Dataset,
  { rounds, peerRounds, say }: SearchOptions,
): Promise<Figure[]> {
  if (!dataset.hasWords) return []
  const figures: Figure[] = []
  for (const { name, q, most } of await askedOf(dataset)) {
    say(`${dataset.slug}: ${name} "${q}" …`)
    const { view } = readView(dataset, { q })
    // Answers are remembered by dataset: the search is made anew each round, what a page makes of it as always.
    const found = await timed(rounds, async () => {
      await answerTo(dataset, parseQuery(q))
      await fetchBrowse(dataset, view)
    })
    const alone = await timed(rounds, () => answerTo(dataset, parseQuery(q)))
    const { total } = await fetchBrowse(dataset, view)
    figures.push({
      work: `search for ${name}, ${dataset.slug}: count, page, facets`,
      took: duration(found.median),
      hold: `≤ ${most} ms`,
      holds: found.median <= most,
      note: `${q}: ${total.toLocaleString('en')} rows; the rows alone ${duration(alone.median)}`,
    })
    if (name !== 'a middling word') continue
    const peer = await openPeer(dataset.schema.family, dataset.folder)
    const theirs = await timed(Math.min(3, peerRounds), () => peer.contains(q), 0).finally(peer.close)
    // The same question of both: how many rows hold it.
    const ratio = theirs.median / alone.median
    figures.push({
      work: `search for ${name}, ${dataset.slug}, against contains over the parquet`,
      took: `${ratio.toFixed(0)} times quicker`,
      hold: '≥ 20 times',
      holds: ratio >= 20,
      note: `how many rows: ${duration(alone.median)} against ${duration(theirs.median)}, which is ${(theirs.median / found.median).toFixed(0)} times the ${duration(found.median)} of count, page and facets`,
    })
  }
  return figures
}

/** Words by how many rows hold them, taken from the index itself, and the beginning of a prompt as a phrase. */
async function askedOf({ db, rows }: Dataset): Promise<Asked[]> {
  const word = async (wanted: number) => {
    const [found] = await db.query<{ term: string }>(
      sql`SELECT term FROM (SELECT term, max("count") AS held FROM (SELECT term, field, sum("count") AS "count" FROM postings GROUP BY ALL) GROUP BY 1)
        WHERE regexp_full_match(term, '[a-z]{3,}') ORDER BY abs(held - ${Math.round(wanted)}), term LIMIT 1`,
    )
    return found?.term ?? ''
  }
  const [start] = await db.query<{ words: string }>(
    sql`SELECT array_to_string(regexp_extract_all(prompt, '[a-zA-Z]+')[2:4], ' ') AS words FROM "rows"
      WHERE regexp_matches(prompt, '^[A-Z][a-z]+( [a-z]+){4} ') ORDER BY hash("row") LIMIT 1`,
  )
  const asked: Asked[] = [
    { name: 'a rare word', q: await word(50), most: 60 },
    { name: 'a middling word', q: await word(rows / 50), most: 60 },
    { name: 'the most frequent word', q: await word(rows), most: 150 },
    { name: 'a phrase', q: `"${start?.words ?? ''}"`, most: 200 },
  ]
  return asked.filter(({ q }) => q.length > 2)
}
