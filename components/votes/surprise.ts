import { formatShare } from '@/components/board/numbers'
import type { Chances } from '@/lib/ratings/surprise'

/** How surprising a vote was, in words: 1 bit is a coin's toss, 3 bits one in eight. */
export function surpriseInWords(bits: number): string {
  return LADDER.find(({ under }) => bits < under)?.words ?? 'hardly ever seen'
}

const LADDER = [
  { under: 1, words: 'as expected' },
  { under: 2, words: 'hardly surprising' },
  { under: 3, words: 'a little surprising' },
  { under: 4, words: 'surprising' },
  { under: 6, words: 'very surprising' },
] as const

/** "2.0 bits". */
export function formatBits(bits: number): string {
  return bits < 0.05 ? 'under 0.1 bits' : `${bits.toFixed(1)} bits`
}

/** The four results in the order of every chart, each in words of its own. */
export const RESULTS = [
  { winner: 'model_a', of: 'aWins', words: 'A wins', colour: 'bg-side-a' },
  { winner: 'model_b', of: 'bWins', words: 'B wins', colour: 'bg-side-b' },
  { winner: 'tie', of: 'tie', words: 'tie', colour: 'bg-tie' },
  { winner: 'both_bad', of: 'bothBad', words: 'both bad', colour: 'bg-bad' },
] as const

/** "A wins 46 %, B wins 25 %, tie 17 %, both bad 12 %". */
export function chancesInWords(chances: Chances): string {
  return RESULTS.map(({ of, words }) => `${words} ${formatShare(chances[of])}`).join(', ')
}
