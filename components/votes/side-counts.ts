import type { SideCounts } from '@/components/conversation/style-footer'
import { type Conversation, type Message, textOf, turnsOf } from '@/lib/conversation'
import { countStyle, countTokens } from '@/lib/markdown/style-counts'

/** Counts that came with the data, leaf by leaf; null where it has none. */
interface Given {
  readonly tokens: number | null
  readonly headers: number | null
  readonly lists: number | null
  readonly bold: number | null
}

export interface CountedSide {
  readonly counts: SideCounts
  readonly turns: readonly SideCounts[]
  /** True where at least one figure was counted from the text because the data has none. */
  readonly countedHere: boolean
}

/** Tokens and style of a side's answers: the data's own figures first, what it lacks from the text. */
export function countSide(conversation: Conversation, given: Given | null): CountedSide {
  const turns = turnsOf(conversation).map(({ answers }) => countMessages(answers))
  const sum = (key: 'headers' | 'lists' | 'bold') => turns.reduce((total, turn) => total + turn[key], 0)
  const tokens = turns.reduce((total, turn) => total + (turn.tokens ?? 0), 0)
  const has = (key: keyof Given) => typeof given?.[key] === 'number'
  return {
    counts: {
      tokens: given?.tokens ?? tokens,
      headers: given?.headers ?? sum('headers'),
      lists: given?.lists ?? sum('lists'),
      bold: given?.bold ?? sum('bold'),
      estimated: !has('tokens'),
    },
    turns,
    countedHere: !(has('tokens') && has('headers') && has('lists') && has('bold')),
  }
}

function countMessages(messages: readonly Message[]): SideCounts {
  const text = messages.map(textOf).join('\n\n')
  return { ...countStyle(text), tokens: countTokens(text), estimated: true }
}
