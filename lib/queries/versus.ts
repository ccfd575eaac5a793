import { ApiError } from '../api-error'
import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { type Difference, ratingDifference } from '../ratings/difference'
import { pairResiduals } from '../ratings/residual'
import { type Share, wilson } from '../ratings/wilson'
import { NO_CODE } from './counted'
import { type Board, fetchBoard } from './leaderboard'
import { fetchMatches } from './matches'

/** How battles of two models ended, as `a` sees it. */
export interface PairTally {
  readonly aWins: number
  readonly bWins: number
  readonly ties: number
  readonly bothBad: number
}

export interface Versus extends PairTally {
  readonly a: string
  readonly b: string
  readonly noVote: number
  /** Rows between the two, newest first. */
  readonly rows: Int32Array
  /** Share of `a` under the policy's ties, out of `votes`. */
  readonly share: Share
  readonly votes: number
  /** What the fit of the whole view expects; absent where there is none. */
  readonly expected?: {
    readonly share: number
    /** Standard deviations by which `a` does better. */
    readonly residual: number
    /** Points by which `a` is rated higher. */
    readonly difference: Difference | undefined
  }
  readonly groups: readonly VersusGroup[]
  readonly length: VersusLength | undefined
  /** Filters of the view that mean something else here: they step aside. */
  readonly aside: readonly string[]
  /** The view without them. */
  readonly chosen: Chosen
  readonly board: Board
}

export interface VersusGroup {
  /** A filter of the dataset. */
  readonly name: 'category' | 'language' | 'turns'
  readonly rows: readonly (PairTally & { readonly value: string })[]
}

export interface VersusLength {
  /** Mean tokens by which answers of `a` are longer, over `counted` battles. */
  readonly gap: number
  readonly counted: number
  /** How often the longer of two unequal answers won a decisive vote, out of `decisive`. */
  readonly longerWins: Share
  readonly decisive: number
}

const ASIDE = ['model', 'vs', 'outcome']

/** The view without what chooses models: on this page `a` and `b` do that. */
export function besides(chosen: Chosen): { chosen: Chosen; aside: string[] } {
  return {
    chosen: new Map([...chosen].filter(([name]) => !ASIDE.includes(name))),
    aside: ASIDE.filter((name) => chosen.has(name)),
  }
}

/** Throws 404 for a model that is not named or not there, and 400 for one against itself. */
export function requireModel(dataset: Dataset, params: URLSearchParams, field: 'a' | 'b'): string {
  const [name, ...more] = params.getAll(field)
  if (more.length > 0) throw new ApiError(400, 'malformed_value', `${field} takes one value.`, field)
  if (name === undefined || !(dataset.counted.terms.model ?? []).includes(name)) {
    throw new ApiError(
      404,
      'no_model',
      name === undefined ? `${field} names no model.` : `${dataset.slug} has no model of that name.`,
      field,
    )
  }
  if (field === 'b' && name === params.get('a')) {
    throw new ApiError(400, 'malformed_value', 'a and b are the same model.', 'b')
  }
  return name
}

/** `a` and `b` are different models of the dataset. */
export async function fetchVersus(
  dataset: Dataset,
  all: Chosen,
  policy: BoardPolicy,
  a: string,
  b: string,
): Promise<Versus> {
  const { chosen, aside } = besides(all)
  const matches = await fetchMatches(dataset, chosen)
  const board = await fetchBoard(dataset, chosen, policy, matches)
  const models = dataset.counted.terms.model ?? []
  const [first, second] = [models.indexOf(a), models.indexOf(b)]
  const { model_a, model_b } = dataset.counted.codes
  const rows = matches.found.filter(
    (row) =>
      (model_a[row] === first && model_b[row] === second) ||
      (model_a[row] === second && model_b[row] === first),
  )
  const outcomes = Uint8Array.from(rows, (row) => outcomeOf(dataset, row, first))
  const tally = tallyOf(outcomes)
  const tied = policy.ties === 'half' ? tally.ties + tally.bothBad : 0
  const votes = tally.aWins + tally.bWins + tied
  const expected = expectedOf(board, first, second)
  return {
    a,
    b,
    ...tally,
    noVote: rows.length - tally.aWins - tally.bWins - tally.ties - tally.bothBad,
    rows,
    share: wilson(tally.aWins + tied / 2, votes),
    votes,
    ...(expected ? { expected } : {}),
    groups: groupsOf(dataset, rows, outcomes),
    length: lengthOf(dataset, rows, outcomes, first),
    aside,
    chosen,
    board,
  }
}

