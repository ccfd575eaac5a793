import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithPlaces } from './fold'
import { literalOf, occurrences } from './literal'
import { formatQuery, isByAnswer, isByResult, parseQuery } from './query'
import { queryInWords } from './words'

describe('what is typed', () => {
  test.each([
    ['photosynthesis', 'with “photosynthesis”'],
    ['prompt:photosynthesis -plant', 'with “photosynthesis” in the prompt and without “plant”'],
    ['cat dog', 'with “cat” and “dog”'],
    ['cat OR dog fish', 'with either “cat” or “dog” and “fish”'],
    ['a OR b OR c', 'with either “a”, “b” or “c”'],
    ['loser:"as an  AI"', 'with “as an AI” in the losing answer'],
    ['-loser:"as an AI" -b:x', 'without “as an AI” in the losing answer or “x” in answer B'],
    ['photo*', 'with a word that begins “photo”'],
    ['/ca[tr]s?/', 'with a match of /ca[tr]s?/'],
    ['answer:/a b/ x', 'with a match of /a b/ in an answer and “x”'],
    ['“curly quotes”', 'with “curly quotes”'],
    ['ANSWER:yes', 'with “yes” in an answer'],
  ])('%s is read as: %s', (typed, words) => {
    expect(queryInWords(parseQuery(typed))).toBe(words)
  })

  test.each([
    ['foo:bar', 'with “foo:bar”'],
    ['Answer: 42', 'with “Answer:” and “42”'],
    ['OR', 'with “OR”'],
    ['OR cat', 'with “OR” and “cat”'],
    ['cat OR', 'with “cat” and “OR”'],
    ['"never closed', 'with “never closed”'],
    ['/(/', 'with “/(/”'],
    ['/(?=x)/', 'with “/(?=x)/”'],
    ['/(a)\\1/', 'with “/(a)\\1/”'],
    ['/usr/local/bin', 'with “/usr/local/bin”'],
    ['https://a.b/c?d=e', 'with “https://a.b/c?d=e”'],
    ['C++', 'with “C++”'],
    ['this - that', 'with “this” and “that”'],
  ])('%s is no error: %s', (typed, words) => {
    expect(queryInWords(parseQuery(typed))).toBe(words)
  })

  test.each(['', '  ', '""', '-', '*', '- *', 'prompt:""'])('%j asks for nothing', (typed) => {
    expect(parseQuery(typed)).toEqual([])
  })

  test('is written in one way, which reads the same', () => {
    const piece = fc.constantFrom(
      ...'OR " “ ” - * / \\ ( ) [ a: prompt: loser: cat 人工 🎉 C++ \0 \ud800 .'.split(' '),
      ' ',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const query = parseQuery(pieces.join(''))
        const written = formatQuery(query)
        expect(parseQuery(written)).toEqual(query)
        expect(formatQuery(parseQuery(written))).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })

  test('chooses by the result, by answers, or by neither', () => {
    expect(['winner:a', 'x OR loser:y', 'a:x'].map((typed) => isByResult(parseQuery(typed)))).toEqual([
      true,
      true,
      false,
    ])
    expect(['prompt:a', 'prompt:a b', 'a:x'].map((typed) => isByAnswer(parseQuery(typed)))).toEqual([
      false,
      true,
      true,
    ])
  })
})

/** The definition, case by case. */
describe('a text that is sought', () => {
  const found = (sought: string, text: string) => {
    const [term] = parseQuery(sought)[0] ?? []
    if (term?.sought.kind !== 'text') throw new Error(`${sought} is no text`)
    return occurrences(fold(text), literalOf(term.sought.text, term.sought.open)).length
  }
  test.each([
    ['cat', 'Cat, cats, concat, CAT', 2],
    ['cat*', 'Cat, cats, concat, CAT', 3],
    ['cafe', 'café CAFÉ cafe\u0301', 3],
    ['café', 'a cafe', 1],
    ['strasse', 'Straße', 1],
    ['ΣΙΣΥΦΟΣ', 'Σίσυφος', 1],
    ['й', 'и', 0],
    ['Й', 'й', 1],
    ['हिन्दी', 'यह हिन्दी है', 1],
    ['हिन्द', 'यह हिन्दी है', 0],
    ['हिन्द*', 'यह हिन्दी है', 1],
    ['كتاب', 'هذا كتاب جديد', 1],
    ['か', 'が', 0],
    ['工', '人工智能', 1],
    ['工智', '人工智能', 1],
    ['ヒー', 'コーヒーを', 1],
    ['ไทย', 'ภาษาไทย', 1],
    ['안녕', '안녕하세요', 0],
    ['안녕*', '안녕하세요', 1],
    ['🎉', 'party🎉!', 1],
    ['👍', '👍🏽', 1],
    ['❤', '❤️', 1],
    ['C++', 'c++, C+++ and objc++', 2],
    ['.NET', 'ASP.NET is .net', 2],
    ['foo_bar', 'foo_bar foo bar foo_bars', 1],
    ['https://a.b/c', 'see https://a.b/c?x=1', 1],
    ["don't", "I don't", 1],
    ['"as an AI"', 'As an\n AI model, as an, AI', 1],
    ['"hello, world"', 'Hello, world! hello world', 1],
    ['"人 工"', '人工', 0],
    ['->', 'a->b -> c', 2],
  ] as const)('%s in %j: %i', (sought, text, count) => {
    expect(found(sought, text)).toBe(count)
  })
})

test('a folded text knows where it came from', () => {
  const text = 'Cafe\u0301 Straße ǄÉ日本が か\u3099 🎉\ufe0f हिन्दी İ'
  const folded = foldWithPlaces(text)
  expect(folded.text).toBe(fold(text))
  const at = folded.text.indexOf('strasse')
  expect(text.slice(folded.starts[at], folded.ends[at + 6])).toBe('Straße')
  const cafe = folded.text.indexOf('cafe')
  expect(text.slice(folded.starts[cafe], folded.ends[cafe + 3])).toBe('Cafe\u0301')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      const { text: said, starts, ends } = foldWithPlaces(any)
      expect(said).toBe(fold(any))
      expect(starts).toHaveLength(said.length + 1)
      expect(ends).toHaveLength(said.length)
    }),
  )
})
