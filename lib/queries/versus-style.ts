import type { Dataset } from '../catalog'
import { type Share, wilson } from '../ratings/wilson'
import { SIDE_COUNTS } from './counted'
import { type PairTally, tallyOf } from './outcomes'
import { type CountSummary, countGatherer, type StyleCount } from './style-summary'

/** One count of the answers of both models, over the battles between them. */
export interface VersusStyle {
  readonly name: StyleCount
  readonly a: CountSummary
  readonly b: CountSummary
  /** How often the answer with more of it won a decisive vote of two unequal ones, out of `decisive`. */
  readonly moreWins: Share
  readonly decisive: number
}

export interface VersusLength {
  /** Mean tokens by which answers of `a` are longer, over `counted` battles. */
  readonly gap: number
  readonly counted: number
  /** How often the longer of two unequal answers won a decisive vote, out of `decisive`. */
  readonly longerWins: Share
  readonly decisive: number
  /** How battles ended where the answer of `a` was the longer one, where that of `b` was, and where neither. */
  readonly longer: Readonly<Record<'a' | 'b' | 'neither', PairTally>>
}

/** Nothing where the data brings no counts. Outcomes are of `first`, as `outcomesOf` says them. */
export function versusStyle(
  dataset: Dataset,
  rows: Int32Array,
  outcomes: Uint8Array,
  first: number,
): readonly VersusStyle[] {
  if (rows.length === 0) return []
  const {
    sides,
    codes: { model_a },
  } = dataset.counted
  return SIDE_COUNTS.flatMap((name) => {
    const [a, b] = [countGatherer(), countGatherer()]
    let [more, decisive] = [0, 0]
    rows.forEach((row, at) => {
      const stands = model_a[row] === first
      const own = (stands ? sides.a : sides.b)[name][row]!
      const other = (stands ? sides.b : sides.a)[name][row]!
      a.add(own)
      b.add(other)
      if (outcomes[at]! > 1 || !(own >= 0 && other >= 0) || own === other) return
      decisive++
      if (own > other === (outcomes[at] === 0)) more++
    })
    const summaries = { a: a.summary(), b: b.summary() }
    return summaries.a.answers + summaries.b.answers > 0
      ? [{ name, ...summaries, moreWins: wilson(more, decisive), decisive }]
      : []
  })
}

export function versusLength(
  dataset: Dataset,
  rows: Int32Array,
  outcomes: Uint8Array,
  first: number,
): VersusLength | undefined {
  const { gap } = dataset.counted.numbers
  const longer: Record<'a' | 'b' | 'neither', number[]> = { a: [], b: [], neither: [] }
  let sum = 0
  rows.forEach((row, at) => {
    const apart = (dataset.counted.codes.model_a[row] === first ? 1 : -1) * gap[row]!
    if (Number.isNaN(apart)) return
    sum += apart
    longer[apart > 0 ? 'a' : apart < 0 ? 'b' : 'neither'].push(outcomes[at]!)
  })
  const counted = longer.a.length + longer.b.length + longer.neither.length
  if (counted === 0) return undefined
  const tallies = { a: tallyOf(longer.a), b: tallyOf(longer.b), neither: tallyOf(longer.neither) }
  const decisive = tallies.a.aWins + tallies.a.bWins + tallies.b.aWins + tallies.b.bWins
  return {
    gap: sum / counted,
    counted,
    longerWins: wilson(tallies.a.aWins + tallies.b.bWins, decisive),
    decisive,
    longer: tallies,
  }
}
