/**
 * What people and models said, after a schema has read it: one shape for every family.
 * Content comes out of the data and is hostile: it is only ever shown through components/conversation.
 */
export interface Conversation {
  readonly messages: readonly Message[]
}

export interface Message {
  /** `user`, `assistant` or `system`; any other role of the data is kept as it stands. */
  readonly role: string
  readonly parts: readonly Part[]
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** Something that is not text and whose bytes the data does not bring (an image reference in a text family). */
  | { readonly kind: 'other'; readonly type: string; readonly note: string }

/** A user message and what was answered to it. Turns count from 1. */
export interface Turn {
  readonly number: number
  readonly user: readonly Message[]
  readonly answers: readonly Message[]
}

/** The text of a message, its text parts joined by a blank line. */
export function textOf(message: Message): string {
  return message.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n\n')
}

/** Splits a conversation before every user message that follows an answer. A leading answer makes a turn without a user. */
export function turnsOf(conversation: Conversation): readonly Turn[] {
  const turns: { number: number; user: Message[]; answers: Message[] }[] = []
  for (const message of conversation.messages) {
    const asks = message.role === 'user' || message.role === 'system'
    const last = turns.at(-1)
    if (!last || (asks && last.answers.length > 0)) {
      turns.push({ number: turns.length + 1, user: asks ? [message] : [], answers: asks ? [] : [message] })
    } else if (asks) {
      last.user.push(message)
    } else {
      last.answers.push(message)
    }
  }
  return turns
}
