import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import type { Chosen } from '../filters/filter'
import { type Share, wilson } from '../ratings/wilson'
import { type Board, type BoardRow, fetchBoard } from './leaderboard'
import { fetchMatches } from './matches'
import { fetchExamples, type VoteExamples } from './model-examples'
import { extremesOf, type Opponent, opponentsOf } from './model-opponents'
import { type CountProfile, styleProfile } from './model-style'
import {
  isDated,
  type OutcomeGroup,
  outcomeGroups,
  outcomesOf,
  type Scored,
  scoreOf,
  tallyOf,
  timeSpan,
  valueReader,
} from './outcomes'
import { type Periods, periodsBetween } from './periods'
import { besides } from './versus'

/** What a view says of one model. Its own model, opponent and outcome step aside. */
export interface ModelProfile {
  readonly model: string
  /** Rows of the view in which the model answered, newest first. */
  readonly rows: Int32Array
  /** Rows of the view. */
  readonly total: number
  readonly aside: readonly string[]
  readonly chosen: Chosen
  readonly seen: Seen | undefined
  /** Absent for chats. */
  readonly votes: ModelVotes | undefined
  /** Values with their shares among the model's rows and among all others; of chats alone. */
  readonly shares: readonly ShareGroup[]
}

/** When the model answered. Periods without a row are among them, so that gaps are gaps. */
export interface Seen {
  /** Row numbers. */
  readonly first: number
  readonly last: number
  readonly unit: Periods['unit']
  readonly periods: readonly { readonly value: string; readonly count: number }[]
}

export interface ModelVotes extends Scored {
  readonly board: Board
  /** Its row of the board; absent where it has no vote. */
  readonly place: BoardRow | undefined
  readonly noVote: number
  readonly selfBattles: number
  /** Share of its votes that call both answers bad, and the same of all other models taken together. */
  readonly bothBadShare: Share
  readonly bothBadElsewhere: Share
  readonly opponents: readonly Opponent[]
  readonly extremes: ReturnType<typeof extremesOf>
  readonly groups: readonly OutcomeGroup[]
  readonly style: readonly CountProfile[]
  readonly examples: VoteExamples
}

export interface ShareGroup {
  readonly name: 'category' | 'language' | 'turns'
  readonly rows: readonly {
    readonly value: string
    readonly count: number
    readonly here: number
    readonly elsewhere: number
  }[]
}

/** Bars of the chart over time at most. */
const MOST_PERIODS = 120

/** Best and worst opponents, at most so many of each. */
const EXTREMES = 6

/** `model` is a model of the dataset. */
export async function fetchModelProfile(
  dataset: Dataset,
  all: Chosen,
  policy: BoardPolicy,
  model: string,
): Promise<ModelProfile> {
  const { chosen, aside } = besides(all)
  const matches = await fetchMatches(dataset, chosen)
  const code = (dataset.counted.terms.model ?? []).indexOf(model)
  const { codes } = dataset.counted
  const chat = dataset.kind === 'chat'
  const rows = matches.found.filter((row) =>
    chat ? codes.model[row] === code : codes.model_a[row] === code || codes.model_b[row] === code,
  )
  const profile = {
    model,
    rows,
    total: matches.total,
    aside: chat ? aside.filter((name) => name === 'model') : aside,
    chosen,
    seen: seenOf(dataset, rows),
  }
  if (chat) return { ...profile, votes: undefined, shares: shareGroups(dataset, rows, matches.found, code) }
  const board = await fetchBoard(dataset, chosen, policy, matches)
  const met = rows.filter((row) => codes.model_a[row] !== codes.model_b[row])
  const outcomes = outcomesOf(dataset, met, code)
  const tally = tallyOf(outcomes)
  const voted = tally.aWins + tally.bWins + tally.ties + tally.bothBad
  const opponents = opponentsOf(board, code)
  const style = styleProfile(dataset, matches.found, code)
  const examples = await fetchExamples(dataset, met, outcomes, code)
  return {
    ...profile,
    shares: [],
    votes: {
      ...scoreOf(tally, policy.ties),
      board,
      place: board.rows.find((row) => row.code === code),
      noVote: met.length - voted,
      selfBattles: rows.length - met.length,
      bothBadShare: wilson(tally.bothBad, voted),
      bothBadElsewhere: bothBadElsewhere(board, tally.bothBad, voted),
      opponents,
      extremes: extremesOf(opponents, EXTREMES),
      groups: outcomeGroups(dataset, met, outcomes, policy.ties, ['language', 'turns']),
      style,
      examples,
    },
  }
}

function seenOf(dataset: Dataset, rows: Int32Array): Seen | undefined {
  const { time } = dataset.counted.numbers
  if (!dataset.filters.some(({ name }) => name === 'date')) return undefined
  const span = timeSpan(time, rows)
  if (!span) return undefined
  const periods = periodsBetween(span.first, span.last, MOST_PERIODS)
  const counts = new Int32Array(periods.values.length)
  let [first, last] = [-1, -1]
  for (const row of rows) {
    const seconds = time[row]!
    if (!isDated(seconds)) continue
    counts[periods.of(seconds)]!++
    if (seconds === span.first) first = row
    if (seconds === span.last && last < 0) last = row
  }
  return {
    first,
    last,
    unit: periods.unit,
    periods: periods.values.map((value, at) => ({ value, count: counts[at]! })),
  }
}

/** Battles without this model; those of two others are counted once. */
function bothBadElsewhere({ counts }: Board, own: number, voted: number): Share {
  const sum = (column: Int32Array) => column.reduce((total, count) => total + count, 0)
  const bad = sum(counts.bothBad)
  const all = bad + sum(counts.ties) + sum(counts.lowWins) + sum(counts.highWins)
  return wilson(bad - own, all - voted)
}

function shareGroups(dataset: Dataset, own: Int32Array, found: Int32Array, code: number): ShareGroup[] {
  const { model } = dataset.counted.codes
  return (['category', 'language', 'turns'] as const).flatMap((name) => {
    if (!dataset.filters.some((filter) => filter.name === name)) return []
    const valuesOf = valueReader(dataset, name, own)
    const here = new Map<string, number>()
    const elsewhere = new Map<string, number>()
    for (const row of found) {
      const counts = model[row] === code ? here : elsewhere
      for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const others = found.length - own.length
    const rows = [...here]
      .map(([value, count]) => ({
        value,
        count,
        here: count / own.length,
        elsewhere: (elsewhere.get(value) ?? 0) / others,
      }))
      .sort((one, other) =>
        name === 'turns'
          ? Number(one.value) - Number(other.value)
          : other.count - one.count || (one.value < other.value ? -1 : 1),
      )
    return rows.length > 0 ? [{ name, rows }] : []
  })
}
