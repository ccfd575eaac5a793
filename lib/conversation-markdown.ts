import { type Conversation, type Message, textOf, turnsOf } from './conversation'
import type { Side, Winner } from './vote'

/** A turn of the session before the one that was judged. A model is named only where the data tells. */
export interface ContextTurn {
  readonly user: readonly Message[]
  readonly a: readonly Message[]
  readonly b: readonly Message[]
  readonly modelA?: string | null
  readonly modelB?: string | null
}

export type Transcript =
  | { readonly kind: 'chat'; readonly model: string; readonly conversation: Conversation }
  | {
      readonly kind: 'vote'
      readonly a: { readonly model: string; readonly conversation: Conversation }
      readonly b: { readonly model: string; readonly conversation: Conversation }
      /** null: nobody voted. */
      readonly winner: Winner | null
      /** What is said of the vote below its result, a line each. */
      readonly notes?: readonly string[]
      readonly context?: readonly ContextTurn[]
    }

export interface TranscriptHead {
  readonly title?: string
  /** Where the conversation can be read again. */
  readonly url?: string
}

/**
 * A whole chat or vote as Markdown, for pasting elsewhere. Messages stand exactly as they were written, so headings
 * of theirs rank with ours; an open code fence is closed, or it would swallow what follows.
 */
export function asMarkdown(transcript: Transcript, { title, url }: TranscriptHead = {}): string {
  const blocks = transcript.kind === 'chat' ? chatBlocks(transcript) : voteBlocks(transcript)
  const head = [...(title ? [`# ${title.replaceAll(/\s+/g, ' ')}`] : []), ...(url ? [`<${url}>`] : [])]
  return `${[...head, ...blocks].join('\n\n')}\n`
}

function chatBlocks({ model, conversation }: Extract<Transcript, { kind: 'chat' }>): string[] {
  return turnsOf(conversation).flatMap(({ number, user, answers }) => [
    `## Turn ${number}`,
    ...messageBlocks('User', user),
    ...messageBlocks(model, answers),
  ])
}

function voteBlocks({
  a,
  b,
  winner,
  notes = [],
  context = [],
}: Extract<Transcript, { kind: 'vote' }>): string[] {
  const turnsA = turnsOf(a.conversation)
  const turnsB = turnsOf(b.conversation)
  const result = `Result: ${resultInWords(winner, a.model, b.model)}`
  const blocks = [[`A: ${a.model}`, `B: ${b.model}`, result, ...notes].join('  \n')]
  for (const [i, turn] of context.entries()) {
    blocks.push(`## Earlier turn ${i + 1}`, ...messageBlocks('User', turn.user))
    blocks.push(...messageBlocks(`A: ${turn.modelA ?? 'model not in this data'}`, turn.a))
    blocks.push(...messageBlocks(`B: ${turn.modelB ?? 'model not in this data'}`, turn.b))
  }
  for (let i = 0; i < Math.max(turnsA.length, turnsB.length); i++) {
    const [turnA, turnB] = [turnsA[i], turnsB[i]]
    const [askedA, askedB] = [
      messageBlocks('User', turnA?.user ?? []),
      messageBlocks('User', turnB?.user ?? []),
    ]
    const same = !turnA || !turnB || askedA.join('\n') === askedB.join('\n')
    blocks.push(`## Turn ${i + 1}`)
    blocks.push(...(same ? (turnA ? askedA : askedB) : [...relabel(askedA, 'a'), ...relabel(askedB, 'b')]))
    blocks.push(...messageBlocks(`A: ${a.model}`, turnA?.answers ?? []))
    blocks.push(...messageBlocks(`B: ${b.model}`, turnB?.answers ?? []))
  }
  return blocks
}

function relabel(blocks: readonly string[], side: Side): string[] {
  return blocks.map((block, i) => (i === 0 ? `### User to ${side.toUpperCase()}` : block))
}

function resultInWords(winner: Winner | null, a: string, b: string): string {
  switch (winner) {
    case 'model_a':
      return `A won (${a})`
    case 'model_b':
      return `B won (${b})`
    case 'tie':
      return 'tie'
    case 'both_bad':
      return 'both bad'
    case null:
      return 'no vote'
  }
}

function messageBlocks(speaker: string, messages: readonly Message[]): string[] {
  if (messages.length === 0) return []
  return [`### ${speaker}`, ...messages.flatMap(partsOf)]
}

function partsOf(message: Message): string[] {
  const notes = message.parts.flatMap((part) =>
    part.kind === 'other' ? [`[${part.type}] ${part.note}`.trim()] : [],
  )
  const text = textOf(message)
  return [...notes, text.trim() === '' && notes.length === 0 ? '(empty message)' : closeFence(text)].filter(
    Boolean,
  )
}

/** Closes a code fence that is still open at the end. */
function closeFence(text: string): string {
  let open: string | undefined
  for (const [, fence, after] of text.matchAll(/^ {0,3}(`{3,}|~{3,})(.*)$/gm)) {
    if (!open) open = fence!.startsWith('`') && after!.includes('`') ? undefined : fence
    else if (fence!.startsWith(open) && after!.trim() === '') open = undefined
  }
  return open ? `${text.replace(/\n$/, '')}\n${open}` : text
}
