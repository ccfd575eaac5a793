import { ApiError } from '../api-error'
import type { Dataset } from '../catalog'
import { fitBradleyTerry } from '../ratings/bradley-terry'
import { fragility, removedRows } from '../ratings/fragility'
import { POINTS } from '../ratings/points'
import type { Board } from './leaderboard'
import { ratingPolicy } from './policy'
import { fetchRows, type RowSummary } from './rows'
import { votesOf } from './votes'

/** Two that follow each other on the board, and the fewest votes that hold them so. */
export interface Neighbours {
  readonly above: string
  readonly below: string
  /** Points between them. */
  readonly gap: number
}

export interface Swap extends Neighbours {
  /** Votes between all models of the view. */
  readonly of: number
  /** How many votes have to go, confirmed by refitting; undefined where not even all helpful ones are enough. */
  readonly votes: number | undefined
  /** Those votes, at most `SHOWN` of them. */
  readonly rows: readonly RowSummary[]
}

/** Votes listed to be read. */
const SHOWN = 200

/** Neighbours of the plain board, best first. Style control is let go: influence is that of a plain vote. */
export function neighboursOf(dataset: Dataset, board: Board): readonly Neighbours[] {
  const { fit, rated } = plainFit(dataset, board)
  if (!fit) return []
  return rated.slice(1).map((below, at) => {
    const above = rated[at]!
    return { above: above.model, below: below.model, gap: above.points - below.points }
  })
}

/** The pair whose upper one is asked for; the first where none is. Undefined without two rated models. */
export async function fetchSwap(
  dataset: Dataset,
  board: Board,
  asked: string | undefined,
): Promise<Swap | undefined> {
  const pairs = neighboursOf(dataset, board)
  const pair = asked === undefined ? pairs[0] : pairs.find(({ above }) => above === asked)
  const { fit } = plainFit(dataset, board)
  if (!pair || !fit) return undefined
  const { cells, models } = votesOf(dataset)
  const of = fit.field.votesUsed
  const found = fragility(fit, board.counts, [models.indexOf(pair.above), models.indexOf(pair.below)])
  if (!found) return { ...pair, of, votes: undefined, rows: [] }
  const rows = removedRows(cells, found.removed, board.mask)
  return { ...pair, of, votes: found.votes, rows: await fetchRows(dataset, [...rows.subarray(0, SHOWN)]) }
}

/** The model a program asked for: 404 for one that leads no other on this board. */
export function requireAbove(dataset: Dataset, board: Board, params: URLSearchParams): string | undefined {
  const [model, ...more] = params.getAll('above')
  if (more.length > 0) throw new ApiError(400, 'malformed_value', 'above takes one value.', 'above')
  if (model === undefined || neighboursOf(dataset, board).some(({ above }) => above === model)) return model
  throw new ApiError(404, 'no_model', `No model stands below "${model}" on this board.`, 'above')
}

const plain = new WeakMap<Board, ReturnType<typeof fitPlain>>()

function plainFit(dataset: Dataset, board: Board): ReturnType<typeof fitPlain> {
  const known = plain.get(board)
  if (known) return known
  const made = fitPlain(dataset, board)
  plain.set(board, made)
  return made
}

function fitPlain(dataset: Dataset, board: Board) {
  if (!board.fit) return { fit: undefined, rated: [] }
  const { models } = votesOf(dataset)
  const policy = { ...ratingPolicy(board.policy, models), style: 'none', cluster: 'none' } as const
  const fit = fitBradleyTerry(board.counts, policy)
  if (fit.kind !== 'fit') return { fit: undefined, rated: [] }
  const rated = Array.from(fit.theta, (theta, at) => ({
    model: models[fit.field.models[at]!] ?? '',
    points: theta * POINTS,
  })).sort((one, other) => other.points - one.points)
  return { fit, rated }
}
