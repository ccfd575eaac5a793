import { expect, test } from 'vitest'
import { attachment, exportFileName } from './file-name'

test.each([
  ['arena', '1,204 votes where language is Polish', 'arena-1204-votes-where-language-is-polish.csv'],
  [
    'a/../b',
    '1 vote where model is org/x:1 "y"\r\nSet-Cookie: z',
    'a-b-1-vote-where-model-is-org-x-1-y-set-cookie-z.csv',
  ],
  ['图', '2 chats where category is हिन्दी', '图-2-chats-where-category-is-हिन्दी.csv'],
  ['…', '', 'rows.csv'],
])('a file of %s is named after the view', (slug, words, name) => {
  expect(exportFileName(slug, words, 'csv')).toBe(name)
})

test('a name stays short, and no header can be ended by it', () => {
  const name = exportFileName('x', 'where '.repeat(500), 'jsonl')
  expect(name.length).toBeLessThan(140)
  expect(attachment('图"\r\n.csv')).toMatch(
    /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.-]+$/,
  )
  expect(attachment('图.csv')).toBe(`attachment; filename="_.csv"; filename*=UTF-8''%E5%9B%BE.csv`)
})
