import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { countCells } from '../ratings/cells'
import { type LeaderboardRow, leaderboard } from '../ratings/leaderboard'
import { fitVotes, isChosenByResult } from './leaderboard'
import { fetchMatches } from './matches'
import { valueReader } from './outcomes'
import { votesOf } from './votes'

/** The model on the board of one category alone. */
export interface CategoryPlace {
  readonly value: string
  /** Votes of the model in the category that count. */
  readonly votes: number
  readonly rating: LeaderboardRow
  /** Models on that board. */
  readonly models: number
}

/** One fit a category of the view, most votes first; none where the view chose votes by their result. */
export async function fetchCategoryPlaces(
  dataset: Dataset,
  chosen: Chosen,
  policy: BoardPolicy,
  code: number,
): Promise<readonly CategoryPlace[]> {
  if (!dataset.filters.some(({ name }) => name === 'category') || isChosenByResult(chosen)) return []
  const { found } = await fetchMatches(dataset, chosen)
  const held = votesOf(dataset)
  const valuesOf = valueReader(dataset, 'category', found)
  const masks = new Map<string, Uint8Array>()
  for (const row of found) {
    for (const value of valuesOf(row)) {
      const mask = masks.get(value) ?? new Uint8Array(dataset.rows)
      masks.set(value, mask)
      mask[row] = 1
    }
  }
  const places: CategoryPlace[] = []
  for (const [value, mask] of masks) {
    const fit = await fitVotes(held, mask, policy, countCells(held.cells, mask))
    if (fit.kind !== 'fit') continue
    const { rows } = leaderboard(fit)
    const rating = rows.find(({ model }) => model === code)
    if (rating) places.push({ value, votes: rating.votes, rating, models: rows.length })
  }
  return places.sort((one, other) => other.votes - one.votes || (one.value < other.value ? -1 : 1))
}
