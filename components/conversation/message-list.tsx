import './thread.css'
import type { ReactNode } from 'react'
import type { Message, Part } from '@/lib/conversation'
import type { HitFinder } from '@/lib/search/hits'
import { MessageBody, type TextMode } from './message-body'

interface MessageListProps {
  readonly messages: readonly Message[]
  readonly mode?: TextMode
  readonly idPrefix: string
  readonly foldAt?: number
  readonly hits?: HitFinder | undefined
  /** The role that needs no label here. */
  readonly expected: string
}

/** Messages one after another, each part by part; a role nobody expects here is named. */
export function MessageList({ messages, expected, idPrefix, ...look }: MessageListProps): ReactNode {
  return messages.map((message, i) => (
    <div key={i} className="message">
      {message.role !== expected && <p className="message-role">{message.role || 'no role'}</p>}
      {message.parts.length === 0 && <p className="message-note">Empty message</p>}
      {message.parts.map((part, j) => (
        <MessagePart
          key={j}
          part={part}
          idPrefix={`${idPrefix}${i ? `m${i}-` : ''}${j ? `p${j}-` : ''}`}
          {...look}
        />
      ))}
    </div>
  ))
}

interface MessagePartProps {
  readonly part: Part
  readonly mode?: TextMode
  readonly idPrefix: string
  readonly foldAt?: number
  readonly hits?: HitFinder | undefined
}

function MessagePart({ part, ...look }: MessagePartProps): ReactNode {
  if (part.kind === 'text') return <MessageBody text={part.text} {...look} />
  return (
    <p className="message-note">
      [{part.type}] <bdi>{part.note}</bdi>
    </p>
  )
}

interface UserBlockProps {
  readonly messages: readonly Message[]
  readonly mode?: TextMode
  readonly idPrefix: string
  readonly foldAt?: number
  readonly hits?: HitFinder | undefined
  readonly label?: string
  /** Pictures that came with the prompt. */
  readonly images?: ReactNode
}

/** What the user said, set apart quietly. */
export function UserBlock({ messages, images, label = 'User', ...look }: UserBlockProps): ReactNode {
  if (messages.length === 0 && !images) return null
  return (
    <div className="user-block">
      <h3>{label}</h3>
      {images && <div className="user-images">{images}</div>}
      <MessageList messages={messages} expected="user" {...look} />
    </div>
  )
}
