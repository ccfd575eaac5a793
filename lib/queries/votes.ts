import type { Dataset } from '../catalog'
import { countCells, type VoteCells, voteCells } from '../ratings/cells'
import type { PairCounts } from '../ratings/pair-counts'
import { type StyleCounts, styleFeatures } from '../ratings/style-features'
import { type StyleRows, styleRows } from '../ratings/style-rows'
import { OUTCOME, type Votes } from '../ratings/votes'
import { column, sql } from '../sql'
import type { Side } from '../vote'
import type { SideStyle } from './counted'
import type { Matches } from './matches'

/** A dataset's votes as lib/ratings takes them, numbered once. Rows are those of `Counted`, models its codes. */
export interface HeldVotes {
  readonly models: readonly string[]
  readonly votes: Votes
  readonly cells: VoteCells
  readonly whole: PairCounts
  /** Computed when first asked for. */
  style(): StyleRows
  /** Session or user of every vote as a number, −1 where it has none. */
  clusters(by: 'session' | 'user'): Promise<Int32Array>
}

const held = new WeakMap<Dataset, HeldVotes>()

/** Kept for as long as the dataset is: numbering 135,634 votes takes some 30 ms. */
export function votesOf(dataset: Dataset): HeldVotes {
  const known = held.get(dataset)
  if (known) return known
  const { codes, terms } = dataset.counted
  const models = terms.model ?? []
  const votes: Votes = {
    models: models.length,
    a: codes.model_a,
    b: codes.model_b,
    outcome: Uint8Array.from(codes.winner, (code) => (code <= OUTCOME.bothBad ? code : OUTCOME.none)),
  }
  const cells = voteCells(votes)
  const later = new Map<string, Promise<unknown>>()
  const once = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const begun = later.get(name) as Promise<Result> | undefined
    if (begun) return begun
    const started = work()
    later.set(name, started)
    // A failure is told to those who wait, and tried again by the next.
    started.catch(() => later.delete(name))
    return started
  }
  const whole = countCells(cells)
  let style: StyleRows | undefined
  const made: HeldVotes = {
    models,
    votes,
    cells,
    whole,
    style: () => {
      style ??= styleRowsOf(cells, votes, dataset.counted.sides)
      return style
    },
    clusters: (by) => once(by, () => fetchClusters(dataset, by === 'session' ? 'session' : 'user_id')),
  }
  held.set(dataset, made)
  return made
}

/** The matching rows as lib/ratings wants them: 1 where a row matches. */
export function maskOf(matches: Matches): Uint8Array {
  return matches.misses.map((misses) => (misses === 0 ? 1 : 0))
}

function styleRowsOf(cells: VoteCells, votes: Votes, { a, b }: Readonly<Record<Side, SideStyle>>): StyleRows {
  const countsOf = ({ tokens, ...counts }: SideStyle): StyleCounts => ({ length: tokens, ...counts })
  return styleRows(cells, votes.a, styleFeatures(countsOf(a), countsOf(b)))
}

async function fetchClusters(dataset: Dataset, name: 'session' | 'user_id'): Promise<Int32Array> {
  const { code } = await dataset.db.queryNumbers(
    sql`SELECT CASE WHEN ${column(name)} IS NULL THEN -1
        ELSE dense_rank() OVER (ORDER BY ${column(name)} NULLS LAST) - 1 END AS code
      FROM "rows" ORDER BY "row"`,
  )
  return Int32Array.from(code ?? [])
}
