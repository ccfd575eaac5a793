import { describe, expect, test } from 'vitest'
import { elementsOf, plainText } from './decorate-tree'
import { highlightCode } from './highlight'
import { renderMarkdown } from './render-markdown'

async function highlighted(text: string) {
  const { tree } = renderMarkdown(text)
  await highlightCode(tree)
  const elements = [...elementsOf(tree)]
  const pre = elements.find(({ tagName }) => tagName === 'pre')!
  const kinds = elements
    .filter(({ tagName }) => tagName === 'span')
    .map((span) => `${span.properties.className}`)
  return { text: plainText(pre), language: pre.properties.dataLanguage, kinds: new Set(kinds) }
}

describe('highlightCode', () => {
  test.each(['python', 'Python', 'py', 'js', 'c++', 'bash', 'sql', 'rust', 'html', 'json'])(
    'knows %s',
    async (name) => {
      const code = '<b class="c">if</b>\nif (x == "a") { return 1 }\nSELECT "b" FROM t'
      const { text, language, kinds } = await highlighted(`\`\`\`${name}\n${code}\n\`\`\``)
      expect(text).toBe(code)
      expect(language).toBe(name)
      expect(kinds.size).toBeGreaterThan(0)
      for (const kind of kinds) expect(kind).toMatch(/^tok-[a-z-]+$/)
    },
  )

  test('states go on across the chunks it is coloured in', async () => {
    const code = `x = """\n${'in a string\n'.repeat(60)}"""\ny = 1`
    const { text, kinds } = await highlighted(`\`\`\`python\n${code}\n\`\`\``)
    expect(text).toBe(code)
    expect([...kinds].some((kind) => /string|comment/.test(kind))).toBe(true)
  })

  test.each([
    ['no language', '```\nif x\n```', 'if x'],
    ['an unknown one', '```klingon\nif x\n```', 'if x'],
    ['a name of Object', '```constructor\nif x\n```', 'if x'],
    [
      'more than 20,000 characters',
      `\`\`\`js\n${'let a = 1\n'.repeat(2_100)}\`\`\``,
      'let a = 1\n'.repeat(2_100).trimEnd(),
    ],
  ])('leaves code of %s as it is', async (_, markdown, code) => {
    const { text, kinds } = await highlighted(markdown)
    expect(text).toBe(code)
    expect(kinds.size).toBe(0)
  })
})
