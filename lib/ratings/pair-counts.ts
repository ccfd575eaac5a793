/** Votes of a slice, collapsed: one entry a pair, `low` < `high` model numbers, each pair at most once. */
export interface PairCounts {
  readonly models: number
  readonly low: Int32Array
  readonly high: Int32Array
  readonly lowWins: Int32Array
  readonly highWins: Int32Array
  readonly ties: Int32Array
  readonly bothBad: Int32Array
  /** Battles of a model with itself, and battles without a vote: both carry no information and are left out. */
  readonly selfBattles: number
  readonly noVote: number
}

export interface PairRow {
  readonly a: number
  readonly b: number
  readonly aWins: number
  readonly bWins: number
  readonly ties?: number
  readonly bothBad?: number
}

/** Counts from rows such as those of a `GROUP BY`, in any order and either orientation; repeated pairs add up. */
export function pairCounts(
  models: number,
  rows: Iterable<PairRow>,
  leftOut: { readonly selfBattles?: number; readonly noVote?: number } = {},
): PairCounts {
  const pairs = new Map<
    number,
    [low: number, high: number, lowWins: number, highWins: number, number, number]
  >()
  let selfBattles = leftOut.selfBattles ?? 0
  for (const row of rows) {
    const { a, b, aWins, bWins, ties = 0, bothBad = 0 } = row
    if (!(a >= 0 && a < models && b >= 0 && b < models)) {
      throw new Error(`A pair names models ${a} and ${b}, but there are only ${models}`)
    }
    if (a === b) {
      selfBattles += aWins + bWins + ties + bothBad
      continue
    }
    const key = Math.min(a, b) * models + Math.max(a, b)
    const sum = pairs.get(key) ?? [Math.min(a, b), Math.max(a, b), 0, 0, 0, 0]
    sum[2] += a < b ? aWins : bWins
    sum[3] += a < b ? bWins : aWins
    sum[4] += ties
    sum[5] += bothBad
    pairs.set(key, sum)
  }
  const sorted = [...pairs.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1])
  const column = (k: 0 | 1 | 2 | 3 | 4 | 5) => Int32Array.from(sorted, (sum) => sum[k])
  return {
    models,
    low: column(0),
    high: column(1),
    lowWins: column(2),
    highWins: column(3),
    ties: column(4),
    bothBad: column(5),
    selfBattles,
    noVote: leftOut.noVote ?? 0,
  }
}

/** What remains of `whole` outside `slice`; both must come from the same numbering of pairs (`countCells`). */
export function countsOutside(whole: PairCounts, slice: PairCounts): PairCounts {
  if (whole.low !== slice.low || whole.high !== slice.high) {
    throw new Error(
      'The rest of a slice needs counts over one numbering of pairs: count both from the same cells',
    )
  }
  const minus = (all: Int32Array, part: Int32Array) => all.map((count, p) => count - part[p]!)
  return {
    ...whole,
    lowWins: minus(whole.lowWins, slice.lowWins),
    highWins: minus(whole.highWins, slice.highWins),
    ties: minus(whole.ties, slice.ties),
    bothBad: minus(whole.bothBad, slice.bothBad),
    selfBattles: whole.selfBattles - slice.selfBattles,
    noVote: whole.noVote - slice.noVote,
  }
}

/** Shares of the four results over all counted pairs; `total` is 0 and the shares NaN when nothing was counted. */
export function outcomeShares(counts: PairCounts): {
  total: number
  decisive: number
  tie: number
  bothBad: number
} {
  const sum = (column: Int32Array) => column.reduce((total, count) => total + count, 0)
  const ties = sum(counts.ties)
  const bothBad = sum(counts.bothBad)
  const decisive = sum(counts.lowWins) + sum(counts.highWins)
  const total = decisive + ties + bothBad
  return { total, decisive: decisive / total, tie: ties / total, bothBad: bothBad / total }
}
