import './thread.css'
import type { ReactNode } from 'react'
import { type Conversation, turnsOf } from '@/lib/conversation'
import type { ThreadHits } from '@/lib/search/hits'
import type { TextMode } from './message-body'
import { MessageList, UserBlock } from './message-list'
import { type SideCounts, StyleFooter } from './style-footer'
import { TurnFrame } from './turn-frame'

interface ChatThreadProps {
  readonly conversation: Conversation
  readonly model: string
  /** Where the model's name leads. */
  readonly modelHref?: string
  /** Shown above the first user message. */
  readonly images?: ReactNode
  readonly mode?: TextMode
  /** What was searched for. */
  readonly hits?: ThreadHits | undefined
  readonly counts?: SideCounts | null
}

/** A chat with one model, turn by turn in one reading column. */
export function ChatThread({
  conversation,
  model,
  modelHref,
  images,
  mode,
  hits,
  counts,
}: ChatThreadProps): ReactNode {
  const turns = turnsOf(conversation)
  const withImages = Math.max(
    0,
    turns.findIndex(({ user }) => user.length > 0),
  )
  if (turns.length === 0)
    return images ?? <p className="message-note">This conversation holds no messages.</p>
  return (
    <div className="thread chat-thread">
      {turns.map(({ number, user, answers }, i) => (
        <TurnFrame key={number} number={number}>
          <UserBlock
            messages={user}
            mode={mode}
            idPrefix={`turn-${number}-user-`}
            images={i === withImages ? images : undefined}
          />
          <div className="answer-block">
            <h3 className="answer-model">{modelHref ? <a href={modelHref}>{model}</a> : model}</h3>
            <MessageList
              messages={answers}
              expected="assistant"
              mode={mode}
              hits={hits?.a}
              idPrefix={`turn-${number}-answer-`}
            />
            {answers.length === 0 && <p className="message-note">No answer in the data</p>}
          </div>
        </TurnFrame>
      ))}
      {counts && <StyleFooter counts={counts} />}
    </div>
  )
}
