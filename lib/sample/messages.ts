import { addCounts, NO_COUNTS, type StyleCounts, styleCounts, tokensOf } from './counts'
import type { Raw } from './parquet-shard'

export interface Said {
  readonly user: string
  readonly answer: string
}

/** Every message in a list of its own, as the vision datasets nest them. */
export function nested(turns: readonly Said[]): Raw {
  return turns.flatMap(({ user, answer }) => [
    [{ content: user, role: 'user' }],
    [{ content: answer, role: 'assistant' }],
  ])
}

/** A message of the preference dataset: typed blocks. */
export function typed(role: string, text: string): { role: string; content: Raw } {
  return { role, content: [{ type: 'text', text, image: null, mimeType: null }] }
}

export function answerCounts(turns: readonly Said[]): StyleCounts {
  return turns.reduce((sum, { answer }) => addCounts(sum, styleCounts(answer)), NO_COUNTS)
}

export function userTokens(turns: readonly Said[]): number {
  return turns.reduce((sum, { user }) => sum + tokensOf(user), 0)
}

/** The three count structs of `conv_metadata` for one side; whole numbers as 64-bit. */
export function countStructs(side: 'a' | 'b', counts: StyleCounts): Record<string, Raw> {
  return {
    [`header_count_${side}`]: Object.fromEntries(
      counts.headers.map((count, i) => [`h${i + 1}`, BigInt(count)]),
    ),
    [`list_count_${side}`]: { ordered: BigInt(counts.ordered), unordered: BigInt(counts.unordered) },
    [`bold_count_${side}`]: { '**': BigInt(counts.stars), __: BigInt(counts.underlines) },
  }
}
