import { describe, expect, test } from 'vitest'
import { describeDataset, parseDescription } from './description'

const published = {
  title: 'VisionArena-Chat',
  source: 'https://example.org/visionarena',
  licence: { name: 'VisionArena licence', href: 'https://example.org/licence' },
  warning: 'Not filtered.',
}

describe('a folder is the publication its family is known from', () => {
  test.each([
    ['by its name', 'visionarena_chat', {}],
    ['as the hub’s cache calls it', 'datasets--lmarena-ai--VisionArena-Chat', {}],
    ['by its title', 'june', { title: 'VisionArena Chat, the June copy' }],
    ['by its source', 'june', { source: 'https://hub.example/lmarena-ai/VisionArena-Chat' }],
  ])('%s', (_, folder, said) => {
    const { licence, source } = describeDataset(published, said, folder)
    expect(licence).toEqual(published.licence)
    expect(source).toBe('source' in said ? said.source : published.source)
  })

  test('or is not: its licence is that of another, its source unknown, its warning stands', () => {
    expect(describeDataset(published, {}, 'llmfao-battles')).toEqual({
      title: 'llmfao-battles',
      licence: { ...published.licence, published_for: 'VisionArena-Chat' },
      warning: 'Not filtered.',
    })
  })
})

test('what the folder says stands over it, and null takes a default away', () => {
  const said = parseDescription('{ "licence": { "name": "CC0" }, "warning": null, "more": 1 }')
  expect(describeDataset(published, said, 'ours')).toEqual({ title: 'ours', licence: { name: 'CC0' } })
})

test.each([
  ['{ "title": 3 }', /^title: /],
  ['{ "licence": "CC0" }', /^licence: /],
  ['{ "title": ', /JSON/],
  ['[]', /expected object/],
])('%s is refused in one line', (text, message) => {
  expect(() => parseDescription(text)).toThrow(message)
})