/** 0 the first model won, 1 the other, 2 tie, 3 both bad, 4 and more no vote. */
function outcomeOf({ counted }: Dataset, row: number, first: number): number {
  const winner = Math.min(4, counted.codes.winner[row] ?? NO_CODE)
  return winner < 2 && counted.codes.model_a[row] !== first ? 1 - winner : winner
}

function tallyOf(outcomes: Iterable<number>): PairTally {
  const counts = [0, 0, 0, 0, 0]
  for (const outcome of outcomes) counts[outcome]!++
  const [aWins = 0, bWins = 0, ties = 0, bothBad = 0] = counts
  return { aWins, bWins, ties, bothBad }
}

function expectedOf({ fit, policy }: Board, first: number, second: number): Versus['expected'] {
  if (!fit || policy.style !== 'none') return undefined
  const found = pairResiduals(fit).find(
    ({ low, high }) => low === Math.min(first, second) && high === Math.max(first, second),
  )
  if (!found) return undefined
  const turned = first > second
  return {
    share: (turned ? found.votes - found.expected : found.expected) / found.votes,
    residual: turned ? -found.residual : found.residual,
    difference: ratingDifference(fit, first, second),
  }
}

function groupsOf(dataset: Dataset, rows: Int32Array, outcomes: Uint8Array): VersusGroup[] {
  const { codes, terms, categories, numbers } = dataset.counted
  const [low, high] = categories
  const valuesOf: Readonly<Record<VersusGroup['name'], (row: number) => readonly string[]>> = {
    category: (row) =>
      (terms.category ?? []).filter(
        (_, bit) => ((bit < 32 ? low[row]! >>> bit : high[row]! >>> (bit - 32)) & 1) === 1,
      ),
    language: (row) => [terms.language?.[codes.language[row]!] ?? 'unknown'],
    turns: (row) => (Number.isNaN(numbers.turns[row]) ? [] : [String(numbers.turns[row])]),
  }
  return (['category', 'language', 'turns'] as const).flatMap((name) => {
    if (!dataset.filters.some((filter) => filter.name === name)) return []
    const found = new Map<string, number[]>()
    rows.forEach((row, at) => {
      for (const value of valuesOf[name](row)) {
        const list = found.get(value) ?? []
        list.push(outcomes[at]!)
        found.set(value, list)
      }
    })
    const counted = [...found].map(([value, list]) => ({ value, ...tallyOf(list), size: list.length }))
    const sorted =
      name === 'turns'
        ? counted.sort((one, other) => Number(one.value) - Number(other.value))
        : counted.sort((one, other) => other.size - one.size || (one.value < other.value ? -1 : 1))
    return sorted.length > 0 ? [{ name, rows: sorted.map(({ size, ...row }) => row) }] : []
  })
}

function lengthOf(
  dataset: Dataset,
  rows: Int32Array,
  outcomes: Uint8Array,
  first: number,
): VersusLength | undefined {
  const { gap } = dataset.counted.numbers
  let [sum, counted, longer, decisive] = [0, 0, 0, 0]
  rows.forEach((row, at) => {
    const apart = (dataset.counted.codes.model_a[row] === first ? 1 : -1) * gap[row]!
    if (Number.isNaN(apart)) return
    sum += apart
    counted++
    if (outcomes[at]! > 1 || apart === 0) return
    decisive++
    if (apart > 0 === (outcomes[at] === 0)) longer++
  })
  return counted > 0
    ? { gap: sum / counted, counted, longerWins: wilson(longer, decisive), decisive }
    : undefined
}
