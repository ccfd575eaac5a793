import type { Dataset } from '../catalog'
import { NO_CODE } from './counted'
import type { Matches } from './matches'

/** Votes between two models, counted both ways; `a` comes before `b` by code point. */
export interface PairCount {
  readonly a: string
  readonly b: string
  readonly a_wins: number
  readonly b_wins: number
  readonly ties: number
  readonly both_bad: number
}

export interface Pairs {
  /** Models that occur in the view, by code point. */
  readonly models: readonly string[]
  /** Each pair that met, once. */
  readonly pairs: readonly PairCount[]
  /** Battles nobody voted on. */
  readonly no_vote: number
  /** Battles of a model with itself. */
  readonly self_battles: number
}

/** One pass over the matching rows: a cell a pair and outcome. */
export function countPairs(dataset: Dataset, matches: Matches): Pairs {
  const names = dataset.counted.terms.model ?? []
  const { model_a, model_b, winner } = dataset.counted.codes
  const size = names.length
  const order = names
    .map((_, code) => code)
    .sort((one, other) => byCodePoint(names[one] ?? '', names[other] ?? ''))
  const rank = new Int32Array(size)
  order.forEach((code, place) => {
    rank[code] = place
  })
  const cells = new Int32Array(size * size * 4)
  const present = new Uint8Array(size)
  let [no_vote, self_battles] = [0, 0]
  for (let row = 0; row < matches.rows; row++) {
    if (matches.misses[row] !== 0) continue
    const a = rank[model_a[row] ?? NO_CODE] ?? 0
    const b = rank[model_b[row] ?? NO_CODE] ?? 0
    const result = winner[row] ?? NO_CODE
    present[a] = present[b] = 1
    if (a === b) self_battles++
    else if (result > 3) no_vote++
    else {
      const swapped = a > b
      const outcome = swapped && result < 2 ? 1 - result : result
      cells[((swapped ? b : a) * size + (swapped ? a : b)) * 4 + outcome]!++
    }
  }
  const pairs: PairCount[] = []
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const at = (a * size + b) * 4
      const [a_wins = 0, b_wins = 0, ties = 0, both_bad = 0] = cells.subarray(at, at + 4)
      if (a_wins + b_wins + ties + both_bad === 0) continue
      pairs.push({ a: nameAt(a), b: nameAt(b), a_wins, b_wins, ties, both_bad })
    }
  }
  return {
    models: order.flatMap((code, place) => (present[place] ? [names[code] ?? ''] : [])),
    pairs,
    no_vote,
    self_battles,
  }

  function nameAt(place: number): string {
    return names[order[place] ?? 0] ?? ''
  }
}

/** JavaScript compares UTF-16 units, which puts astral characters before some others. */
export function byCodePoint(one: string, other: string): number {
  const [left, right] = [[...one], [...other]]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
