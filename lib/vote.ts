/** The result of a vote as stored; `null` is a battle nobody voted on. */
export const WINNERS = ['model_a', 'model_b', 'tie', 'both_bad'] as const
export type Winner = (typeof WINNERS)[number]

export type Side = 'a' | 'b'

/** What a winner label of any dataset means; `undefined` for a label nobody knows: that is an error, never a tie. */
export function readWinner(label: string): Winner | undefined {
  return WINNER_LABELS.get(label.trim().toLowerCase())
}

/** The result seen from one side. */
export function outcomeFor(side: Side, winner: Winner): 'win' | 'loss' | 'tie' | 'both_bad' {
  if (winner === 'tie' || winner === 'both_bad') return winner
  return winner === `model_${side}` ? 'win' : 'loss'
}

const WINNER_LABELS: ReadonlyMap<string, Winner> = new Map([
  ['model_a', 'model_a'],
  ['model_b', 'model_b'],
  ['tie', 'tie'],
  ['tie (bothbad)', 'both_bad'],
  ['tie (both bad)', 'both_bad'],
  ['bothbad', 'both_bad'],
  ['both_bad', 'both_bad'],
])
