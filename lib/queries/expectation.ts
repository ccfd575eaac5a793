import type { Dataset } from '../catalog'
import { fitBradleyTerry } from '../ratings/bradley-terry'
import { countCells } from '../ratings/cells'
import { REFERENCE_VOTES } from '../ratings/center'
import type { Fit } from '../ratings/fit'
import { type LeaderboardRow, leaderboard } from '../ratings/leaderboard'
import type { PairCounts } from '../ratings/pair-counts'
import { RINGSIDE_POLICY } from '../ratings/policy'
import { type Chances, chanceOf, outcomeChances, surpriseBits, tieShares } from '../ratings/surprise'
import type { View } from '../view'
import { readWinner, type Winner } from '../vote'
import { isChosenByResult } from './leaderboard'
import { fetchMatches } from './matches'
import type { RowSummary } from './rows'
import { maskOf, votesOf } from './votes'

/** What the plain fit of some votes says of one battle before it is voted on. */
export interface Prediction {
  readonly chances: Chances
  /** Votes that were fitted, this one among them where it is one of them. */
  readonly votesUsed: number
  /** Bits of what happened; null where nobody voted, and where a view without such a result has no chance for it. */
  readonly surprise: number | null
}

/** Where a model stands among all of the dataset's. */
export interface Standing
  extends Pick<LeaderboardRow, 'rating' | 'lower' | 'upper' | 'rankLower' | 'rankUpper'> {
  readonly model: string
  /** Models on the board. */
  readonly models: number
  readonly provisional: LeaderboardRow['provisional']
}

export interface Expectation {
  /** From all votes of the dataset. Its surprise is the stored one. */
  readonly whole: Prediction
  readonly standings: { readonly a: Standing; readonly b: Standing }
  /** From the votes of the view alone; undefined where the view is the whole dataset. */
  readonly view: ViewPrediction | undefined
}

export type ViewPrediction =
  | ({ readonly kind: 'prediction' } & Prediction)
  | { readonly kind: 'none'; readonly reason: 'chosen by result' | 'too few votes' }

/** Undefined for chats, for a model against itself, and where the dataset's votes allow no fit. */
export async function fetchExpectation(
  dataset: Dataset,
  view: View,
  row: number,
  { winner, surprise }: Pick<RowSummary, 'winner' | 'surprise'>,
): Promise<Expectation | undefined> {
  if (dataset.kind !== 'battle') return undefined
  const fitted = wholeOf(dataset)
  const held = votesOf(dataset)
  const [a, b] = [held.votes.a[row] ?? -1, held.votes.b[row] ?? -1]
  const chances = fitted && outcomeChances(fitted.fit, tieShares(held.whole), a, b)
  if (!fitted || !chances) return undefined
  const standing = (code: number): Standing => {
    const { rating, lower, upper, rankLower, rankUpper, provisional } = fitted.rows.get(code)!
    const model = held.models[code] ?? ''
    return { model, rating, lower, upper, rankLower, rankUpper, provisional, models: fitted.rows.size }
  }
  return {
    whole: { chances, votesUsed: fitted.fit.field.votesUsed, surprise: surprise ?? null },
    standings: { a: standing(a), b: standing(b) },
    view: await predictWithin(dataset, view, a, b, winner ? readWinner(winner) : undefined),
  }
}

/** Of a view that chose its votes by their result a prediction would only repeat the choice. */
async function predictWithin(
  dataset: Dataset,
  view: View,
  a: number,
  b: number,
  winner: Winner | undefined,
): Promise<ViewPrediction | undefined> {
  if (view.chosen.size === 0) return undefined
  if (isChosenByResult(view.chosen)) return { kind: 'none', reason: 'chosen by result' }
  const counts = countCells(votesOf(dataset).cells, maskOf(await fetchMatches(dataset, view.chosen)))
  const fit = fitBradleyTerry(counts, RINGSIDE_POLICY)
  const chances = fit.kind === 'fit' ? firmChances(fit, counts, a, b) : undefined
  if (fit.kind === 'none' || !chances) return { kind: 'none', reason: 'too few votes' }
  return {
    kind: 'prediction',
    chances,
    votesUsed: fit.field.votesUsed,
    surprise: winner && chanceOf(chances, winner) > 0 ? surpriseBits(chanceOf(chances, winner)) : null,
  }
}

/** Only where votes enough tie both models to the others from both sides: a prior is no prediction. */
function firmChances(fit: Fit, counts: PairCounts, a: number, b: number): Chances | undefined {
  const { at, main, votesUsed } = fit.field
  const firm = votesUsed >= REFERENCE_VOTES && [a, b].every((model) => main[at[model] ?? -1] === 1)
  return firm ? outcomeChances(fit, tieShares(counts), a, b) : undefined
}

interface Whole {
  readonly fit: Fit
  /** By model code. */
  readonly rows: ReadonlyMap<number, LeaderboardRow>
}

const wholes = new WeakMap<Dataset, Whole | 'none'>()

/** The plain fit of all votes, kept for as long as the dataset is: the same that the stored surprise came from. */
function wholeOf(dataset: Dataset): Whole | undefined {
  const known = wholes.get(dataset)
  if (known) return known === 'none' ? undefined : known
  const fit = fitBradleyTerry(votesOf(dataset).whole, RINGSIDE_POLICY)
  const made =
    fit.kind === 'fit'
      ? { fit, rows: new Map(leaderboard(fit).rows.map((row) => [row.model, row])) }
      : ('none' as const)
  wholes.set(dataset, made)
  return made === 'none' ? undefined : made
}

/** As the API writes it. */
export function expectationAnswer({ whole, standings, view }: Expectation) {
  const standing = ({ model, rankLower, rankUpper, provisional, ...rest }: Standing) => ({
    model,
    ...rest,
    rank_lower: rankLower,
    rank_upper: rankUpper,
    provisional: provisional !== null,
  })
  return {
    ...predictionAnswer(whole),
    standing: { a: standing(standings.a), b: standing(standings.b) },
    view: view ? (view.kind === 'none' ? { reason: view.reason } : predictionAnswer(view)) : null,
  }
}

function predictionAnswer({ chances, votesUsed, surprise }: Prediction) {
  const { aWins, bWins, tie, bothBad } = chances
  return { a_wins: aWins, b_wins: bWins, tie, both_bad: bothBad, surprise, votes_used: votesUsed }
}
