import './compared-text.css'
import type { ReactNode } from 'react'
import type { Comparison, Stretch } from '@/lib/diff/compare'
import { piecesOf } from '@/lib/markdown/cut-text'
import type { Side } from '@/lib/vote'
import { Fold } from './fold'
import { FOLD_AT } from './message-body'

interface ComparedTextProps {
  readonly side: Side
  readonly stretches: readonly Stretch[]
}

/** One side of a comparison as it was written: what it alone holds is marked, in its colour and by a line. */
export function ComparedText({ side, stretches }: ComparedTextProps): ReactNode {
  const [head, ...rest] = piecesFrom(stretches)
  if (!head) return <p className="message-note">Empty message</p>
  const length = stretches.reduce((sum, { text }) => sum + text.length, 0)
  const first = <Pieces side={side} pieces={[head]} />
  if (rest.length === 0) return first
  return (
    <Fold length={length} rest={<Pieces side={side} pieces={rest} />}>
      {first}
    </Fold>
  )
}

/** What the marks of a turn mean, and how much both answers share. */
export function ComparedNote({ comparison }: { readonly comparison: Comparison | undefined }): ReactNode {
  if (!comparison) {
    return (
      <p className="compared-note">
        Too long to be compared word by word, and no line stands in both: the answers stand as they were
        written.
      </p>
    )
  }
  const { by, share } = comparison
  const percent = (one: number) => `${Math.round(100 * one)} %`
  return (
    <p className="compared-note">
      {by === 'lines' && 'Too long to be compared word by word: whole lines are. '}
      <ComparedKey side="a" /> and <ComparedKey side="b" /> are marked; the rest stands in both, in this
      order: {percent(share.a)} of the {by} of A, {percent(share.b)} of those of B.
    </p>
  )
}

function ComparedKey({ side }: { readonly side: Side }) {
  return (
    <span className="compared-text" data-side={side}>
      <mark>{side === 'a' ? 'Only in A' : 'only in B'}</mark>
    </span>
  )
}

function Pieces({ side, pieces }: { readonly side: Side; readonly pieces: readonly (readonly Stretch[])[] }) {
  return (
    <div className="compared-text" data-side={side}>
      {pieces.map((piece, i) => (
        <div key={i} dir="auto">
          {piece.map(({ text, common }, j) => (common ? text : <mark key={j}>{text}</mark>))}
        </div>
      ))}
    </div>
  )
}

/** Pieces of some 6,000 characters, each cut where a line ends, if one does; that line end is the piece's own. */
function piecesFrom(stretches: readonly Stretch[]): Stretch[][] {
  const pieces: Stretch[][] = []
  let piece: Stretch[] = []
  let size = 0
  const end = () => {
    const last = piece.at(-1)
    if (last?.text.endsWith('\n')) piece[piece.length - 1] = { ...last, text: last.text.slice(0, -1) }
    if (piece.length) pieces.push(piece)
    piece = []
    size = 0
  }
  for (const { text, common } of stretches) {
    for (const part of piecesOf(text, FOLD_AT)) {
      const cut = size + part.length > FOLD_AT ? part.lastIndexOf('\n', FOLD_AT - size) + 1 : 0
      if (cut > 0) {
        piece.push({ text: part.slice(0, cut), common })
        end()
      } else if (size > 2 * FOLD_AT) end()
      if (cut < part.length) piece.push({ text: part.slice(cut), common })
      size += part.length - cut
    }
  }
  end()
  return pieces
}
