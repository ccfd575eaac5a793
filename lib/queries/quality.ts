import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Filter } from '../filters/filter'
import type { Selection } from '../filters/selection'
import { ODD_NAMES, ODDITIES, oddBit } from '../odd'
import { choose, type View } from '../view'
import { type CappedBoards, fetchCapped } from './capped-boards'
import { type Board, fetchBoard } from './leaderboard'
import { fetchMatches, type Matches } from './matches'
import { questionCodes } from './question-codes'

/** One kind of doubtful row in a view, and the view of just those. */
export interface QualityLine {
  /** A value of `odd`, or `unknown_language`, `few_votes`. */
  readonly kind: string
  readonly words: string
  readonly meaning: string
  readonly count: number
  /** The view of these rows; undefined of none. */
  readonly view: View | undefined
  /** For `few_votes`: the models and their votes, fewest first. */
  readonly models?: readonly { readonly model: string; readonly votes: number }[]
}

export interface Quality {
  readonly total: number
  readonly lines: readonly QualityLine[]
  /** Votes alone. */
  readonly board?: Board
  readonly capped?: CappedBoards
  /** True while questions are not known yet. */
  readonly awaited: boolean
}

/** Votes under which a model does not enter the zero point. */
const FEW = 30

/** The view without `odd`, which would leave nothing else to count; its rows are what the lines are counted of. */
export function besidesOdd(view: View): { readonly view: View; readonly steppedAside: boolean } {
  const chosen = new Map(view.chosen)
  return { steppedAside: chosen.delete('odd'), view: { ...view, chosen } }
}

/** `view` holds no `odd`. The board is fitted twice more; a page shows what is there before that. */
export async function fetchQuality(
  dataset: Dataset,
  view: View,
  policy: BoardPolicy,
  known?: Matches,
): Promise<Quality> {
  const doubtful = await fetchDoubtful(dataset, view, policy, known)
  const capped = await fetchCappedOf(dataset, doubtful)
  return { ...doubtful, ...(capped ? { capped } : {}) }
}

/** Nothing where there is no rating, or questions are not known yet. */
export async function fetchCappedOf(
  dataset: Dataset,
  { board, awaited }: Quality,
): Promise<CappedBoards | undefined> {
  return board?.fit && !awaited ? fetchCapped(dataset, board) : undefined
}

/** All but the capped boards. */
export async function fetchDoubtful(
  dataset: Dataset,
  view: View,
  policy: BoardPolicy,
  known?: Matches,
): Promise<Quality> {
  const matches = known ?? (await fetchMatches(dataset, view.chosen))
  const awaited = dataset.awaited.includes('question')
  const lines = await oddLines(dataset, view, matches, awaited)
  const language = languageLine(dataset, view, matches)
  if (language) lines.push(language)
  if (dataset.kind !== 'battle') return { total: matches.total, lines, awaited }
  const board = await fetchBoard(dataset, view.chosen, policy, matches)
  lines.push(await fewVotes(dataset, view, board))
  return { total: matches.total, lines, board, awaited }
}

async function oddLines(
  dataset: Dataset,
  view: View,
  { found }: Matches,
  awaited: boolean,
): Promise<QualityLine[]> {
  const { odd } = dataset.counted
  const counts = new Map(ODD_NAMES.map((name) => [name, countBits(odd, oddBit(name) ?? 0, found)]))
  if (!awaited) {
    const codes = await questionCodes(dataset)
    counts.set(
      'repeated_question',
      found.reduce((sum, row) => sum + (codes[row]! >= 0 ? 1 : 0), 0),
    )
  }
  const offers = (name: string) => dataset.filters.some((filter) => filter.name === name)
  return ODDITIES.filter(
    ({ name, votes, needs }) =>
      (!votes || dataset.kind === 'battle') &&
      (!needs || offers(needs)) &&
      !(awaited && name === 'repeated_question'),
  ).map(({ name, words, meaning }) => {
    const count = counts.get(name) ?? 0
    return {
      kind: name,
      words,
      meaning,
      count,
      view: count > 0 ? choose(dataset, view, 'odd', [name]) : undefined,
    }
  })
}

function countBits(odd: Int32Array, bit: number, found: Int32Array): number {
  if (bit === 0) return 0
  let count = 0
  for (let at = 0; at < found.length; at++) if ((odd[found[at]!]! & bit) !== 0) count++
  return count
}

function languageLine(dataset: Dataset, view: View, { found }: Matches): QualityLine | undefined {
  if (!dataset.filters.some(({ name }) => name === 'language')) return undefined
  const { codes, terms } = dataset.counted
  const unknown = (terms.language ?? []).indexOf('unknown')
  const count = found.reduce((sum, row) => sum + (codes.language[row] === unknown ? 1 : 0), 0)
  return {
    kind: 'unknown_language',
    words: 'language not known',
    meaning: 'empty, und, unknown or <err>',
    count,
    view: count > 0 ? choose(dataset, view, 'language', ['unknown']) : undefined,
  }
}

/**
 * Models with under 30 votes in the view. Their rows are one more choice of `model`, or of `vs` where models are chosen;
 * where both are, no address names just these.
 */
async function fewVotes(dataset: Dataset, view: View, { rows }: Board): Promise<QualityLine> {
  const chosen = (view.chosen.get('model') as Selection<string> | undefined)?.any ?? []
  const models = rows
    .filter(({ model, votes }) => votes < FEW && !chosen.includes(model))
    .map(({ model, votes }) => ({ model, votes }))
    .sort((one, other) => one.votes - other.votes)
  const line = {
    kind: 'few_votes',
    words: `with fewer than ${FEW} votes`,
    meaning: 'their places are a guess, and they do not enter the zero point',
    models,
  }
  const name = chosen.length === 0 ? 'model' : 'vs'
  const filter = dataset.filters.find((one) => one.name === name)
  if (models.length === 0 || !filter || view.chosen.has('vs')) return { ...line, count: 0, view: undefined }
  const shown = choose(dataset, view, name, [...written(filter, models), ...left(filter, view, name)])
  const { total } = await fetchMatches(dataset, shown.chosen)
  return { ...line, count: total, view: shown }
}

function written(filter: Filter, models: readonly { readonly model: string }[]): string[] {
  return models.map(({ model }) => filter.param(model))
}

/** Models that the view leaves out stay left out. */
function left(filter: Filter, view: View, name: string): string[] {
  const selection = view.chosen.get(name)
  return selection ? filter.format({ any: [], none: selection.none }) : []
}
