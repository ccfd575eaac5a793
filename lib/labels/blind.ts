import type { BlindVote } from './state'

/** What a blind reader says of the sides as they are shown. */
export const SHOWN_VOTES = ['a', 'b', 'tie', 'both_bad'] as const
export type ShownVote = (typeof SHOWN_VOTES)[number]

/** Whether a row's sides change places for blind readers with this seed: for half of the rows, the same for everyone. */
export function sidesSwapped(seed: number, id: string): boolean {
  // FNV-1a, then mixed once more, since its lowest bit alone follows that of the last letter.
  let hash = 0x811c9dc5
  for (const letter of `${seed}:${id}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return ((hash ^ (hash >>> 12)) & 1) === 1
}

/** The side as stored that is meant. */
export function storedVote(shown: ShownVote, swapped: boolean): BlindVote {
  if (shown === 'tie' || shown === 'both_bad') return shown
  return (shown === 'a') === swapped ? 'model_b' : 'model_a'
}

export function readShownVote(text: string): ShownVote | undefined {
  return SHOWN_VOTES.find((vote) => vote === text)
}
