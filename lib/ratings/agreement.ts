import type { VoteCells } from './cells'
import { type Selection, selectionMask } from './votes'
import { type Share, wilson } from './wilson'

export interface Agreement {
  /** Pairs of models judged again within one session: consecutive judgements are compared. */
  readonly repeats: number
  readonly equal: number
  readonly share: Share
  /** Agreement beyond chance, 1 is perfect, 0 what chance gives; NaN where chance alone would agree always. */
  readonly kappa: number
}

/**
 * Do people vote alike when they judge the same two models twice in one session? `sessions` are codes, −1 unknown;
 * votes are taken in row order. κ after Scott (1955): the expected share from the pooled results, wins of the two
 * models taken as equally likely, so that neither sides nor the numbering of models matter.
 */
export function sessionAgreement(
  { cell, pairs }: VoteCells,
  sessions: Int32Array,
  selection?: Selection,
): Agreement {
  if (sessions.length !== cell.length) throw new Error(`${cell.length} votes but ${sessions.length} sessions`)
  const mask = selectionMask(cell.length, selection)
  const count = pairs.low.length
  const last = new Map<number, number>()
  const results = [0, 0, 0, 0]
  let repeats = 0
  let equal = 0
  for (let i = 0; i < cell.length; i++) {
    const session = sessions[i]!
    const c = cell[i]!
    if (mask[i] === 0 || session < 0 || c >= 4 * count) continue
    const key = session * count + (c >> 2)
    const before = last.get(key)
    last.set(key, c & 3)
    if (before === undefined) continue
    repeats++
    if (before === (c & 3)) equal++
    results[before]!++
    results[c & 3]!++
  }
  const shares = results.map((n) => n / (2 * repeats))
  const decisive = (shares[0]! + shares[1]!) / 2
  const chance = 2 * decisive ** 2 + shares[2]! ** 2 + shares[3]! ** 2
  return { repeats, equal, share: wilson(equal, repeats), kappa: (equal / repeats - chance) / (1 - chance) }
}
