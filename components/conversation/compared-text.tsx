import './compared-text.css'
import type { ReactNode } from 'react'
import type { Comparison, Stretch } from '@/lib/diff/compare'
import { piecesOf } from '@/lib/markdown/cut-text'
import type { HitFinder } from '@/lib/search/hits'
import type { Side } from '@/lib/vote'
import { Fold } from './fold'
import { FOLD_AT } from './message-body'

interface ComparedTextProps {
  readonly side: Side
  readonly stretches: readonly Stretch[]
  /** What was searched for on this side. */
  readonly hits?: HitFinder | undefined
}

/** A stretch that is a hit as well: where it begins, or behind a change of sides within it. */
interface MarkedStretch extends Stretch {
  readonly hit?: 'begins' | 'goes on'
}

/** One side of a comparison as it was written: what it alone holds is marked, in its colour and by a line. */
export function ComparedText({ side, stretches, hits }: ComparedTextProps): ReactNode {
  const [head, ...rest] = piecesFrom(hits ? withHits(stretches, hits) : stretches)
  if (!head) return <p className="message-note">Empty message</p>
  const length = stretches.reduce((sum, { text }) => sum + text.length, 0)
  const first = <Pieces side={side} pieces={[head]} />
  if (rest.length === 0) return first
  return (
    <Fold
      length={length}
      rest={<Pieces side={side} pieces={rest} />}
      open={rest.some((piece) => piece.some(({ hit }) => hit))}
    >
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
  const percent = (one: number) => `${Math.round(100 * one)}\u00a0%`
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

function Pieces({
  side,
  pieces,
}: {
  readonly side: Side
  readonly pieces: readonly (readonly MarkedStretch[])[]
}) {
  return (
    <div className="compared-text" data-side={side}>
      {pieces.map((piece, i) => (
        <div key={i} dir="auto">
          {piece.map((stretch, j) => {
            const words = stretch.hit ? <HitMark key={j} stretch={stretch} /> : stretch.text
            return stretch.common ? words : <mark key={j}>{words}</mark>
          })}
        </div>
      ))}
    </div>
  )
}

function HitMark({ stretch: { text, hit } }: { readonly stretch: MarkedStretch }) {
  return (
    <mark className="hit" data-hit={hit === 'begins' ? '' : undefined}>
      {text}
    </mark>
  )
}

/** The stretches cut where hits of the whole text begin and end. */
function withHits(stretches: readonly Stretch[], hits: HitFinder): MarkedStretch[] {
  const found = hits(stretches.map(({ text }) => text).join(''))
  const cut: MarkedStretch[] = []
  let start = 0
  let nth = 0
  for (const { text, common } of stretches) {
    const end = start + text.length
    let at = start
    for (let hit = found[nth]; hit && hit[0] < end; hit = found[nth]) {
      const [from, to] = [Math.max(hit[0], at), Math.min(hit[1], end)]
      if (from > at) cut.push({ text: text.slice(at - start, from - start), common })
      const begins = from === hit[0]
      cut.push({ text: text.slice(from - start, to - start), common, hit: begins ? 'begins' : 'goes on' })
      at = to
      if (hit[1] > end) break
      nth++
    }
    if (at < end) cut.push({ text: text.slice(at - start), common })
    start = end
  }
  return cut
}

/** Pieces of some 6,000 characters, each cut where a line ends, if one does; that line end is the piece's own. */
function piecesFrom(stretches: readonly MarkedStretch[]): MarkedStretch[][] {
  const pieces: MarkedStretch[][] = []
  let piece: MarkedStretch[] = []
  let size = 0
  const end = () => {
    const last = piece.at(-1)
    if (last?.text.endsWith('\n')) piece[piece.length - 1] = { ...last, text: last.text.slice(0, -1) }
    if (piece.length) pieces.push(piece)
    piece = []
    size = 0
  }
  for (const { text, ...kind } of stretches) {
    for (const part of piecesOf(text, FOLD_AT)) {
      const cut = size + part.length > FOLD_AT ? part.lastIndexOf('\n', FOLD_AT - size) + 1 : 0
      if (cut > 0) {
        piece.push({ text: part.slice(0, cut), ...kind })
        end()
      } else if (size > 2 * FOLD_AT) end()
      if (cut < part.length) piece.push({ text: part.slice(cut), ...kind })
      size += part.length - cut
    }
  }
  end()
  return pieces
}
