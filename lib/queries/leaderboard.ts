import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { fitBradleyTerry } from '../ratings/bradley-terry'
import { countCells } from '../ratings/cells'
import type { Zero } from '../ratings/center'
import { compareFits, type ModelDifference } from '../ratings/difference'
import type { LeftOut } from '../ratings/field'
import type { Fit, NoFit, NoFitReason } from '../ratings/fit'
import { type LeaderboardRow, leaderboard } from '../ratings/leaderboard'
import { countsOutside, type PairCounts } from '../ratings/pair-counts'
import { RINGSIDE_POLICY } from '../ratings/policy'
import { fitStyle, type StyleCoefficient, type StyleFit } from '../ratings/style'
import { isByAnswer, isByResult } from '../search/query'
import type { Comparison } from './compare'
import { type Tally, tallyModels } from './leaderboard-tally'
import { fetchMatches, type Matches } from './matches'
import { ratingPolicy } from './policy'
import { queryOf } from './search'
import { type HeldVotes, maskOf, votesOf } from './votes'

/** What a view's votes say of its models. */
export interface Board {
  readonly policy: BoardPolicy
  /** Rows of the view, votes or not. */
  readonly total: number
  /** Best first; without a fit by win rate. Models under `min_votes` are among them: `shownRows` leaves them out. */
  readonly rows: readonly BoardRow[]
  /** True where the rating is of votes that a word of the answers chose. */
  readonly byAnswer: boolean
  /** Why there is no rating, for programs and in words. */
  readonly reason?: BoardReason
  readonly message?: string
  readonly zero?: Zero
  readonly coefficients?: readonly StyleCoefficient[]
  /** Style features that say nothing here. */
  readonly dropped?: StyleFit['dropped']
  /** Groups of models that votes join; 0 without a fit. */
  readonly components: number
  readonly votesUsed: number
  readonly leftOut: LeftOut
  /** True where a prior of 3 nats stands in for a missing maximum. */
  readonly prior: boolean
  readonly fit: Fit | undefined
  readonly counts: PairCounts
  readonly mask: Uint8Array
  /** Milliseconds from the question to the numbers. */
  readonly ms: number
}

export interface BoardRow extends Tally {
  readonly model: string
  readonly code: number
  readonly rating?: LeaderboardRow
}

export type BoardReason = 'chosen_by_result' | 'no_rows' | (typeof NO_FIT)[NoFitReason]

const NO_FIT = {
  'no votes': 'no_votes',
  'only one model': 'only_one_model',
  'every battle is of a model with itself': 'only_self_battles',
  'every vote is a tie, and ties are dropped': 'only_ties',
  'too many models': 'too_many_models',
  'no vote has style counts': 'no_style_counts',
} as const satisfies Record<NoFitReason, string>

export const REASONS: Readonly<Record<BoardReason, string>> = {
  chosen_by_result:
    'These votes were chosen by how they ended, so a rating would only repeat the choice: counts and shares are shown instead.',
  no_rows: 'No vote matches this view.',
  no_votes: 'Nobody voted on the battles of this view.',
  only_one_model: 'There is only one model: nothing to compare it with.',
  only_self_battles:
    'Every battle of this view is of a model with itself, which says nothing about its strength.',
  only_ties: 'Every vote of this view is a tie, and ties are dropped.',
  too_many_models: 'There are more than 500 models: too many for one board. Narrow the view.',
  no_style_counts:
    'No vote of this view brings counts of length, headers, lists and bold, so style cannot be controlled for.',
}

/** `matches` are those of what is chosen, where they are known already. */
export async function fetchBoard(
  dataset: Dataset,
  chosen: Chosen,
  policy: BoardPolicy,
  known?: Matches,
): Promise<Board> {
  const start = performance.now()
  const held = votesOf(dataset)
  const matches = known ?? (await fetchMatches(dataset, chosen))
  const mask = maskOf(matches)
  const counts = countCells(held.cells, mask)
  const fit = isChosenByResult(chosen) ? undefined : await fitVotes(held, mask, policy, counts)
  return {
    policy,
    total: matches.total,
    byAnswer: isChosenByAnswer(chosen),
    ...boardOf(held, counts, policy, matches.total, fit),
    counts,
    mask,
    ms: performance.now() - start,
  }
}

/** Where a view chooses votes by their result a rating would be circular (DESIGN §6). */
export function isChosenByResult(chosen: Chosen): boolean {
  return chosen.has('winner') || chosen.has('outcome') || chosen.has('surprise') || seeksResult(chosen)
}

function seeksResult(chosen: Chosen): boolean {
  const sought = chosen.get('q')
  return sought !== undefined && isByResult(queryOf(sought))
}

/** Where a view chooses votes by what was answered, which the models themselves decide: a rating holds with that in mind. */
export function isChosenByAnswer(chosen: Chosen): boolean {
  const odd = (chosen.get('odd')?.any ?? []) as readonly string[]
  if (odd.includes('empty_answer') || odd.includes('identical_answers')) return true
  const sought = chosen.get('q')
  return sought !== undefined && isByAnswer(queryOf(sought))
}

