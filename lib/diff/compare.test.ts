import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts, type Stretch } from './compare'
import { commonTokens } from './subsequence'
import { wordsOf } from './tokens'

/** The longest common subsequence by the table everybody knows. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(a.length + 1).fill(0)
  for (const token of b) {
    const next = [0]
    for (let i = 1; i <= a.length; i++) {
      next[i] = a[i - 1] === token ? row[i - 1]! + 1 : Math.max(row[i]!, next[i - 1]!)
    }
    row = next
  }
  return row[a.length]!
}

const picked = (tokens: readonly string[], marks: Uint8Array) => tokens.filter((_, i) => marks[i] === 1)
const only = (stretches: readonly Stretch[]) =>
  stretches.filter(({ common }) => !common).map(({ text }) => text)
const whole = (stretches: readonly Stretch[]) => stretches.map(({ text }) => text).join('')

describe('the common tokens', () => {
  test('are a subsequence of both, and as long as can be', () => {
    const side = (size: number) => fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: size })
    fc.assert(
      fc.property(side(150), side(150), (a, b) => {
        const found = commonTokens(a, b)!
        expect(picked(a, found.a)).toEqual(picked(b, found.b))
        expect(picked(a, found.a).length).toBe(longest(a, b))
      }),
      { numRuns: 300, seed: 1 },
    )
  })
  test('carry over many words of bits', () => {
    const a = Array.from({ length: 400 }, (_, i) => `${i % 7}`)
    const b = Array.from({ length: 390 }, (_, i) => `${(i * 5) % 7}`)
    expect(picked(a, commonTokens(a, b)!.a).length).toBe(longest(a, b))
    const same = new Array(300).fill('x')
    expect(picked(same, commonTokens(same, same.slice(7))!.a).length).toBe(293)
  })
  test('of lists that are too long are not looked for, save where they are the same', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `${i}`)
    expect(commonTokens(long, [...long].reverse())).toBeUndefined()
    expect(commonTokens(long, long)?.a.every((one) => one === 1)).toBe(true)
    expect(commonTokens([...long, 'x'], [...long, 'y'])?.a.at(-1)).toBe(0)
  })
})

describe('tokens', () => {
  test.each([
    ['Hello, wörld_1!', ['Hello', ',', 'wörld_1', '!']],
    ['光合作用は', ['光', '合', '作', '用', 'は']],
    ['ภาษาไทย ดี', ['ภ', 'า', 'ษ', 'า', 'ไ', 'ท', 'ย', 'ดี']],
    ['GPT是4o', ['GPT', '是', '4o']],
    ['हिन्दी العربية', ['हिन्दी', 'العربية']],
    ['👩‍💻👍🏽 C++', ['👩‍💻', '👍🏽', 'C', '+', '+']],
    [' \n\t ', []],
  ])('of %j', (text, tokens) => {
    const found = wordsOf(text)
    expect(found.map((one) => one.text)).toEqual(tokens)
    for (const { text: token, start, end } of found) expect(text.slice(start, end)).toBe(token)
  })
})

describe('two texts', () => {
  test('are their stretches, whatever they hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom('the ', 'cat ', 'sat\n', '猫', 'が', ', ', '<b>'), { maxLength: 80 })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, text, (a, b) => {
        const found = compareTexts(a, b)!
        expect([whole(found.a), whole(found.b)]).toEqual([a, b])
        const common = (stretches: readonly Stretch[]) =>
          stretches
            .filter((one) => one.common)
            .map((one) => one.text.replace(/\s/g, ''))
            .join('')
        expect(common(found.a)).toBe(common(found.b))
        expect(compareTexts(a, a)?.share).toEqual({ a: 1, b: 1 })
        expect(only(compareTexts(a, a)!.a)).toEqual([])
      }),
    )
  })
  test.each([
    ['The quick brown fox jumps.', 'The slow brown fox leaps.', ['quick', 'jumps'], ['slow', 'leaps']],
    ['光合作用需要陽光。', '光合作用需要水。', ['陽光'], ['水']],
    ['แมวนั่งบนเสื่อ', 'แมวนอนบนเสื่อ', ['นั่ง'], ['นอน']],
    ['one  two\nthree', 'one two three', [], []],
    ['', 'new words', [], ['new words']],
    ['same start, then nothing', 'same start', [', then nothing'], []],
  ])('%j against %j', (a, b, onlyA, onlyB) => {
    const found = compareTexts(a, b)!
    expect([only(found.a), only(found.b)]).toEqual([onlyA, onlyB])
  })
  test('a chance word amid differences is none in common, a phrase is', () => {
    const found = compareTexts(
      'Plants eat light and of course they need water from the deep soil.',
      'Animals hunt because of hunger, so they need water from rivers.',
    )!
    expect(only(found.a)[0]).toMatch(/^Plants .* of course$/)
    expect(found.a.find(({ common }) => common)?.text.trim()).toBe('they need water from')
  })
  test('that are long take little time, line by line where need be', () => {
    const text = (seed: number, words: number, line: number) =>
      Array.from({ length: words }, (_, i) => `word${(i * seed) % 9973}${i % line === 0 ? '\n' : ' '}`).join(
        '',
      )
    const start = performance.now()
    expect(compareTexts(text(7, 8000, 12), text(11, 8000, 12))?.by).toBe('words')
    const [a, b] = [text(7, 30_000, 12), text(11, 30_000, 12)]
    expect(a.length).toBeGreaterThan(250_000)
    expect(compareTexts(`shared line\n${a}`, `${b}\nshared line`)?.by).toBe('lines')
    expect(compareTexts('文'.repeat(300_000), '字'.repeat(300_000))).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(4000)
  })
})
