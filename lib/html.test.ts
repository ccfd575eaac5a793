import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentOf, escapeHtml, html } from './html'

test.each([
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  [`" onmouseover='x' & more`, '&quot; onmouseover=&#39;x&#39; &amp; more'],
  ['a\ud800b', 'a�b'],
  ['中文 plain', '中文 plain'],
])('%j is written %s', (text, html) => {
  expect(escapeHtml(text)).toBe(html)
})

describe('html``', () => {
  const written = (markup: ReturnType<typeof html>) => contentOf(markup).dangerouslySetInnerHTML.__html

  test('escapes texts in elements and attributes, and splices its own kind', () => {
    const inner = html`<b title="${'"><script>'}">${'<script>alert(1)</script>'}</b>`
    expect(written(html`<p>${inner}${[inner, inner]}</p>`)).toBe(
      `<p>${'<b title="&quot;&gt;&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;</b>'.repeat(3)}</p>`,
    )
  })
  test('what only looks like its own kind is text', () => {
    const forged = JSON.parse('{"text":"<script>"}')
    expect(() => written(html`<p>${forged}</p>`)).toThrow()
    expect(written(html`<p>${String(new String('<i>'))}</p>`)).toBe('<p>&lt;i&gt;</p>')
  })
  test('leaves nothing for what is not there, but keeps zero', () => {
    expect(written(html`<p${false}>${null}${undefined}${''}${0}</p>`)).toBe('<p>0</p>')
  })
  test('leaves line breaks of the template out, and none of a text', () => {
    const text = 'a\n  b'
    expect(
      written(html`<p
        class="x"
        id="y">
        ${text}
        <i></i>
      </p>`),
    ).toBe('<p class="x" id="y">a\n  b<i></i></p>')
  })
  test('no text ends an attribute, begins a tag or an entity', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', 'script', '\0', '\ud800', '\n', '&#60;'),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const made = written(html`<a title="${text}">${text}</a>`)
        const inside = /^<a title="([^"<>']*)">([^"<>']*)<\/a>$/.exec(made)
        expect(inside).not.toBeNull()
        const bare = (inside?.[1] ?? '').replace(/&(amp|lt|gt|quot|#39);/g, '')
        expect(bare).not.toContain('&')
      }),
    )
  })
})
