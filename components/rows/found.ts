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
export function foundSnippet(row: RowSummary, { found, dataset }: ListContext): Html | undefined {
  const hit = found?.get(row.id)
  if (!hit || shownByPrompt(row, hit)) return undefined
  const { place } = hit
  const side = dataset.kind === 'battle' && place !== 'prompt' ? place : undefined
  const colour = side === 'a' ? 'text-side-a' : side === 'b' ? 'text-side-b' : 'text-faint'
  const name = side ? side.toUpperCase() : place === 'prompt' ? 'prompt' : 'answer'
  return html`<p class="mt-1 line-clamp-2 text-xs text-soft [overflow-wrap:anywhere]" data-found="${place}" dir="auto">
    <bdi class="font-medium ${colour}">${name}:</bdi> ${marked(hit.pieces)}
  </p>`
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
