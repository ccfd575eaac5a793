import type { Board, BoardRow } from './leaderboard'

/** How well a view's votes carry its board. */
export interface Coverage {
  readonly models: number
  /** Unordered pairs of those models, those that met, and the votes of the middle one of these. */
  readonly pairs: number
  readonly met: number
  readonly votesPerPair: number
  /** Pairs that never met, those first of whose two models the rarer one has most votes; at most `MOST_NEVER`. */
  readonly never: readonly (readonly [a: string, b: string])[]
  /** Votes of the model that has fewest, of the middle one, and of the one that has most. */
  readonly votes: { readonly fewest: number; readonly middle: number; readonly most: number }
  /** Models with fewer votes than the zero point asks for. */
  readonly thin: readonly string[]
  /** Models that votes join to one another, largest group first; one group when all can be compared. */
  readonly groups: readonly (readonly string[])[]
  readonly provisional: readonly { readonly model: string; readonly reason: string }[]
  /**
   * Points within which two models of the middle interval's width cannot be told apart: 1.96 · √2 standard errors.
   * Absent without a model that is not provisional.
   */
  readonly tellable?: number
}

export const THIN = 30

/** In a small slice nearly all of some thousand pairs never met. */
export const MOST_NEVER = 200

/** Absent where no vote counts. */
export function coverageOf(board: Board): Coverage | undefined {
  const { rows, counts, fit } = board
  if (rows.length === 0) return undefined
  const met: number[] = []
  for (let p = 0; p < counts.low.length; p++) {
    const votes = counts.lowWins[p]! + counts.highWins[p]! + counts.ties[p]! + counts.bothBad[p]!
    if (votes > 0) met.push(votes)
  }
  const votes = rows.map((row) => row.votes).sort((one, other) => one - other)
  const settled = rows.flatMap(({ rating }) => (rating && rating.provisional === null ? [rating] : []))
  return {
    models: rows.length,
    pairs: (rows.length * (rows.length - 1)) / 2,
    met: met.length,
    never: neverMet(board),
    votesPerPair: middle(met.sort((one, other) => one - other)),
    votes: { fewest: votes[0] ?? 0, middle: middle(votes), most: votes.at(-1) ?? 0 },
    thin: rows.filter((row) => row.votes < THIN).map(({ model }) => model),
    groups: fit ? groupsOf(rows, fit.field) : [],
    provisional: rows.flatMap(({ model, rating }) =>
      rating?.provisional ? [{ model, reason: rating.provisional }] : [],
    ),
    ...(settled.length > 0
      ? {
          tellable: 1.96 * Math.SQRT2 * middle(settled.map(({ error }) => error).sort((a, b) => a - b)),
        }
      : {}),
  }
}

function neverMet({ rows, counts }: Board): [string, string][] {
  const met = new Set<number>()
  for (let p = 0; p < counts.low.length; p++) {
    if (counts.lowWins[p]! + counts.highWins[p]! + counts.ties[p]! + counts.bothBad[p]! > 0)
      met.add(counts.low[p]! * counts.models + counts.high[p]!)
  }
  const byVotes = [...rows].sort((one, other) => other.votes - one.votes)
  const never: [string, string][] = []
  for (const [at, rarer] of byVotes.entries()) {
    for (const { model, code } of byVotes.slice(0, at)) {
      const [low, high] = code < rarer.code ? [code, rarer.code] : [rarer.code, code]
      if (met.has(low * counts.models + high)) continue
      never.push([model, rarer.model])
      if (never.length === MOST_NEVER) return never
    }
  }
  return never
}

function groupsOf(
  rows: readonly BoardRow[],
  field: {
    readonly at: Int32Array
    readonly components: { readonly count: number; readonly of: Int32Array }
  },
): string[][] {
  const groups: string[][] = Array.from({ length: field.components.count }, () => [])
  for (const { model, code } of rows) groups[field.components.of[field.at[code]!]!]?.push(model)
  return groups.sort((one, other) => other.length - one.length)
}

/** The upper one of two middles; 0 of nothing. */
function middle(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] ?? 0
}
