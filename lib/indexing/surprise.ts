import type { Database } from '../db'
import { fitBradleyTerry } from '../ratings/bradley-terry'
import { pairCounts } from '../ratings/pair-counts'
import { RINGSIDE_POLICY } from '../ratings/policy'
import { outcomeChances, surpriseBits, tieShares } from '../ratings/surprise'
import { join, sql } from '../sql'

/** Who met whom, by model code, and how often each result came of it. */
interface Meeting {
  readonly a: number
  readonly b: number
  readonly aWins: number
  readonly bWins: number
  readonly ties: number
  readonly bothBad: number
}

/**
 * Fills the column `surprise` of `rows`: bits of every vote under the plain fit of the whole dataset (METHODS §5), so
 * that no filter ever changes it. NULL stays for battles without a vote, a model against itself, and where nothing can
 * be fitted.
 *
 * A vote's surprise follows from who met whom and how it ended: that many values are written (some 10,000 of 53
 * models), and the rows find theirs in one statement.
 */
export async function fillSurprise(db: Database): Promise<void> {
  const meetings = await db.query<Meeting>(sql`SELECT model_a AS a, model_b AS b,
      count(*) FILTER (winner = 0)::INTEGER AS "aWins", count(*) FILTER (winner = 1)::INTEGER AS "bWins",
      count(*) FILTER (winner = 2)::INTEGER AS ties, count(*) FILTER (winner = 3)::INTEGER AS "bothBad"
    FROM "rows" WHERE model_b IS NOT NULL AND winner <= 3 GROUP BY ALL ORDER BY ALL`)
  const expected = expectedBits(meetings)
  if (expected.length === 0) return
  await db.run(
    sql`CREATE OR REPLACE TEMP TABLE expected (a USMALLINT, b USMALLINT, winner UTINYINT, bits DOUBLE)`,
  )
  for (let start = 0; start < expected.length; start += 1000) {
    await db.run(
      sql`INSERT INTO expected VALUES ${join(expected.slice(start, start + 1000).map((row) => sql`(${join(row)})`))}`,
    )
  }
  await db.run(sql`UPDATE "rows" SET surprise = e.bits FROM expected e
    WHERE e.a = "rows".model_a AND e.b = "rows".model_b AND e.winner = "rows".winner`)
  await db.run(sql`DROP TABLE expected`)
}

/** Both models, a result's code, and its surprise in bits. */
function expectedBits(meetings: readonly Meeting[]): [number, number, number, number][] {
  const models = meetings.reduce((most, { a, b }) => Math.max(most, a + 1, b + 1), 0)
  const counts = pairCounts(models, meetings)
  const fit = fitBradleyTerry(counts, RINGSIDE_POLICY)
  if (fit.kind === 'none') return []
  const ties = tieShares(counts)
  return meetings.flatMap(({ a, b, aWins, bWins, ties: tied, bothBad }) => {
    const chances = outcomeChances(fit, ties, a, b)
    if (!chances) return []
    const { aWins: ofA, bWins: ofB, tie, bothBad: ofBad } = chances
    return [
      { votes: aWins, chance: ofA },
      { votes: bWins, chance: ofB },
      { votes: tied, chance: tie },
      { votes: bothBad, chance: ofBad },
    ].flatMap(({ votes, chance }, winner): [number, number, number, number][] =>
      votes > 0 ? [[a, b, winner, rounded(surpriseBits(chance))]] : [],
    )
  })
}

/** As the API prints it, it can be asked for: `surprise=1.2345`. */
function rounded(bits: number): number {
  return Math.round(bits * 1e4) / 1e4
}
