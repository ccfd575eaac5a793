import type { Element, Root } from 'hast'
import { describe, expect, test } from 'vitest'
import { elementsOf, plainText } from './decorate-tree'
import { renderMarkdown } from './render-markdown'

describe('links', () => {
  test.each([
    ['[paper](https://arxiv.org/abs/1)', 'paper\u00A0arxiv.org', 'https://arxiv.org/abs/1'],
    [
      '[https://good.example](https://evil.example/x)',
      'https://good.example\u00A0evil.example',
      'https://evil.example/x',
    ],
    ['[x](https://good.example@evil.example/)', 'x\u00A0evil.example', 'https://good.example@evil.example/'],
    ['[x](https://аpple.com)', 'x\u00A0xn--pple-43d.com', 'https://xn--pple-43d.com/'],
    ['https://e.x/a', 'https://e.x/a', 'https://e.x/a'],
    ['www.e.x/a', 'www.e.x/a', 'http://www.e.x/a'],
    ['me@e.x.org', 'me@e.x.org', 'mailto:me@e.x.org'],
    ['![a cat](https://e.x/c.png)', 'a cat (image on e.x, not loaded)', 'https://e.x/c.png'],
    ['![](https://e.x/c.png)', 'no description (image on e.x, not loaded)', 'https://e.x/c.png'],
  ])('%s says where it leads', (text, shown, href) => {
    const [link] = named(renderMarkdown(text).tree, 'a')
    expect(plainText(link!)).toBe(shown)
    expect(link!.properties).toMatchObject({
      href,
      target: '_blank',
      rel: ['noopener', 'noreferrer', 'nofollow'],
    })
  })

  test('what may not be followed is text that says so', () => {
    for (const text of ['[x](javascript:alert(1))', '[x](/api)', '[x](//e.x)', '[x](#turn-1)', '[x]()']) {
      const { tree } = renderMarkdown(text)
      expect(named(tree, 'a')).toEqual([])
      expect(named(tree, 'span')[0]!.properties.title).toMatch(/^Not a link here: /)
    }
  })

  test('a picture in a link is named in the link', () => {
    const [link] = named(renderMarkdown('[![badge](https://a.x/b.png)](https://c.x/)').tree, 'a')
    expect(plainText(link!)).toBe('badge (image on a.x, not loaded)\u00A0c.x')
  })
})

describe('structure', () => {
  test.each([
    ['# a\n## b\n# c', ['h3', 'h4', 'h3']],
    ['### a\n##### b\n## c', ['h3', 'h4', 'h3']],
    ['# a\n## b\n### c\n#### d\n##### e', ['h3', 'h4', 'h5', 'h6', 'h6']],
  ])('headings of %j have no gap in the outline', (text, levels) => {
    const tags = [...elementsOf(renderMarkdown(text).tree)].map(({ tagName }) => tagName)
    expect(tags).toEqual(levels)
  })

  test('every top block finds its own direction, and code reads left to right', () => {
    const { tree } = renderMarkdown('مرحبا\n\n- א\n\n> ב\n\n```\nx\n```\n\n|a|\n|-|\n|b|')
    const blocks = tree.children.filter((child) => child.type === 'element')
    expect(blocks.map(({ properties }) => properties.dir)).toEqual(['auto', 'auto', 'auto', 'ltr', 'auto'])
  })

  test('a line end is a line break, and <br> in a table too', () => {
    expect(named(renderMarkdown('a\nb').tree, 'br').length).toBe(1)
    expect(named(renderMarkdown('|a|\n|-|\n|b<br>c<BR/>d|').tree, 'br').length).toBe(2)
  })

  test('tables scroll inside themselves, nested ones too', () => {
    for (const text of ['|a|\n|-|\n|b|', '- x\n\n  |a|\n  |-|\n  |b|']) {
      const { tree } = renderMarkdown(text)
      const boxes = named(tree, 'div')
      expect(boxes.map(({ properties }) => properties.tabIndex)).toEqual([0])
      expect(named(tree, 'table').length).toBe(1)
    }
  })

  test('task lists have signs with words', () => {
    const marks = named(renderMarkdown('- [x] a\n- [ ] b').tree, 'span')
    expect(marks.map(({ properties }) => properties.ariaLabel)).toEqual(['done', 'not done'])
  })

  test('footnotes of two messages share no id', () => {
    const idsOf = (idPrefix: string) =>
      [...elementsOf(renderMarkdown('x[^1] y[^1]\n\n[^1]: note', { idPrefix }).tree)]
        .map(({ properties }) => properties.id)
        .filter(Boolean)
    expect(idsOf('turn-1-a-')).toEqual([
      'turn-1-a-fnref-1',
      'turn-1-a-fnref-1-2',
      'turn-1-a-footnote-label',
      'turn-1-a-fn-1',
    ])
    expect(idsOf('turn-1-a-').filter((id) => idsOf('turn-1-b-').includes(id))).toEqual([])
  })

  test('a half-open fence is code to the end', () => {
    const { tree } = renderMarkdown('a\n\n```python\nprint(1)\n# not a heading')
    expect(plainText(named(tree, 'pre')[0]!)).toBe('print(1)\n# not a heading\n')
  })
})

describe('formulas', () => {
  test.each([
    ['$x^2$', 'math'],
    ['\\(x^2\\)', 'math'],
    ['\\[x^2\\]', 'math-block'],
    ['$$x^2$$', 'math-block'],
    ['$$\nx^2\n$$', 'math-block'],
    ['- a\n  \\[\n  x\n  - y\n  = z\n  \\]', 'math-block'],
    ['> $$\n> x\n> $$', 'math-block'],
    ['|a|\n|-|\n|$|x|$|', 'math'],
    ['\\begin{align}a&=b\\\\c&=d\\end{align}', 'math-block'],
    ['```math\nx^2\n```', 'math-block'],
  ])('%j is set', (text, className) => {
    const { tree } = renderMarkdown(text)
    const set = [...elementsOf(tree)].filter(({ properties }) => String(properties.className) === className)
    expect(set.length).toBe(1)
    expect(named(tree, 'math').length).toBe(1)
    expect(plainText(tree)).not.toMatch(/[\uFDD0\uFDD1]/)
  })

  test.each([
    '$\\frac{1}{$',
    '\\(\\foo{x}\\)',
    '$$\\begin{matrix}$$',
    '$\\def\\a{\\a\\a}\\a$',
    `$${'{'.repeat(50)}x${'}'.repeat(50)}$`,
  ])('%s cannot be set and stands as written', (text) => {
    const { tree } = renderMarkdown(text)
    expect(named(tree, 'math')).toEqual([])
    expect(plainText(tree)).toBe(text)
  })

  test.each([
    '`\\(x\\)`',
    '`$x$`',
    '```\n\\[x\\]\n```',
    '~~~\n$x$',
    '    \\(x\\)',
    'costs $5 and $10',
    'US$ and A$',
    '|$5|$6|',
  ])('%j holds no formula', (text) => {
    const { tree } = renderMarkdown(text)
    expect(named(tree, 'math')).toEqual([])
    expect(text).toContain(plainText(tree).trim())
  })
})

function named(tree: Root, tagName: string): Element[] {
  return [...elementsOf(tree)].filter((element) => element.tagName === tagName)
}
