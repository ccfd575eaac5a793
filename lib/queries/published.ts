import type { Dataset } from '../catalog'
import type { PublishedRow } from '../published-board'
import { REFERENCE_VOTES } from '../ratings/center'
import type { Board } from './leaderboard'

/** A published board beside this one. */
export interface ComparedBoard {
  readonly of: ReadonlyMap<string, ComparedRow>
  /** Where the published figures come from, as the file says. */
  readonly sources: readonly string[]
  /** Points added to the published ratings, so that the models in both have one mean; 0 without a fit. */
  readonly shift: number
  /** Models that the shift is taken over. */
  readonly shared: number
  /** Published models that this dataset has not. */
  readonly unknown: readonly string[]
  readonly problems: readonly string[]
}

export interface ComparedRow extends PublishedRow {
  /** Points of this board minus the published ones, after the shift; absent where there is no rating here. */
  readonly difference: number | undefined
}

/** Undefined where no `board.csv` lies beside the dataset. */
export function comparePublished({ published, counted }: Dataset, board: Board): ComparedBoard | undefined {
  if (!published) return undefined
  const here = new Map(board.rows.flatMap((row) => (row.rating ? [[row.model, row] as const] : [])))
  const common = published.rows.filter(({ model }) => here.has(model))
  const steady = common.filter(({ model }) => {
    const row = here.get(model)
    return row !== undefined && row.rating?.provisional === null && row.votes >= REFERENCE_VOTES
  })
  const base = steady.length > 0 ? steady : common
  const gaps = base.map(({ model, rating }) => (here.get(model)?.rating?.rating ?? 0) - rating)
  const shift = gaps.length > 0 ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : 0
  const known = new Set(counted.terms.model)
  return {
    of: new Map(
      published.rows.map((row) => {
        const own = here.get(row.model)?.rating?.rating
        return [row.model, { ...row, difference: own === undefined ? undefined : own - row.rating - shift }]
      }),
    ),
    sources: [...new Set(published.rows.flatMap(({ source }) => source ?? []))],
    shift,
    shared: base.length,
    unknown: published.rows.flatMap(({ model }) => (known.has(model) ? [] : [model])),
    problems: published.problems,
  }
}
