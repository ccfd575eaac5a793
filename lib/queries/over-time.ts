import type { Dataset } from '../catalog'
import { countCells } from '../ratings/cells'
import { centre, referenceSet } from '../ratings/center'
import type { Fit } from '../ratings/fit'
import { interval95 } from '../ratings/points'
import { othersFirst } from './breakdown'
import { type Board, fitVotes } from './leaderboard'
import type { Matches } from './matches'
import { type PeriodUnit, periodsOf, type TimePeriod, unitOf } from './periods'
import { votesOf } from './votes'

export interface OverTime {
  readonly unit: PeriodUnit
  readonly periods: readonly (TimePeriod & { readonly votes: number })[]
  /** Rows without a time. */
  readonly untimed: number
  readonly drift?: Drift
}

/** Ratings of the board's best models, fitted anew in every period, all measured from one reference set. */
export interface Drift {
  readonly unit: PeriodUnit
  readonly periods: readonly (TimePeriod & { readonly votes: number; readonly fitted: boolean })[]
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

const SHOWN = 6
/** A period with fewer votes is not fitted: it would leave no model well sampled. */
const FEWEST = 100

export async function fetchOverTime(
  dataset: Dataset,
  board: Board,
  matches: Matches,
): Promise<OverTime | undefined> {
  const { time } = dataset.counted.numbers
  const timed = matches.found.filter((row) => !Number.isNaN(time[row]))
  if (timed.length === 0) return undefined
  let [earliest, latest] = [Infinity, -Infinity]
  for (const row of timed) {
    earliest = Math.min(earliest, time[row]!)
    latest = Math.max(latest, time[row]!)
  }
  const unit = unitOf(earliest, latest)
  const rows = rowsByPeriod(periodsOf(earliest, latest, unit), timed, time)
  const figures = {
    unit,
    periods: rows.map(({ period, rows: inside }) => ({ ...period, votes: inside.length })),
    untimed: matches.total - timed.length,
  }
  if (!board.fit) return figures
  for (const coarser of (['week', 'month', 'year'] as const).slice(
    unit === 'month' ? 1 : unit === 'year' ? 2 : 0,
  )) {
    const drift = await fetchDrift(dataset, board, timed, coarser, [earliest, latest])
    if (drift) return { ...figures, drift }
  }
  return figures
}

async function fetchDrift(
  dataset: Dataset,
  board: Board,
  timed: Int32Array,
  unit: PeriodUnit,
  [earliest, latest]: readonly [number, number],
): Promise<Drift | undefined> {
  const held = votesOf(dataset)
  const parts = rowsByPeriod(periodsOf(earliest, latest, unit), timed, dataset.counted.numbers.time)
  const fits: (Fit | undefined)[] = []
  for (const { rows } of parts) {
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
    unit,
    periods: parts.map(({ period, rows }, index) => ({
      ...period,
      votes: rows.length,
      fitted: fits[index] !== undefined,
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

function rowsByPeriod(
  periods: readonly TimePeriod[],
  rows: Int32Array,
  time: Float64Array,
): { readonly period: TimePeriod; readonly rows: Int32Array }[] {
  const of = Int32Array.from(rows, (row) => periodAt(periods, time[row]!))
  const counts = new Int32Array(periods.length)
  for (const at of of) counts[at]!++
  const parts = periods.map((period, at) => ({ period, rows: new Int32Array(counts[at]!) }))
  const filled = new Int32Array(periods.length)
  of.forEach((at, index) => {
    parts[at]!.rows[filled[at]!++] = rows[index]!
  })
  return parts
}

/** Periods touch one another and hold every time asked for. */
function periodAt(periods: readonly TimePeriod[], time: number): number {
  let [low, high] = [0, periods.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (periods[middle]!.start <= time) low = middle
    else high = middle
  }
  return low
}
