import fc from 'fast-check'
import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { describe, expect, test } from 'vitest'
import type { Conversation, Message } from '@/lib/conversation'
import { threadHits } from '@/lib/search/hits'
import { parseQuery } from '@/lib/search/query'
import { ChatThread } from './chat-thread'
import { ContextTurns } from './context-turns'
import { MessageBody } from './message-body'
import { StyleFooter } from './style-footer'
import { VoteThread } from './vote-thread'

const say = (role: string, text: string): Message => ({ role, parts: [{ kind: 'text', text }] })
const chat = (...texts: string[]): Conversation => ({
  messages: texts.map((text, i) => say(i % 2 ? 'assistant' : 'user', text)),
})

/** The page a reader without script gets. */
async function htmlOf(node: ReactNode): Promise<string> {
  const { prelude } = await prerender(node)
  const html = await new Response(prelude).text()
  return html.replaceAll('<!-- -->', '')
}

describe('MessageBody', () => {
  test('300,000 characters cost a bounded number of elements and hardly more bytes than themselves', async () => {
    const part = '## A part\n\nSome **bold** words, and `code`, and more words after that.\n\n'
    const text = part.repeat(Math.ceil(300_000 / part.length)).slice(0, 300_000)
    for (const mode of ['rendered', 'source'] as const) {
      const html = await htmlOf(<MessageBody text={text} mode={mode} idPrefix="x-" />)
      expect(html.includes('Show all 300,000 characters')).toBe(true)
      expect(html.length).toBeLessThan(1.1 * text.length)
      expect(html.match(/<[a-z]/g)!.length).toBeLessThan(700)
    }
  })

  test('the whole of a folded message is in the page', async () => {
    for (const length of [5_000, 8_000, 20_000, 45_000]) {
      const text = Array.from({ length: length / 10 }, (_, i) => `w${String(i).padStart(6, '0')}. `).join(
        '\n\n',
      )
      for (const mode of ['rendered', 'source'] as const) {
        const html = await htmlOf(<MessageBody text={text} mode={mode} idPrefix="x-" />)
        const found = new Set(html.match(/w\d{6}/g))
        expect(found.size).toBe(length / 10)
        expect(html.match(/w\d{6}/g)!.length).toBe(length / 10)
      }
    }
  })

  test('source mode shows every character', async () => {
    const text = ' # a\n\n\n  **b** <i>\t&amp;\n'
    const html = await htmlOf(<MessageBody text={text} mode="source" idPrefix="x-" />)
    expect(html).toContain(' # a\n\n\n  **b** &lt;i&gt;\t&amp;amp;')
  })

  test('text that is not parsed says why', async () => {
    const html = await htmlOf(<MessageBody text={'> '.repeat(5_000)} idPrefix="x-" />)
    expect(html).toContain('Shown as plain text: its quotes or lists are nested too deeply.')
  })

  test('no string makes a script, a handler or a request', async () => {
    const bits = [
      '<script>',
      '<img src=x onerror=1>',
      '](javascript:1)',
      '![a](https://e.x/p.png)',
      '`',
      '$',
      '\n',
      '"',
      "'",
      '<',
      '|',
      '[',
      '```\n',
      '$\\color{red}x$',
      '\0',
      '\uD800',
    ]
    const soup = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary', maxLength: 5 })))
    await fc.assert(
      fc.asyncProperty(soup, async (pieces) => {
        const html = await htmlOf(<MessageBody text={`x${pieces.join('')}`} idPrefix="x-" />)
        expect(html).not.toMatch(/<(script|img|iframe|object|embed|link|style|form|input|video|audio)\b/i)
        expect(html).not.toMatch(/<[^>]*\s(on\w+|src|srcset|srcdoc|action|formaction)=/i)
        expect(html).not.toMatch(/href="(?!https?:\/\/|mailto:|#x-fn)/i)
      }),
      { numRuns: 150 },
    )
  })
})

describe('ChatThread', () => {
  test('turns, speakers and pictures stand in order, each turn with its anchor', async () => {
    const html = await htmlOf(
      <ChatThread model="m/1" conversation={chat('one', 'two', 'three', 'four')} images={<b>picture</b>} />,
    )
    const order = ['id="turn-1"', 'User', 'picture', 'one', 'm/1', 'two', 'id="turn-2"', 'three', 'four']
    let at = 0
    for (const part of order) {
      at = html.indexOf(part, at)
      expect(at, part).toBeGreaterThan(-1)
    }
    expect(html.match(/picture/g)!.length).toBe(1)
  })

  test('empty messages, odd roles and parts that are not text are said', async () => {
    const messages: Message[] = [
      say('system', 'be kind'),
      { role: 'user', parts: [{ kind: 'other', type: 'image', note: 'a.png' }] },
      say('assistant', ''),
      say('tool', 'called'),
    ]
    const html = await htmlOf(<ChatThread model="m" conversation={{ messages }} />)
    for (const part of ['system', 'be kind', 'a.png', 'Empty message', 'tool', 'called'])
      expect(html).toContain(part)
    expect(await htmlOf(<ChatThread model="m" conversation={{ messages: [] }} />)).toContain(
      'holds no messages',
    )
  })
})

describe('VoteThread', () => {
  const side = (model: string, ...texts: string[]) => ({ model, conversation: chat(...texts) })

  test.each([
    ['model_a', ['✓ won', '']],
    ['model_b', ['', '✓ won']],
    ['tie', ['= tie', '= tie']],
    ['both_bad', ['✕ both bad', '✕ both bad']],
    [null, ['', '']],
  ] as const)('a result of %s is told at the sides it concerns', async (winner, outcomes) => {
    const html = await htmlOf(<VoteThread a={side('x', 'q', '1')} b={side('y', 'q', '2')} winner={winner} />)
    const heads = html.split('<header').slice(1)
    expect(heads.map((head) => /side-outcome">([^<]*)/.exec(head)?.[1] ?? '')).toEqual(outcomes)
  })

  test('what both were asked stands once, sides have anchors, ids are unique', async () => {
    const note = 'x[^1]\n\n[^1]: note'
    const html = await htmlOf(
      <VoteThread
        a={side('x', 'ask', note, 'more', note)}
        b={side('y', 'ask', note, 'more', note)}
        winner="tie"
      />,
    )
    expect(html.match(/>ask</g)!.length).toBe(1)
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['turn-1', 'turn-1-a', 'turn-1-b', 'turn-2-a', 'turn-2-b']))
  })

  test('sides asked differently, and sides of different length, are shown whole', async () => {
    const html = await htmlOf(
      <VoteThread a={side('x', 'one', '1')} b={side('y', 'two', '2', 'three', '3')} winner={null} />,
    )
    for (const part of [
      'User to A',
      'User to B',
      'one',
      'two',
      'three',
      'id="turn-2-b"',
      'No answer in the data',
    ]) {
      expect(html).toContain(part)
    }
  })
})

describe('two answers compared', () => {
  const side = (...texts: string[]) => ({ model: 'm', conversation: chat('Why?', ...texts) })
  const compared = (a: string, b: string) =>
    htmlOf(<VoteThread a={side(a)} b={side(b)} winner={null} mode="diff" />)
  const marks = (html: string) =>
    [...html.matchAll(/<mark>([^<]*)<\/mark>/g)]
      .map(([, text]) => text)
      .filter((text) => !/^[Oo]nly in/.test(text!))

  test('mark what one alone holds, and leave text text', async () => {
    const html = await compared('The <b>quick</b> fox', 'The <b>slow</b> fox')
    expect(marks(html)).toEqual(['quick', 'slow'])
    expect(html).toContain('The &lt;b&gt;')
    expect(html).toContain('of the words of A')
  })
  test('mark what was searched for as well, whatever else is marked', async () => {
    const hits = threadHits(parseQuery('"slow red" fox'), null)
    const html = await htmlOf(
      <VoteThread
        a={side('A slow red fox ran')}
        b={side('A slow grey cat, then a red fox ran')}
        winner={null}
        mode="diff"
        hits={hits}
      />,
    )
    const [first = '', second = ''] = html.split('id="turn-1-b"')
    const found = (part: string) =>
      [...part.matchAll(/<mark class="hit" data-hit="">([^<]*)/g)].map(([, text]) => text)
    expect(first.replaceAll(/<[^>]*>/g, '')).toContain('A slow red fox ran')
    expect(first.match(/data-hit=""/g)).toHaveLength(2)
    expect(found(second)).toEqual(['fox'])
    expect(second.replaceAll(/<[^>]*>/g, '')).toContain('A slow grey cat, then a red fox ran')
  })
  test('of 300,000 characters are in the page whole, at a bounded cost', async () => {
    const long = (seed: number) => Array.from({ length: 40_000 }, (_, i) => `w${(i * seed) % 977} `).join('')
    const html = await compared(long(3), long(5))
    expect(html).toContain('no line stands in both')
    expect(html).not.toContain('<mark>')
    expect(html.length).toBeLessThan(800_000)
    const lines = (seed: number) =>
      Array.from({ length: 40_000 }, (_, i) => `w${(i * seed) % 977}${i % 9 ? ' ' : '\n'}`).join('')
    const byLine = await compared(`the same line\n${lines(3)}`, `the same line\n${lines(5)}`)
    expect(byLine).toContain('whole lines are')
    expect(byLine.length).toBeLessThan(1_200_000)
    expect(byLine.match(/<(div|mark)/g)!.length).toBeLessThan(3000)
  })
  test('one that is not there is not compared', async () => {
    expect(await compared('There is one.', '')).not.toContain('<mark>')
  })
})

test('counts come with the difference to the other side', async () => {
  const a = { tokens: 1_412, headers: 1, lists: 9, bold: 5 }
  const b = { tokens: 1_512, headers: 0, lists: 9, bold: 1, estimated: true }
  const html = (await htmlOf(<StyleFooter counts={a} other={b} />))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  expect(html.trim()).toBe('1,412 tokens −100 1 header +1 9 list items ±0 5 bold +4')
  expect(await htmlOf(<StyleFooter counts={b} />)).toContain('≈ 1,512 tokens')
})

test('context turns are folded, and name models only where the data does', async () => {
  const turn = { user: [say('user', 'before')], a: [say('assistant', 'p')], b: [] }
  const html = await htmlOf(<ContextTurns turns={[turn, { ...turn, modelA: 'm/1' }]} />)
  expect(html).toContain('2 earlier turns')
  expect(html.match(/model not in this data/g)!.length).toBe(3)
  expect(html).not.toContain('<details open')
  expect(await htmlOf(<ContextTurns turns={[]} />)).toBe('')
})
