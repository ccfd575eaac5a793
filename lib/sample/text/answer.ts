import type { Manner } from '../models'
import type { Random } from '../random'
import type { Bank, Topic } from './bank'
import { BLOCKS } from './blocks'
import { filled, invented, type Slots } from './slots'

/** What is asked: everything an answer depends on beside the model. */
export interface Question {
  readonly bank: Bank
  readonly topic: Topic
  readonly slots: Slots
  readonly text: string
}

/** An answer in markdown. `breadth` scales how much is said; 1 is a usual answer. */
export function answer(from: Random, question: Question, manner: Manner, breadth = 1): string {
  const { bank, topic, slots } = question
  const wanted = Math.max(1, Math.round(topic.points.length * manner.length * breadth * from.real(0.6, 1.15)))
  const points = from.chance(0.5) ? from.shuffled(topic.points) : [...topic.points]
  const heads = from.chance(manner.headers)
  const parts: string[] = []
  const opener = from.pick(bank.words.openers)
  if (from.chance(manner.opener) && !topic.intro.startsWith(opener.slice(0, 6))) parts.push(opener)
  if (heads && from.chance(0.3)) parts.push(`# ${titleOf(question.text)}`)
  parts.push(topic.intro)
  const blocks = topic.blocks.filter((_, i) =>
    i === 0 && topic.tags.some((tag) => tag === 'code' || tag === 'math') ? true : from.chance(manner.blocks),
  )
  if (topic.tags.includes('code') || topic.tags.includes('math')) parts.push(...blocks.slice(0, 1).map(block))
  parts.push(listed(from, points.slice(0, wanted), manner, heads, bank.words.headings[0] ?? ''))
  const rest = topic.tags.includes('code') || topic.tags.includes('math') ? blocks.slice(1) : blocks
  for (const name of rest) {
    if (heads) parts.push(`## ${bank.words.headings[4] ?? ''}`)
    parts.push(block(name))
  }
  if (wanted > 1 && topic.close)
    parts.push(
      heads && from.chance(0.6) ? `## ${bank.words.headings[5] ?? ''}\n\n${topic.close}` : topic.close,
    )
  let missing = wanted - points.length
  for (const other of related(from, question, breadth)) {
    if (missing <= 0) break
    const more = from.shuffled(other.points).slice(0, missing)
    missing -= more.length + 1
    const heading = filled(from.pick(other.asks), slots)
    parts.push(
      `${heads ? '## ' : '**'}${heading.length > 90 ? other.points[0]?.[0] : heading}${heads ? '' : '**'}`,
      other.intro,
    )
    parts.push(listed(from, more, manner, false, ''))
  }
  if (wanted > 4 && from.chance(0.35)) parts.push(sources(from))
  if (from.chance(manner.closer)) parts.push(from.pick(bank.words.closers))
  return filled(parts.filter(Boolean).join('\n\n'), slots)
}

/** A reply to a follow-up: takes it up, then goes on with some of the points, without saying the rest again. */
export function reply(
  from: Random,
  question: Question,
  manner: Manner,
  followUp: number,
  breadth: number,
): string {
  const { bank, topic } = question
  const opening = bank.words.replies[followUp % bank.words.replies.length] ?? ''
  const points: Topic = { ...topic, intro: '', blocks: followUp === 1 ? topic.blocks : [], close: '' }
  const style: Manner = { ...manner, opener: 0, closer: 0, headers: 0 }
  return `${opening}\n\n${answer(from, { ...question, topic: points }, style, followUp === 0 ? 0.3 : breadth * 0.5)}`
}

/** What readers of a broad answer may ask next: the same field first, code only beside code. */
function related(from: Random, { bank, topic }: Question, breadth: number): Topic[] {
  const code = topic.tags.includes('code')
  const others = bank.topics.filter((one) => one.asks !== topic.asks && one.tags.includes('code') === code)
  const near = others.filter((one) => one.domain === topic.domain)
  if (breadth < 2) return []
  return [...from.shuffled(near), ...from.shuffled(others.filter((one) => one.domain !== topic.domain))]
}

function listed(
  from: Random,
  points: Topic['points'],
  manner: Manner,
  heads: boolean,
  heading: string,
): string {
  if (points.length === 0) return ''
  if (heads && points.length > 2 && from.chance(0.5)) {
    return points.map(([title, text], i) => `### ${i + 1}. ${title}\n\n${text}`).join('\n\n')
  }
  const lead = heads ? `## ${heading}\n\n` : ''
  if (from.chance(manner.bullets)) {
    const numbered = from.chance(0.35)
    return (
      lead +
      points
        .map(
          ([title, text], i) => `${numbered ? `${i + 1}.` : '-'} ${emphasised(from, title, manner)}: ${text}`,
        )
        .join('\n')
    )
  }
  const sentences = points.map(([title, text]) =>
    from.chance(0.3) ? `${emphasised(from, title, manner)}. ${text}` : text,
  )
  const paragraphs: string[] = []
  while (sentences.length) paragraphs.push(sentences.splice(0, from.between(1, 3)).join(' '))
  return lead + paragraphs.join('\n\n')
}

function emphasised(from: Random, title: string, manner: Manner): string {
  if (!from.chance(manner.bold)) return title
  return from.chance(0.04) ? `__${title}__` : `**${title}**`
}

function sources(from: Random): string {
  const cited = Array.from(
    { length: from.between(1, 4) },
    () => `${invented(from)} & ${invented(from)} (${from.between(1962, 2024)})`,
  )
  return `*${cited.join('; ')}*`
}

function block(name: string): string {
  const found = BLOCKS[name]
  if (found === undefined) throw new Error(`No block named ${name}`)
  return found
}

function titleOf(question: string): string {
  const first = question.split(/[.?!。？！\n]/)[0] ?? question
  return first.length > 70 ? `${first.slice(0, 67)}…` : first
}
