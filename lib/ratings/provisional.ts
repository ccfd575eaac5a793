import type { Field } from './field'

/** Why a model's place is provisional: nothing ties its strength to the main component from both sides. */
export type ProvisionalReason =
  | 'no wins'
  | 'no losses'
  | 'never met the others'
  | 'no chain of wins and losses joins it to the others'

/** The component of most models, then most votes, then the lowest first model. One model alone compares with nobody. */
export function largestComponent(strong: { count: number; of: Int32Array }, votes: Float64Array): Uint8Array {
  const size = new Int32Array(strong.count)
  const total = new Float64Array(strong.count)
  const first = new Int32Array(strong.count).fill(-1)
  strong.of.forEach((c, m) => {
    size[c]!++
    total[c]! += votes[m]!
    if (first[c] === -1) first[c] = m
  })
  let best = 0
  for (let c = 1; c < strong.count; c++) {
    const more = size[c]! - size[best]! || total[c]! - total[best]! || first[best]! - first[c]!
    if (more > 0) best = c
  }
  return Uint8Array.from(strong.of, (c) => (c === best && size[c]! > 1 ? 1 : 0))
}

export function provisionalReason(
  m: number,
  field: Pick<Field, 'votes' | 'wins' | 'losses' | 'components' | 'main'>,
): ProvisionalReason | null {
  if (field.main[m] === 1) return null
  if (field.losses[m] === field.votes[m]) return 'no wins'
  if (field.wins[m] === field.votes[m]) return 'no losses'
  const anyMain = field.main.indexOf(1)
  if (anyMain !== -1 && field.components.of[anyMain] !== field.components.of[m]) return 'never met the others'
  return 'no chain of wins and losses joins it to the others'
}
