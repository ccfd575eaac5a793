import { expect, test } from 'vitest'
import { random } from '../random'
import { answer } from './answer'
import { topicsOf } from './bank'
import { BANKS } from './banks'
import { BLOCKS } from './blocks'
import { filled, slotsOf } from './slots'

const MANNER = { length: 1.5, headers: 0.5, bullets: 0.5, bold: 0.5, blocks: 1, opener: 0.5, closer: 0.5 }

test('there are at least twelve languages, Arabic, Chinese, Japanese, Thai, Russian and Hindi among them', () => {
  const codes = BANKS.map((bank) => bank.code)
  expect(new Set(codes).size).toBeGreaterThanOrEqual(12)
  expect(codes).toEqual(expect.arrayContaining(['ar', 'zh', 'ja', 'th', 'ru', 'hi']))
})

test.each(BANKS.map((bank) => [bank.name, bank] as const))(
  'every topic in %s can be asked and answered',
  (_, bank) => {
    for (const topic of bank.topics) {
      expect(topic.asks.length, topic.intro).toBeGreaterThan(0)
      expect(topic.intro, topic.asks[0]).not.toBe('')
      expect(topic.points.length, topic.asks[0]).toBeGreaterThan(1)
      for (const block of topic.blocks) expect(BLOCKS).toHaveProperty(block)
      const from = random('bank', bank.code, topic.intro)
      const slots = slotsOf(from)
      for (const ask of topic.asks) {
        const text = answer(from, { bank, topic, slots, text: filled(ask, slots) }, MANNER, 3)
        expect(text + filled(ask, slots)).not.toMatch(/\{(n|k|city|job|thing|name|town|problem|solution)\}/)
      }
    }
  },
)

test('every fence of every block is closed', () => {
  for (const [name, block] of Object.entries(BLOCKS))
    expect((block.match(/```/g) ?? []).length % 2, name).toBe(0)
})

test('numbered lines make topics of their own', () => {
  const topics = topicsOf('@ x math\n?1 one\n?2 two\n= both\n*1 a :: A\n*2 b :: B\n+2 half\n.1 end')
  expect(topics).toEqual([
    {
      domain: 'x',
      tags: ['math'],
      asks: ['one'],
      intro: 'both',
      points: [['a', 'A']],
      blocks: [],
      close: 'end',
    },
    {
      domain: 'x',
      tags: ['math'],
      asks: ['two'],
      intro: 'both',
      points: [['b', 'B']],
      blocks: ['half'],
      close: '',
    },
  ])
  expect(() => topicsOf('@ x\n* no text')).toThrow('A point needs a title and a text')
  expect(() => topicsOf('@ x odd')).toThrow('Unknown tag in a bank: odd')
})
