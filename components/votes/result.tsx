import type { ReactNode } from 'react'
import { readWinner, type Winner } from '@/lib/vote'

interface ResultLook {
  readonly words: string
  readonly sign: string
  readonly solid: string
}

const NONE: ResultLook = { words: 'No vote', sign: '–', solid: 'border border-line-strong text-soft' }
const LOOKS: Readonly<Record<Winner, ResultLook>> = {
  model_a: { words: 'A won', sign: 'A', solid: 'bg-side-a text-surface' },
  model_b: { words: 'B won', sign: 'B', solid: 'bg-side-b text-surface' },
  tie: { words: 'Tie', sign: '=', solid: 'bg-tie text-surface' },
  both_bad: { words: 'Both bad', sign: '✕', solid: 'bg-bad text-surface' },
}

/** A stored winner; null is a battle nobody voted on. */
export function winnerOf(stored: string | null | undefined): Winner | null {
  return (stored && readWinner(stored)) || null
}

/** "A won", "Tie", "Both bad", "No vote". */
export function resultInWords(winner: Winner | null): string {
  return (winner ? LOOKS[winner] : NONE).words
}

/** "gpt-4o won against reka-core", for titles. */
export function voteInWords(winner: Winner | null, a: string, b: string): string {
  switch (winner) {
    case 'model_a':
      return `${a} won against ${b}`
    case 'model_b':
      return `${a} lost to ${b}`
    case 'tie':
      return `${a} tied with ${b}`
    case 'both_bad':
      return `${a} and ${b}: both bad`
    case null:
      return `${a} against ${b}, no vote`
  }
}

/** The result in its colour and its words. */
export function ResultPill({ winner }: { readonly winner: Winner | null }): ReactNode {
  const { words, solid } = winner ? LOOKS[winner] : NONE
  return (
    <span className={`whitespace-nowrap rounded px-2.5 py-1 text-sm font-semibold ${solid}`}>{words}</span>
  )
}

/** The result as one sign in its colour, for strips where its words stand beside it. */
export function ResultSign({ winner }: { readonly winner: Winner | null }): ReactNode {
  const { sign, solid } = winner ? LOOKS[winner] : NONE
  return (
    <span
      aria-hidden="true"
      className={`grid size-5 place-items-center rounded-full text-xs font-bold leading-none ${solid}`}
    >
      {sign}
    </span>
  )
}
