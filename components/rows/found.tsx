import type { ReactNode } from 'react'
import type { Found } from '@/lib/queries/search-hits'
import { type Piece, piecesOf } from '@/lib/search/snippet'

/** The start of a prompt with what was searched for marked. */
export function FoundPrompt({
  prompt,
  found,
}: {
  readonly prompt: string
  readonly found: Found | undefined
}): ReactNode {
  return found?.inPrompt ? <Pieces pieces={piecesOf(prompt, found.inPrompt)} /> : prompt
}

interface FoundSnippetProps {
  readonly prompt: string
  readonly found: Found | undefined
  /** Answers of a vote have a side. */
  readonly kind: 'chat' | 'battle'
}

/** Where a row was found, unless the prompt above it shows that. */
export function FoundSnippet({ prompt, found, kind }: FoundSnippetProps): ReactNode {
  if (!found || (found.place === 'prompt' && (found.inPrompt?.(prompt.slice(0, SHOWN)).length ?? 0) > 0))
    return null
  const { place } = found
  const side = kind === 'battle' && place !== 'prompt' ? place : undefined
  return (
    <p className="mt-1 line-clamp-2 text-xs text-soft [overflow-wrap:anywhere]" data-found={place} dir="auto">
      <span
        className={`font-medium ${side === 'a' ? 'text-side-a' : side === 'b' ? 'text-side-b' : 'text-faint'}`}
      >
        {side ? side.toUpperCase() : place === 'prompt' ? 'prompt' : 'answer'}:
      </span>{' '}
      <bdi>
        <Pieces pieces={found.pieces} />
      </bdi>
    </p>
  )
}

/** Characters of a prompt that two lines show for sure. */
const SHOWN = 90

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return pieces.map(({ text, hit }, i) =>
    hit ? (
      <mark key={i} className="hit">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
