import { expect, test } from 'vitest'
import { escapeHtml } from './html'

test.each([
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  [`" onmouseover='x' & more`, '&quot; onmouseover=&#39;x&#39; &amp; more'],
  ['a\ud800b', 'a�b'],
  ['中文 plain', '中文 plain'],
])('%j is written %s', (text, html) => {
  expect(escapeHtml(text)).toBe(html)
})
