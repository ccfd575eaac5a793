import { describe, expect, test } from 'vitest'
import { plainText } from './decorate-tree'
import { foldTree } from './fold-tree'
import { renderMarkdown } from './render-markdown'

const sentence = 'Every word of this stands in exactly one half. '
const cases = {
  paragraphs: Array.from({ length: 40 }, (_, i) => `${i} ${sentence.repeat(8)}`).join('\n\n'),
  headings: Array.from({ length: 40 }, (_, i) => `## Part ${i}\n\n${sentence.repeat(8)}`).join('\n\n'),
  'one list': Array.from({ length: 60 }, (_, i) => `${i + 1}. ${sentence.repeat(5)}`).join('\n'),
  'one block of code': `\`\`\`js\n${'const a = 1 // one\n'.repeat(800)}\`\`\``,
  'one table': `|a|b|\n|-|-|\n${`|${sentence}|${sentence}|\n`.repeat(120)}`,
  'one quote': `> ${Array.from({ length: 40 }, () => sentence.repeat(8)).join('\n>\n> ')}`,
}

describe('foldTree', () => {
  test.each(Object.entries(cases))('cuts %s near the size, losing nothing', (name, text) => {
    const { tree } = renderMarkdown(text)
    const whole = words(plainText(tree))
    const { head, rest } = foldTree(tree, 6_000)
    const [first, second] = [plainText(head), plainText(rest!)]
    expect(first.length).toBeGreaterThan(5_000)
    expect(first.length).toBeLessThan(6_500)
    const repeated = name === 'one table' ? 'ab' : ''
    expect(words(first) + words(second).slice(repeated.length)).toBe(whole)
  })

  test('the second half of a numbered list counts on', () => {
    const { rest, head } = foldTree(renderMarkdown(cases['one list']).tree, 6_000)
    const [list, more] = [head, rest!].map((half) => half.children.find((child) => child.type === 'element'))
    const items = list!.children.filter((child) => child.type === 'element').length
    expect(more).toMatchObject({ tagName: 'ol', properties: { start: items + 1 } })
  })

  test('a heading goes with what follows it', () => {
    for (let size = 3_000; size < 4_000; size += 100) {
      const { head } = foldTree(renderMarkdown(cases.headings).tree, size)
      const last = head.children.findLast((child) => child.type === 'element')
      expect(last).toMatchObject({ tagName: 'p' })
    }
  })

  test('a short message and a single paragraph stay whole', () => {
    expect(foldTree(renderMarkdown(sentence.repeat(140)).tree, 6_000).rest).toBeUndefined()
    expect(foldTree(renderMarkdown('word '.repeat(5_000)).tree, 6_000).rest).toBeUndefined()
  })
})

function words(text: string): string {
  return text.replaceAll(/\s/g, '')
}
