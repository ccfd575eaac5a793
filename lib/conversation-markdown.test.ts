import { expect, test } from 'vitest'
import type { Conversation, Message } from './conversation'
import { asMarkdown } from './conversation-markdown'

const say = (role: string, text: string): Message => ({ role, parts: [{ kind: 'text', text }] })
const chat = (...texts: string[]): Conversation => ({
  messages: texts.map((text, i) => say(i % 2 ? 'assistant' : 'user', text)),
})

test('a chat is its turns in order', () => {
  const text = asMarkdown(
    { kind: 'chat', model: 'm/1', conversation: chat('Hi', 'Hello', 'More', '# Yes') },
    { title: 'A chat', url: 'http://localhost/x' },
  )
  expect(text).toBe(
    '# A chat\n\n<http://localhost/x>\n\n## Turn 1\n\n### User\n\nHi\n\n### m/1\n\nHello\n\n## Turn 2\n\n### User\n\nMore\n\n### m/1\n\n# Yes\n',
  )
})

test('a vote tells the result, asks once, and names context models only where known', () => {
  const text = asMarkdown({
    kind: 'vote',
    a: { model: 'x', conversation: chat('Hi', 'from x') },
    b: { model: 'y', conversation: chat('Hi', 'from y') },
    winner: 'model_b',
    context: [{ user: [say('user', 'before')], a: [say('assistant', 'p')], b: [], modelA: null }],
  })
  expect(text).toContain('Result: B won (y)')
  expect(text.match(/^Hi$/gm)?.length).toBe(1)
  expect(text).toContain('### A: model not in this data\n\np')
  expect(text.indexOf('from x')).toBeLessThan(text.indexOf('from y'))
})

test('sides that were asked differently are both shown', () => {
  const [a, b] = [chat('one', 'x'), chat('two', 'y', 'three', 'z')]
  const text = asMarkdown({
    kind: 'vote',
    a: { model: 'x', conversation: a },
    b: { model: 'y', conversation: b },
    winner: null,
  })
  expect(text).toContain('### User to A\n\none\n\n### User to B\n\ntwo')
  expect(text).toContain('## Turn 2\n\n### User\n\nthree\n\n### B: y\n\nz')
})

test.each([
  ['```js\nlet a', '```js\nlet a\n```'],
  ['````\n```\nx\n', '````\n```\nx\n````'],
  ['```\nx\n```', '```\nx\n```'],
  ['``` a ` b', '``` a ` b'],
])('an open fence in %j does not swallow what follows', (answer, closed) => {
  const text = asMarkdown({ kind: 'chat', model: 'm', conversation: chat('q', answer, 'next', 'z') })
  expect(text).toContain(`### m\n\n${closed}\n\n## Turn 2`)
})

test('what is not text, and what is empty, is said', () => {
  const messages: Message[] = [
    { role: 'user', parts: [{ kind: 'other', type: 'image', note: 'a.png' }] },
    say('assistant', ' '),
  ]
  expect(asMarkdown({ kind: 'chat', model: 'm', conversation: { messages } })).toContain(
    '[image] a.png\n\n### m\n\n(empty message)',
  )
})
