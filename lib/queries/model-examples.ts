import type { Dataset } from '../catalog'
import { inOrder } from './order'

/** Row numbers of a few votes to read. */
export interface VoteExamples {
  /** The least surprising wins and losses, and the most surprising ones; one an opponent. */
  readonly wins: readonly number[]
  readonly losses: readonly number[]
  readonly upsets: readonly number[]
  readonly slips: readonly number[]
}

const EACH = 3

/** Outcomes are of `code`, as `outcomesOf` says them of these rows. */
export async function fetchExamples(
  dataset: Dataset,
  rows: Int32Array,
  outcomes: Uint8Array,
  code: number,
): Promise<VoteExamples> {
  const ended = (outcome: number) =>
    inOrder(
      dataset,
      rows.filter((_, at) => outcomes[at] === outcome),
      'surprise',
    )
  const [won, lost] = await Promise.all([ended(0), ended(1)])
  const wins = onePerOpponent(dataset, won, code)
  const losses = onePerOpponent(dataset, lost, code)
  const others = (list: Int32Array, shown: readonly number[]) =>
    onePerOpponent(dataset, list.filter((row) => !shown.includes(row)).reverse(), code)
  return { wins, losses, upsets: others(won, wins), slips: others(lost, losses) }
}

/** The first of these rows that say something, a new opponent each. */
function onePerOpponent({ counted }: Dataset, rows: Int32Array, code: number): number[] {
  const { model_a, model_b } = counted.codes
  const met = new Set<number>()
  const found: number[] = []
  for (const row of rows) {
    const opponent = model_a[row] === code ? model_b[row]! : model_a[row]!
    if (met.has(opponent) || Number.isNaN(counted.numbers.surprise[row])) continue
    met.add(opponent)
    found.push(row)
    if (found.length === EACH) break
  }
  return found
}