/** Rows with at least `min_votes` votes. */
export function shownRows({ rows, policy }: Pick<Board, 'rows' | 'policy'>): readonly BoardRow[] {
  return rows.filter(({ votes }) => votes >= policy.min_votes)
}

/** Fits the votes under a mask as the policy says. `counts` are those of the mask. */
export async function fitVotes(
  held: HeldVotes,
  mask: Uint8Array,
  asked: BoardPolicy,
  counts: PairCounts,
): Promise<Fit | StyleFit | NoFit> {
  const policy = ratingPolicy(asked, held.models)
  const codes = policy.cluster === 'none' ? undefined : await held.clusters(policy.cluster)
  if (policy.style !== 'none') {
    const rows = held.style()
    return fitStyle(rows, policy, { selection: mask, ...(codes ? { clusters: codes } : {}) })
  }
  return fitBradleyTerry(counts, policy, codes && { cells: held.cells, codes, selection: mask })
}

function boardOf(
  { models }: HeldVotes,
  counts: PairCounts,
  policy: BoardPolicy,
  total: number,
  fit: Fit | StyleFit | NoFit | undefined,
): Omit<Board, 'policy' | 'total' | 'byAnswer' | 'counts' | 'mask' | 'ms'> {
  const tallies = tallyModels(counts, policy.ties)
  const rowOf = (code: number) => ({ model: models[code] ?? '', code, ...tallies[code]! })
  if (fit?.kind === 'fit') {
    const { rows, zero } = leaderboard(fit)
    return {
      rows: rows.map((rating) => ({
        ...rowOf(rating.model),
        votes: rating.votes,
        winRate: rating.winRate,
        rating,
      })),
      zero,
      ...('coefficients' in fit ? { coefficients: fit.coefficients, dropped: fit.dropped } : {}),
      components: fit.field.components.count,
      votesUsed: fit.field.votesUsed,
      leftOut: fit.field.leftOut,
      prior: fit.prior > 0,
      fit,
    }
  }
  const seen = tallies.flatMap(({ votes }, code) => (votes > 0 ? [rowOf(code)] : []))
  const sum = (column: Int32Array) => column.reduce((all, one) => all + one, 0)
  const tied = sum(counts.ties) + sum(counts.bothBad)
  const kept = policy.ties === 'half' ? tied : 0
  const reason = total === 0 ? 'no_rows' : fit ? NO_FIT[fit.reason] : 'chosen_by_result'
  return {
    rows: seen.sort(
      (one, other) => other.winRate - one.winRate || other.votes - one.votes || one.code - other.code,
    ),
    reason,
    message: REASONS[reason],
    components: 0,
    votesUsed: fit ? fit.votesUsed : sum(counts.lowWins) + sum(counts.highWins) + kept,
    leftOut: fit?.leftOut ?? {
      selfBattles: counts.selfBattles,
      noVote: counts.noVote,
      tiesDropped: tied - kept,
      noCounts: 0,
    },
    prior: false,
    fit: undefined,
  }
}

export type Difference = ModelDifference

/** How the view's ratings differ from those of another board, by model code. */
export interface Differences {
  /**
   * `rest`: all other votes of the dataset; `plain`: the same votes without style control; `view`: those of the view
   * that `against` names.
   */
  readonly from: 'rest' | 'plain' | 'view'
  readonly of: ReadonlyMap<number, Difference>
}

/**
 * The view against what it is compared with; else style control against the plain board, else a filtered view against
 * the rest of the dataset; else nothing.
 */
export async function fetchDifferences(
  dataset: Dataset,
  chosen: Chosen,
  board: Board,
  comparison?: Comparison,
): Promise<Differences | undefined> {
  if (!board.fit) return undefined
  const held = votesOf(dataset)
  if (comparison) {
    const { against, matches, overlap } = comparison
    if (against !== 'rest' && isChosenByResult(against.chosen)) return undefined
    const mask = maskOf(matches)
    const there = await fitVotes(held, mask, board.policy, countCells(held.cells, mask))
    const from = against === 'rest' ? 'rest' : 'view'
    return there.kind === 'fit' ? differences(from, compareFits(board.fit, there, overlap > 0)) : undefined
  }
  if (board.policy.style !== 'none') {
    const policy = { ...ratingPolicy(board.policy, held.models), style: RINGSIDE_POLICY.style }
    const plain = fitBradleyTerry(board.counts, { ...policy, cluster: 'none' })
    return plain.kind === 'fit' ? differences('plain', compareFits(board.fit, plain, true)) : undefined
  }
  if (chosen.size === 0) return undefined
  const others = board.mask.map((matches) => 1 - matches)
  const rest = await fitVotes(held, others, board.policy, countsOutside(held.whole, board.counts))
  return rest.kind === 'fit' ? differences('rest', compareFits(board.fit, rest)) : undefined
}

function differences(from: Differences['from'], found: readonly Difference[]): Differences {
  return { from, of: new Map(found.map((one) => [one.model, one])) }
}
