import { type Html, html } from '@/lib/html'
import type { RowSummary } from '@/lib/queries/rows'

/** Both models of a vote and its result, in the four colours and in words. Its looks stand in list.css. */
export function votePair(row: RowSummary, stacked = true): Html {
  return html`<div class="pair${stacked ? '' : ' pair-flat'}">
    ${side('a', row.model_a ?? '', row.winner)}${side('b', row.model_b ?? '', row.winner)}
  </div>`
}

type Result = 'won' | 'lost' | 'tie' | 'both-bad' | 'none'

function side(name: 'a' | 'b', model: string, winner: string | null | undefined): Html {
  const result = resultFor(name, winner)
  const letter = name.toUpperCase()
  return html`<span class="pair-${name} ${result}">
    <b aria-hidden="true">${letter}</b>
    <span title="${model}"><span class="sr-only">Side ${letter}: </span>${model}</span>
    <small>${result === 'lost' ? LOST : result === 'none' && name === 'b' ? '' : WORDS[result]}</small>
  </span>`
}

const LOST = html`<span class="sr-only">lost</span>`
const WORDS = { won: 'won', lost: 'lost', tie: 'tie', 'both-bad': 'both bad', none: 'no vote' } as const

function resultFor(side: 'a' | 'b', winner: string | null | undefined): Result {
  if (!winner) return 'none'
  if (winner === 'tie') return 'tie'
  if (winner === 'both_bad') return 'both-bad'
  return winner === `model_${side}` ? 'won' : 'lost'
}
