import { type Html, html } from '@/lib/html'
import type { RowSummary } from '@/lib/queries/rows'
import type { Found } from '@/lib/queries/search-hits'
import { type Piece, piecesOf } from '@/lib/search/snippet'
import type { ListContext } from './columns'

/** The start of a prompt with what was searched for marked, in every layout. */
export function promptOf({ id, prompt }: RowSummary, { found }: Pick<ListContext, 'found'>): Html {
  const inPrompt = found?.get(id)?.inPrompt
  if (prompt === '') return NO_PROMPT
  return inPrompt ? html`${marked(piecesOf(prompt, inPrompt))}` : html`${prompt}`
}

/** Where a row was found, unless the prompt above it shows that. */
export function foundSnippet(row: RowSummary, list: ListContext): Html | undefined {
  const hit = list.found?.get(row.id)
  if (!hit || shownByPrompt(row, hit)) return undefined
  return html`<p class="mt-1 line-clamp-2 text-xs text-soft [overflow-wrap:anywhere]" data-found="${hit.place}" dir="auto">
    ${nameOf(hit, list)}: ${marked(hit.pieces)}
  </p>`
}

/** In little room: the start of the prompt, or where the row was found if that does not show it. */
export function promptOrFound(row: RowSummary, list: ListContext): Html {
  const hit = list.found?.get(row.id)
  if (!hit || shownByPrompt(row, hit)) return promptOf(row, list)
  return html`<span data-found="${hit.place}">${nameOf(hit, list)}: ${marked(hit.pieces)}</span>`
}

/** "A", "answer" or "prompt", in the colour of the side. */
function nameOf({ place }: Found, { dataset }: ListContext): Html {
  const side = dataset.kind === 'battle' && place !== 'prompt' ? place : undefined
  const colour = side === 'a' ? 'text-side-a' : side === 'b' ? 'text-side-b' : 'text-faint'
  const name = side ? side.toUpperCase() : place === 'prompt' ? 'prompt' : 'answer'
  return html`<bdi class="font-medium ${colour}">${name}</bdi>`
}

const NO_PROMPT = html`<em class="text-faint">no prompt</em>`

function shownByPrompt({ prompt }: RowSummary, { place, inPrompt }: Found): boolean {
  return place === 'prompt' && (inPrompt?.(prompt.slice(0, SHOWN)).length ?? 0) > 0
}

/** Characters of a prompt that two lines show for sure. */
const SHOWN = 90

function marked(pieces: readonly Piece[]): Html[] {
  return pieces.map(({ text, hit }) => (hit ? html`<mark class="hit">${text}</mark>` : html`${text}`))
}
