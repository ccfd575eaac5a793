import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { protectMath, restoreMath } from './math-spans'

const sourcesOf = (text: string) => protectMath(text).formulas.map(({ source }) => source)

describe('protectMath', () => {
  test.each([
    ['a $x$ b $y_1$', ['$x$', '$y_1$']],
    ['$ \\alpha + 1 $', ['$ \\alpha + 1 $']],
    ['$20,000 and $30,000', []],
    ['it is 5$ or 6$', []],
    ['\\$x\\$ and \\\\(x\\\\)', []],
    ['\\[x\\](https://e.x)', []],
    ['as in \\[1\\] and \\[2, 3\\]', []],
    ['$a$ `$b$` $c$', ['$a$', '$c$']],
    ['``$a` $b$`` $c$', ['$c$']],
    ['` $a$', ['$a$']],
    ['$a\n\nb$', []],
    ['$$\na\n\nb\n$$', ['$$\na\n\nb\n$$']],
    ['```\n$a$\n```\n$b$', ['$b$']],
    ['````\n```\n$a$\n````\n$b$', ['$b$']],
    ['$a\n```\n$\n```', []],
    ['- ```\n  $a$\n  ```\n- $b$', ['$b$']],
    ['$\\$5$', ['$\\$5$']],
    ['\\(a', []],
    ['$$$$', []],
  ])('%j holds %j', (text, sources) => {
    expect(sourcesOf(text)).toEqual(sources)
  })

  test('the marks of a quote are no part of a formula', () => {
    expect(protectMath('> \\[\n> a\n> > b\n> \\]').formulas[0]!.tex).toBe('\na\n> b\n')
  })

  test('restoring gives back any text, but for the two noncharacters', () => {
    const bits = [
      '$',
      '$$',
      '\\',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '`',
      '```',
      '\n',
      ' ',
      'a',
      '{',
      '\uFDD0',
      '\uFDD1',
      '0',
      '> ',
      '\\begin{align}',
      '\\end{align}',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const { text: prose, formulas } = protectMath(text)
        expect(restoreMath(prose, formulas)).toBe(text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD'))
      }),
      { numRuns: 2_000 },
    )
  })
})
