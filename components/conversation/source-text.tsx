import type { ReactNode } from 'react'
import { piecesOf } from '@/lib/markdown/cut-text'
import { wellFormed } from '@/lib/markdown/well-formed'
import type { HitFinder } from '@/lib/search/hits'
import { piecesOf as hitPieces } from '@/lib/search/snippet'

/** Small enough that laying one out is never felt, large enough that 300,000 characters are 50 elements. */
const PIECE = 6_000

/**
 * A text exactly as it is, line ends and spaces included. Pieces out of sight are not laid out
 * (`content-visibility`), so length costs nothing until it is scrolled to; searching in the page finds them.
 */
export function SourceText({ text, hits }: { text: string; hits?: HitFinder | undefined }): ReactNode {
  return (
    <div className="message-source">
      {piecesOf(wellFormed(text), PIECE).map((piece, i) => (
        <div key={i} dir="auto">
          <Marked text={piece.replace(/\n$/, '') || '\n'} hits={hits} />
        </div>
      ))}
    </div>
  )
}

function Marked({ text, hits }: { text: string; hits: HitFinder | undefined }): ReactNode {
  if (!hits) return text
  return hitPieces(text, hits).map((piece, i) =>
    piece.hit ? (
      <mark key={i} className="hit" data-hit="">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
