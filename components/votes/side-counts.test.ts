import { expect, test } from 'vitest'
import type { Conversation } from '@/lib/conversation'
import { countSide } from './side-counts'

const conversation: Conversation = {
  messages: [
    { role: 'user', parts: [{ kind: 'text', text: '# not counted' }] },
    { role: 'assistant', parts: [{ kind: 'text', text: '# Head\n\n- one\n- **two**' }] },
    { role: 'user', parts: [{ kind: 'text', text: 'and?' }] },
    { role: 'assistant', parts: [{ kind: 'text', text: '1. three' }] },
  ],
}

test('without figures in the data all are counted from the answers, turn by turn', () => {
  const { counts, turns, countedHere } = countSide(conversation, null)
  expect(counts).toMatchObject({ headers: 1, lists: 3, bold: 1, estimated: true })
  expect(turns.map(({ headers, lists }) => [headers, lists])).toEqual([
    [1, 2],
    [0, 1],
  ])
  expect(countedHere).toBe(true)
})

test('figures of the data stand, and only what is missing is counted', () => {
  const { counts, countedHere } = countSide(conversation, { tokens: 99, headers: 7, lists: 0, bold: null })
  expect(counts).toEqual({ tokens: 99, headers: 7, lists: 0, bold: 1, estimated: false })
  expect(countedHere).toBe(true)
})

test('a side whose figures are all there is not marked', () => {
  expect(countSide(conversation, { tokens: 1, headers: 0, lists: 0, bold: 0 }).countedHere).toBe(false)
})
