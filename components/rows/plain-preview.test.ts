import { expect, test } from 'vitest'
import { plainPreview } from './plain-preview'

test.each([
  ['**Bold** and `code`', 'Bold and code'],
  ['Then ## A head and text', 'Then A head and text'],
  ['Shows: | | | |---|---| | R1 | 60 | | R2 | 70 |', 'Shows: · R1 · 60 · R2 · 70'],
  ['```python x = 1 ```', 'x = 1'],
  ['a_b stays, so does C# and #1', 'a_b stays, so does C# and #1'],
  ['', ''],
])('%j reads %j', (text, plain) => {
  expect(plainPreview(text)).toBe(plain)
})
