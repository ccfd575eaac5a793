import type { Dataset } from '../catalog'
import { countCells } from '../ratings/cells'
import { centre, referenceSet } from '../ratings/center'
import type { Fit } from '../ratings/fit'
import { interval95 } from '../ratings/points'
import { othersFirst } from './breakdown'
import { type Board, fitVotes } from './leaderboard'
import type { Matches } from './matches'
import { type Periods, periodsBetween, periodsIn } from './periods'
import { votesOf } from './votes'

type Unit = Periods['unit']

export interface OverTime {
  readonly unit: Unit
  /** Every period from the first vote to the last, as the filter `date` writes it; those without a vote too. */
  readonly periods: readonly { readonly value: string; readonly votes: number }[]
  /** Rows without a time. */
  readonly untimed: number
  readonly drift?: Drift
}

/** Ratings of the board's best models, fitted anew in every period, all measured from one reference set. */
export interface Drift {
  readonly unit: Unit
  readonly periods: readonly { readonly value: string; readonly votes: number; readonly fitted: boolean }[]
  /** Models that are well sampled in every fitted period: their mean is 1000 in each. */
  readonly reference: number
  readonly models: readonly {
    readonly model: string
    readonly points: readonly (
      | { readonly rating: number; readonly lower: number; readonly upper: number }
      | undefined
    )[]
  }[]
}

/** Columns of a chart that can still be told apart on a phone. */
const MOST = 62
const SHOWN = 6
/** A period with fewer votes is not fitted: it would leave no model well sampled. */
const FEWEST = 100
/** A lifetime of weeks would be hundreds of fits. */
const MOST_FITS = 40

export async function fetchOverTime(
  dataset: Dataset,
  board: Board,
  matches: Matches,
): Promise<OverTime | undefined> {
  const { time } = dataset.counted.numbers
  const timed = matches.found.filter((row) => !Number.isNaN(time[row]))
  if (timed.length === 0) return undefined
  let [first, last] = [Infinity, -Infinity]
  for (const row of timed) {
    first = Math.min(first, time[row]!)
    last = Math.max(last, time[row]!)
  }
  const periods = periodsBetween(first, last, MOST)
  const rows = rowsByPeriod(periods, timed, time)
  const figures = {
    unit: periods.unit,
    periods: periods.values.map((value, at) => ({ value, votes: rows[at]!.length })),
    untimed: matches.total - timed.length,
  }
  if (!board.fit) return figures
  for (const unit of ['week', 'month', 'year'] as const) {
    const coarser = periodsIn(unit, first, last)
    const drift =
      coarser.values.length > MOST_FITS ? undefined : await fetchDrift(dataset, board, timed, coarser)
    if (drift) return { ...figures, drift }
  }
  return figures
}

async function fetchDrift(
  dataset: Dataset,
  board: Board,
  timed: Int32Array,
  periods: Periods,
): Promise<Drift | undefined> {
  const held = votesOf(dataset)
  const parts = rowsByPeriod(periods, timed, dataset.counted.numbers.time)
  const fits: (Fit | undefined)[] = []
  for (const rows of parts) {
    await othersFirst()
    fits.push(rows.length < FEWEST ? undefined : await fitOf(rows))
  }
  const fitted = fits.filter((fit) => fit !== undefined)
  const [first, ...others] = fitted.map(
    (fit) => new Set(Array.from(referenceSet(fit), (m) => fit.field.models[m]!)),
  )
  const common = [...(first ?? [])].filter((model) => others.every((set) => set.has(model)))
  if (fitted.length < 2 || common.length < 2) return undefined
  const points = fits.map(
    (fit) =>
      fit && {
        fit,
        ...centre(fit, { members: Int32Array.from(common, (m) => fit.field.at[m]!), score: 1000 }),
      },
  )
  const isCommon = new Set(common)
  const shown = board.rows.filter(({ code }) => isCommon.has(code)).slice(0, SHOWN)
  return {
    unit: periods.unit,
    periods: parts.map((rows, at) => ({
      value: periods.values[at] ?? '',
      votes: rows.length,
      fitted: fits[at] !== undefined,
    })),
    reference: common.length,
    models: shown.map(({ model, code }) => ({
      model,
      points: points.map((one) => {
        if (!one) return undefined
        const at = one.fit.field.at[code]!
        return { rating: one.rating[at]!, ...interval95(one.rating[at]!, one.error[at]!) }
      }),
    })),
  }

  async function fitOf(rows: Int32Array): Promise<Fit | undefined> {
    const { policy } = board
    const mask = new Uint8Array(policy.style === 'none' && policy.cluster === 'none' ? 0 : dataset.rows)
    if (mask.length > 0) for (const row of rows) mask[row] = 1
    const fit = await fitVotes(held, mask, policy, countCells(held.cells, rows))
    return fit.kind === 'fit' ? fit : undefined
  }
}

const DAY = 86_400

/** Counted first, so that every list is as long as it must be. A calendar is asked once a day, not once a row. */
function rowsByPeriod(periods: Periods, rows: Int32Array, time: Float64Array): Int32Array[] {
  const known = new Map<number, number>()
  const of = Int32Array.from(rows, (row) => {
    const day = Math.floor(time[row]! / DAY)
    const at = known.get(day) ?? periods.of(time[row]!)
    known.set(day, at)
    return at
  })
  const counts = new Int32Array(periods.values.length)
  for (const at of of) counts[at]!++
  const parts = Array.from(counts, (count) => new Int32Array(count))
  const filled = new Int32Array(periods.values.length)
  of.forEach((at, index) => {
    parts[at]![filled[at]!++] = rows[index]!
  })
  return parts
}
