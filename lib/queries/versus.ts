import { ApiError } from '../api-error'
import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { type Difference, ratingDifference } from '../ratings/difference'
import { pairResiduals } from '../ratings/residual'
import { type Board, fetchBoard } from './leaderboard'
import { fetchMatches } from './matches'
import { inOrder } from './order'
import { type OutcomeGroup, outcomeGroups, outcomesOf, type Scored, scoreOf, tallyOf } from './outcomes'
import { type VersusLength, type VersusStyle, versusLength, versusStyle } from './versus-style'

export interface Versus extends Scored {
  readonly a: string
  readonly b: string
  readonly noVote: number
  /** Rows between the two, most surprising first: in the order of `sort=-surprise`. */
  readonly rows: Int32Array
  /** What the fit of the whole view expects; absent where there is none. */
  readonly expected?: {
    readonly share: number
    /** Standard deviations by which `a` does better. */
    readonly residual: number
    /** Points by which `a` is rated higher. */
    readonly difference: Difference | undefined
  }
  readonly groups: readonly OutcomeGroup[]
  readonly length: VersusLength | undefined
  readonly style: readonly VersusStyle[]
  /** Filters of the view that mean something else here: they step aside. */
  readonly aside: readonly string[]
  /** The view without them. */
  readonly chosen: Chosen
  readonly board: Board
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
  const outcomes = outcomesOf(dataset, rows, first)
  const tally = tallyOf(outcomes)
  const expected = expectedOf(board, first, second)
  return {
    a,
    b,
    ...scoreOf(tally, policy.ties),
    noVote: rows.length - tally.aWins - tally.bWins - tally.ties - tally.bothBad,
    rows: await inOrder(dataset, rows, '-surprise'),
    ...(expected ? { expected } : {}),
    groups: outcomeGroups(dataset, rows, outcomes, policy.ties),
    length: versusLength(dataset, rows, outcomes, first),
    style: versusStyle(dataset, rows, outcomes, first),
    aside,
    chosen,
    board,
  }
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
