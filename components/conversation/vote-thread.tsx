import './side.css'
import type { ReactNode } from 'react'
import { type Conversation, type Message, type Turn, textOf, turnsOf } from '@/lib/conversation'
import { type Comparison, compareTexts, type Stretch } from '@/lib/diff/compare'
import { wellFormed } from '@/lib/markdown/well-formed'
import type { HitFinder, ThreadHits } from '@/lib/search/hits'
import type { Side, Winner } from '@/lib/vote'
import { ComparedNote, ComparedText } from './compared-text'
import type { ReadingMode, TextMode } from './message-body'
import { MessageList, UserBlock } from './message-list'
import { ScrollChoice } from './scroll-choice'
import { SideHead } from './side-head'
import { type SideCounts, StyleFooter } from './style-footer'
import { TurnFrame } from './turn-frame'

export interface VoteSide {
  readonly model: string
  readonly modelHref?: string
  readonly conversation: Conversation
  /** Of all this side's answers. */
  readonly counts?: SideCounts | null
  /** Of each turn's answer, in order, where they are known. */
  readonly turnCounts?: readonly (SideCounts | null)[]
}

interface VoteThreadProps {
  readonly a: VoteSide
  readonly b: VoteSide
  /** null: nobody voted. */
  readonly winner: Winner | null
  /** Shown above the first user message. */
  readonly images?: ReactNode
  readonly mode?: ReadingMode
  /** What was searched for. */
  readonly hits?: ThreadHits | undefined
}

/** Answers longer than this, in characters, are worth scroll areas of their own. */
const LONG = 2_500

/**
 * A vote turn by turn: what was asked once across both columns (twice where the sides were asked differently), the
 * answers side by side, on a phone one below the other. Anchors: `#turn-2`, `#turn-2-a`, `#turn-2-b`.
 */
export function VoteThread({ a, b, winner, images, mode: reading, hits }: VoteThreadProps): ReactNode {
  const mode = reading === 'diff' ? 'rendered' : reading
  const turns = paired(turnsOf(a.conversation), turnsOf(b.conversation))
  const long = turns.some(
    ({ turnA, turnB }) => lengthOf(turnA?.answers) > LONG || lengthOf(turnB?.answers) > LONG,
  )
  if (turns.length === 0) return images ?? <p className="message-note">This vote holds no messages.</p>
  return (
    <div className="thread vote-thread" data-thread>
      {long && <ScrollChoice />}
      {turns.map(({ number, turnA, turnB }, i) => {
        const compared = reading === 'diff' ? comparedTurn(turnA, turnB) : undefined
        return (
          <TurnFrame key={number} number={number}>
            <Asked
              a={turnA}
              b={turnB}
              hits={hits?.prompt}
              number={number}
              mode={mode}
              images={i === 0 ? images : undefined}
            />
            {compared && <ComparedNote comparison={compared.comparison} />}
            <div className="sides" data-pair>
              {(['a', 'b'] as const).map((side) => (
                <Answer
                  key={side}
                  side={side}
                  {...{ number, winner }}
                  hits={hits?.[side]}
                  mode={compared ? 'source' : mode}
                  stretches={compared?.comparison?.[side]}
                  of={side === 'a' ? a : b}
                  other={side === 'a' ? b : a}
                  turn={side === 'a' ? turnA : turnB}
                  only={turns.length === 1}
                />
              ))}
            </div>
          </TurnFrame>
        )
      })}
      {turns.length > 1 && (a.counts || b.counts) && (
        <div className="sides totals">
          <Total side="a" of={a} other={b} turns={turns.length} />
          <Total side="b" of={b} other={a} turns={turns.length} />
        </div>
      )}
    </div>
  )
}

interface AskedProps {
  readonly a?: Turn
  readonly b?: Turn
  readonly number: number
  readonly mode?: TextMode
  readonly hits: HitFinder | undefined
  readonly images?: ReactNode
}

function Asked({ a, b, number, mode, hits, images }: AskedProps): ReactNode {
  const idPrefix = `turn-${number}-user-`
  const same = !a || !b || sameMessages(a.user, b.user)
  if (same) return <UserBlock messages={(a ?? b)?.user ?? []} {...{ mode, hits, idPrefix, images }} />
  return (
    <div className="sides">
      <UserBlock messages={a.user} label="User to A" idPrefix={`${idPrefix}a-`} {...{ mode, hits, images }} />
      <UserBlock messages={b.user} label="User to B" idPrefix={`${idPrefix}b-`} {...{ mode, hits }} />
    </div>
  )
}

interface AnswerProps {
  readonly side: Side
  readonly number: number
  readonly winner: Winner | null
  readonly mode?: TextMode
  readonly hits: HitFinder | undefined
  readonly of: VoteSide
  readonly other: VoteSide
  readonly turn?: Turn
  /** Of the answer against the other side's, where both are compared. */
  readonly stretches: readonly Stretch[] | undefined
  /** The vote has this one turn: its counts are the side's. */
  readonly only: boolean
}

function Answer({
  side,
  number,
  winner,
  mode,
  hits,
  of,
  other,
  turn,
  stretches,
  only,
}: AnswerProps): ReactNode {
  const id = `turn-${number}-${side}`
  const answers = turn?.answers ?? []
  const counts = only ? of.counts : of.turnCounts?.[number - 1]
  const theirs = only ? other.counts : other.turnCounts?.[number - 1]
  return (
    <article id={id} className="side" data-side={side} aria-labelledby={`${id}-heading`}>
      <SideHead id={id} side={side} winner={winner} model={of.model} href={of.modelHref} />
      <div className="side-text" data-pane={`Answer ${side.toUpperCase()} of turn ${number}`}>
        {stretches ? (
          <ComparedText side={side} stretches={stretches} hits={hits} />
        ) : (
          <MessageList messages={answers} expected="assistant" {...{ mode, hits }} idPrefix={`${id}-`} />
        )}
        {answers.length === 0 && <p className="message-note">No answer in the data</p>}
      </div>
      {counts && <StyleFooter counts={counts} other={theirs} />}
    </article>
  )
}

function Total({
  side,
  of,
  other,
  turns,
}: {
  side: Side
  of: VoteSide
  other: VoteSide
  turns: number
}): ReactNode {
  if (!of.counts) return <div />
  return (
    <StyleFooter counts={of.counts} other={other.counts} of={`${side.toUpperCase()}, all ${turns} turns`} />
  )
}

/** Both answers of a turn against each other; undefined where there are not two. */
function comparedTurn(
  a: Turn | undefined,
  b: Turn | undefined,
): { comparison: Comparison | undefined } | undefined {
  const [textA = '', textB = ''] = [a, b].map((turn) =>
    wellFormed((turn?.answers ?? []).map(textOf).join('\n\n')),
  )
  if (textA.trim() === '' || textB.trim() === '') return undefined
  return { comparison: compareTexts(textA, textB) }
}

function paired(a: readonly Turn[], b: readonly Turn[]) {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => ({
    number: i + 1,
    turnA: a[i],
    turnB: b[i],
  }))
}

function sameMessages(a: readonly Message[], b: readonly Message[]): boolean {
  return a.length === b.length && a.every((message, i) => textOf(message) === textOf(b[i]!))
}

function lengthOf(messages: readonly Message[] = []): number {
  return messages.reduce((sum, message) => sum + textOf(message).length, 0)
}
