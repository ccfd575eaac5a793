import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { hitFinder } from '../search/hits'
import { parseQuery } from '../search/query'
import { markTree } from './mark-tree'
import { renderMarkdown } from './render-markdown'

function marked(markdown: string, query: string): { count: number; html: string } {
  const { tree } = renderMarkdown(markdown, { idPrefix: 't-', headingBase: 4 })
  const find = hitFinder(parseQuery(query), 'a', 'model_a')
  const count = find ? markTree(tree, find) : 0
  return { count, html: renderToStaticMarkup(toJsxRuntime(tree, { Fragment, jsx, jsxs })) }
}

describe('hits in a rendered message', () => {
  test.each([
    ['The Cat sat. Cats sit.', 'cat', 1, 'The <mark class="hit" data-hit="">Cat</mark> sat. Cats sit.'],
    ['une **Café** noire', 'cafe', 1, '<strong><mark class="hit" data-hit="">Café</mark></strong>'],
    ['这是人工智能的例子', '人工智能', 1, '这是<mark class="hit" data-hit="">人工智能</mark>的例子'],
    ['यह हिन्दी है', 'हिन्दी', 1, '<mark class="hit" data-hit="">हिन्दी</mark>'],
    ['هذا كتاب جديد', 'كتاب', 1, '<mark class="hit" data-hit="">كتاب</mark>'],
    [
      'as an **AI** model',
      '"as an AI"',
      1,
      '<mark class="hit" data-hit="">as an </mark><strong><mark class="hit">AI</mark></strong>',
    ],
    ['use `foo_bar` here', 'foo_bar', 1, '<code><mark class="hit" data-hit="">foo_bar</mark></code>'],
  ] as const)('%s, looked through for %s', (markdown, query, count, html) => {
    const seen = marked(markdown, query)
    expect(seen.count).toBe(count)
    expect(seen.html).toContain(html)
  })

  test('a phrase reaches from one paragraph into the next, but not over a formula, which is left alone', () => {
    const { html } = marked('one\n\ntwo', '"one two"')
    expect(html.match(/data-hit/g)).toHaveLength(1)
    expect(html.match(/<mark/g)).toHaveLength(2)
    expect(marked('one $x$ two', '"one two"').count).toBe(0)
    expect(marked('$x$ and $x^2$', 'x').html).not.toContain('<mark')
  })

  test('what a row is to be without is not marked, nor what belongs to the other side', () => {
    expect(marked('cat dog', '-cat dog').html).toContain('cat <mark')
    expect(marked('cat', 'loser:cat').count).toBe(0)
    expect(marked('cat', 'winner:cat').count).toBe(1)
    expect(marked('cat', 'prompt:cat').count).toBe(0)
  })
})
