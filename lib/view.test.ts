import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offerOf } from './testing/offers'
import {
  choose,
  chooseHrefs,
  defaultSort,
  emptyView,
  LONGEST_VALUE,
  type Offer,
  PARAMETERS,
  type Params,
  pageHref,
  readView,
  toggle,
  toggleHrefs,
  type View,
  viewHref,
  viewQuery,
  withParam,
} from './view'

const chat = offerOf('vision-chat')
const battle = offerOf('vision-battle')
const votes = offerOf('arena-preference')
const offers: readonly (readonly [string, Offer])[] = [
  ['vision-chat', chat],
  ['vision-battle', battle],
  ['arena-preference', votes],
]

/** The address as a browser hands it back. */
function paramsOf(query: string): Params {
  const params = new Map<string, string[]>()
  for (const [key, value] of new URLSearchParams(query)) params.set(key, [...(params.get(key) ?? []), value])
  return Object.fromEntries(params)
}

function read(offer: Offer, query: string) {
  return readView(offer, paramsOf(query))
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'!,.\\+%&=#? ~\'"<>', '..', 'zh', '_', '\0', '\n', 'é', '漢', '𝒳', 'İ'),
    maxLength: 8,
  }),
  fc.constantFrom(
    'SELECT',
    'NULL',
    "'; DROP TABLE rows; --",
    'claude-3-5-sonnet',
    'org/model:1 (beta) +',
    '!important',
    'a..b',
    'a,b',
    '\\',
    '\\!',
    'constructor',
    '__proto__',
  ),
)
const numberText = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }).map(String),
  fc.constantFrom('0', '-0', '3.5', '007', '1e5', '', 'Infinity', 'NaN', '999999999999999', '0.000001'),
)
const dateText = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1000, max: 2999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .chain(([year, month, day]) => {
      const two = (number: number) => String(number).padStart(2, '0')
      return fc.constantFrom(`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`)
    }),
  fc.constantFrom('', '2024-13', '0999', '2023-02-29', '2024-02-29', '2024-1-1'),
)
const ranged = (end: fc.Arbitrary<string>) =>
  fc.oneof(
    end,
    fc.tuple(end, end).map(([low, high]) => `${low}..${high}`),
  )
const valueText: fc.Arbitrary<string> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      anyText,
      ranged(numberText),
      ranged(dateText),
      fc.constantFrom('true', 'no', 'win', 'tie', 'any', 'no_time'),
    ),
  )
  .map(([excluded, text]) => (excluded ? `!${text}` : text))
const parameter = fc.constantFrom(
  ...PARAMETERS,
  'style',
  'against',
  'by',
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'nonsense',
)
const anyQuery = fc
  .array(fc.tuple(parameter, valueText), { maxLength: 8 })
  .map((pairs) => new URLSearchParams(pairs).toString())

describe.each(offers)('of %s', (_family, offer) => {
  test('reading never throws, and what is read is written and read again as the same', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { view } = read(offer, query)
        const written = viewQuery(offer, view)
        const again = read(offer, written.slice(1))
        expect(again.ignored).toEqual([])
        expect(again.view).toEqual(view)
        expect(viewQuery(offer, again.view)).toBe(written)
      }),
      { numRuns: 400 },
    )
  })

  test('everything in an address is either understood or named', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { view, ignored } = read(offer, query)
        const understood = new Set([...view.chosen.keys(), ...view.policies.keys()])
        const named = new Set(ignored.map((one) => one.parameter))
        for (const key of new URLSearchParams(query).keys()) {
          const shown = ['sort', 'page', 'size', 'as', 'cols'].includes(key)
          expect(
            Number(understood.has(key)) + Number(named.has(key)) === 1 || (shown && !named.has(key)),
          ).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each(offer.filters.map((filter) => [filter.name, filter] as const))(
    '%s: what it reads it writes, and reads again as the same',
    (_name, filter) => {
      let understood = 0
      fc.assert(
        fc.property(fc.array(valueText, { minLength: 1, maxLength: 4 }), (values) => {
          const selection = filter.parse(values)
          if (!selection) return
          understood++
          const written = filter.format(selection)
          expect(filter.parse(written)).toEqual(selection)
          expect(filter.parse([...written].reverse())).toEqual(selection)
          expect(filter.parse([...written, ...written])).toEqual(selection)
          expect(typeof filter.inWords(selection)).toBe('string')
        }),
        { numRuns: 300, seed: 7 },
      )
      expect(understood).toBeGreaterThan(0)
    },
  )
})

describe('the text of a choice', () => {
  const model = chat.filters.find(({ name }) => name === 'model')!
  test('any text can be chosen and left out, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.boolean(), (text, excluded) => {
        const selection = excluded ? { any: [], none: [text] } : { any: [text], none: [] }
        expect(model.parse(model.format(selection))).toEqual(selection)
      }),
    )
  })
  test('any keys can be asked for together', () => {
    const category = chat.filters.find(({ name }) => name === 'category')!
    const keys = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(keys, (together) => {
        const selection = { any: [[...together].sort()], none: [] }
        expect(category.parse(category.format(selection))).toEqual(selection)
      }),
    )
  })
  test.each([
    ['model=\\!important', { any: ['!important'], none: [] }],
    ['model=!\\!important', { any: [], none: ['!important'] }],
    ['model=a,b', { any: ['a,b'], none: [] }],
    ['model=a\\,b', { any: ['a,b'], none: [] }],
    ['model=a\\..b', { any: ['a..b'], none: [] }],
    ['model=C%2B%2B', { any: ['C++'], none: [] }],
    ['model=gpt+4', { any: ['gpt 4'], none: [] }],
    ['category=ocr,diagram', { any: [['diagram', 'ocr']], none: [] }],
    ['category=ocr\\,diagram', { any: [['ocr,diagram']], none: [] }],
    ['category=!ocr,diagram&category=homework', { any: [['homework']], none: [['diagram', 'ocr']] }],
    ['language=French&language=pt-br', { any: ['fr', 'pt-BR'], none: [] }],
    ['language=%3Cerr%3E', { any: ['unknown'], none: [] }],
    ['turns=3', { any: [{ low: 3, high: 3 }], none: [] }],
    ['turns=3..', { any: [{ low: 3 }], none: [] }],
    ['turns=..3', { any: [{ high: 3 }], none: [] }],
    ['turns=!2..3&turns=5', { any: [{ low: 5, high: 5 }], none: [{ low: 2, high: 3 }] }],
    ['date=2024-04..2024-06', { any: [{ low: '2024-04', high: '2024-06' }], none: [] }],
    ['date=2024-02-29', { any: [{ low: '2024-02-29', high: '2024-02-29' }], none: [] }],
    ['code=1', { any: [true], none: [] }],
    ['code=!no', { any: [], none: [false] }],
  ])('%s is read', (query, selection) => {
    const { view, ignored } = read(chat, query)
    expect(ignored).toEqual([])
    expect([...view.chosen.values()]).toEqual([selection])
  })
})

describe('one view has one address', () => {
  const permuted = fc
    .constantFrom(
      'model=b&model=a&turns=2..&language=fr&sort=-turns&page=3&size=25&as=cards&cols=id,turns&style=length',
      'winner=tie&winner=!none&model=x&vs=y&outcome=win&date=2024..2025&code=true&category=b,a&category=!c',
    )
    .chain((query) => {
      const pairs = [...new URLSearchParams(query)]
      return fc.shuffledSubarray(pairs, { minLength: pairs.length }).map((mixed) => [query, mixed] as const)
    })
  test.each(offers)('whatever the order it was written in, of %s', (_family, offer) => {
    fc.assert(
      fc.property(permuted, ([query, mixed]) => {
        const one = read(offer, query)
        const other = read(offer, new URLSearchParams([...mixed]).toString())
        expect(viewQuery(offer, other.view)).toBe(viewQuery(offer, one.view))
      }),
      { numRuns: 60 },
    )
  })
  test.each([
    ['page=1&size=50&as=table&sort=newest', ''],
    ['size=100&page=2', '?page=2&size=100'],
    ['sort=id&model=a', '?model=a&sort=id'],
    ['turns=3..3', '?turns=3'],
    ['date=2024..2024', '?date=2024'],
    ['code=yes', '?code=true'],
    ['language=Russian', '?language=ru'],
    ['model=a b&model=a+b&model=C%2B%2B', '?model=C%2B%2B&model=a%20b'],
    ['category=ocr,diagram,ocr', '?category=diagram,ocr'],
  ])('%s is written %s', (query, written) => {
    expect(viewQuery(chat, read(chat, query).view)).toBe(written)
  })
  test('without times the order by id is the default one', () => {
    const timeless: Offer = { ...chat, filters: chat.filters.filter(({ name }) => name !== 'date') }
    expect(defaultSort(timeless)).toBe('id')
    expect(viewQuery(timeless, read(timeless, 'sort=id').view)).toBe('')
  })
  test('parameters stand in the order of the contract', () => {
    const query = viewQuery(
      votes,
      read(
        votes,
        'size=25&order=1&gap=2&turns=3&code=1&winner=tie&language=en&category=math&model=a&outcome=win&vs=b&date=2024&session=s&question=q&answer_tokens=4&prompt_tokens=5&sort=oldest&page=9',
      ).view,
    )
    expect([...new URLSearchParams(query).keys()]).toEqual(
      'model vs outcome winner category language code turns order prompt_tokens answer_tokens gap date session question sort page size'.split(
        ' ',
      ),
    )
  })
})

describe('what is not understood is named', () => {
  const named = { chat, battle, votes, unread: { ...chat, awaited: ['image'], lacks: ['user'], filters: [] } }
  test.each([
    ['chat', 'foo=1', 'foo', 'unknown'],
    ['chat', '__proto__=1', '__proto__', 'unknown'],
    ['chat', 'constructor=1', 'constructor', 'unknown'],
    ['chat', 'toString=1', 'toString', 'unknown'],
    ['chat', 'turns=many', 'turns', 'malformed'],
    ['chat', 'turns=5..3', 'turns', 'malformed'],
    ['chat', 'turns=1..2..3', 'turns', 'malformed'],
    ['chat', 'turns=2&turns=x', 'turns', 'malformed'],
    ['chat', 'date=2024-02-30', 'date', 'malformed'],
    ['chat', 'date=2025..2024', 'date', 'malformed'],
    ['chat', 'date=..', 'date', 'malformed'],
    ['chat', 'code=constructor', 'code', 'malformed'],
    ['chat', 'code=', 'code', 'malformed'],
    ['chat', 'model=', 'model', 'malformed'],
    ['chat', 'model=!', 'model', 'malformed'],
    ['chat', 'category=ocr,,diagram', 'category', 'malformed'],
    ['chat', 'page=0', 'page', 'malformed'],
    ['chat', 'page=-1', 'page', 'malformed'],
    ['chat', 'page=1.5', 'page', 'malformed'],
    ['chat', 'page=2&page=3', 'page', 'malformed'],
    ['chat', 'size=26', 'size', 'malformed'],
    ['chat', 'as=list', 'as', 'malformed'],
    ['chat', 'sort=price', 'sort', 'malformed'],
    ['chat', 'cols=', 'cols', 'malformed'],
    ['chat', 'winner=tie', 'winner', 'not-offered'],
    ['chat', 'vs=a', 'vs', 'not-offered'],
    ['chat', 'order=1', 'order', 'not-offered'],
    ['chat', 'surprise=3..', 'surprise', 'not-offered'],
    ['battle', 'order=1', 'order', 'not-offered'],
    ['votes', 'preset=any', 'preset', 'not-offered'],
    ['votes', 'winner=Tie', 'winner', 'malformed'],
    ['votes', 'outcome=win', 'outcome', 'needs'],
    ['votes', 'vs=a', 'vs', 'needs'],
    ['votes', 'model=!a&vs=b', 'vs', 'needs'],
    ['votes', 'q=one&q=two', 'q', 'malformed'],
    ['chat', 'sort=surprise', 'sort', 'not-offered'],
    ['chat', 'sort=-surprise', 'sort', 'not-offered'],
    ['votes', 'surprise=high', 'surprise', 'malformed'],
    ['votes', 'label=good', 'label', 'not-offered'],
    ['votes', 'sample=10', 'sample', 'not-offered'],
    ['votes', 'seed=1', 'seed', 'not-offered'],
    ['unread', 'image=x', 'image', 'not-yet'],
    ['unread', 'user=x', 'user', 'not-offered'],
  ] as const)('of %s: %s', (offer, query, name, reason) => {
    const { view, ignored } = read(named[offer], query)
    expect(ignored).toMatchObject([{ parameter: name, reason }])
    expect(view.chosen.has(name)).toBe(false)
  })

  test('a value over 8 kB is not read, one of 8 kB is', () => {
    const long = 'é'.repeat(LONGEST_VALUE / 2)
    expect(readView(chat, { model: long }).ignored).toEqual([])
    const { view, ignored } = readView(chat, {
      model: `${long}x`,
      page: '9'.repeat(9000),
      style: 'x'.repeat(9000),
    })
    expect(ignored.map(({ parameter: name, reason }) => [name, reason])).toEqual([
      ['model', 'too-long'],
      ['page', 'too-long'],
      ['style', 'too-long'],
    ])
    expect(ignored.every(({ value }) => value.length < 50)).toBe(true)
    expect(view).toEqual(emptyView)
  })

  test('a page of any depth is read', () => {
    expect(read(chat, 'page=9999999999999').view.page).toBe(9_999_999_999_999)
  })
})

/** DESIGN §6, row by row: the parameters of the contract, and of what they are. */
const CONTRACT: Readonly<Record<string, readonly Offer[]>> = {
  q: [chat, battle, votes],
  model: [chat, battle, votes],
  vs: [battle, votes],
  outcome: [battle, votes],
  winner: [battle, votes],
  category: [chat, battle, votes],
  preset: [chat, battle],
  language: [chat, battle, votes],
  code: [chat, battle, votes],
  turns: [chat, battle, votes],
  order: [votes],
  prompt_tokens: [battle, votes],
  answer_tokens: [battle, votes],
  gap: [battle, votes],
  longer: [battle, votes],
  times: [battle, votes],
  date: [chat, battle, votes],
  user: [chat, battle, votes],
  session: [votes],
  image: [chat, battle],
  question: [chat, battle, votes],
  anonymous: [battle, votes],
  odd: [chat, battle, votes],
  surprise: [battle, votes],
}

describe('the contract', () => {
  test('every filter is offered to the families it is of, in its order', () => {
    for (const offer of [chat, battle, votes]) {
      expect(offer.filters.map(({ name }) => name)).toEqual(
        Object.keys(CONTRACT).filter((name) => CONTRACT[name]?.includes(offer)),
      )
    }
  })
  test('every parameter is known', () => {
    const later = ['label', 'sample', 'seed']
    const shown = ['sort', 'page', 'size', 'as', 'cols']
    expect([...PARAMETERS].sort()).toEqual([...Object.keys(CONTRACT), ...later, ...shown].sort())
    for (const name of PARAMETERS) {
      const { ignored } = readView(votes, { [name]: '\\' })
      expect(ignored.every(({ reason }) => reason !== 'unknown')).toBe(true)
    }
  })
  test('policies are carried and never choose rows', () => {
    const policies =
      'style ties weights center anchor interval cluster min_votes by cells slices against'.split(' ')
    const query = policies.map((name) => `${name}=x`).join('&')
    const { view, ignored } = read(votes, query)
    expect([view.chosen.size, ignored]).toEqual([0, []])
    expect(viewQuery(votes, view)).toBe(`?${query}`)
    expect(viewQuery(votes, read(votes, 'style=length&model=a&by=language').view)).toBe(
      '?model=a&style=length&by=language',
    )
    expect(read(chat, 'style=full').ignored).toEqual([
      { parameter: 'style', value: 'full', reason: 'not-offered' },
    ])
  })
  test.each(['newest', 'oldest', 'turns', '-turns', 'length', '-length', 'id'])('sort=%s is read', (sort) => {
    expect(read(votes, `sort=${sort}`).ignored).toEqual([])
  })
})

describe('addresses', () => {
  test('the many addresses of one filter are those it has one by one', () => {
    fc.assert(
      fc.property(anyQuery, parameter, valueText, fc.boolean(), (query, name, value, excluded) => {
        for (const offer of [chat, votes]) {
          const { view } = read(offer, query)
          const page = excluded ? ['votes'] : []
          expect(toggleHrefs('slug', offer, view, name, page)(value, excluded)).toBe(
            viewHref('slug', offer, toggle(offer, view, name, value, excluded), page),
          )
          expect(chooseHrefs('slug', offer, view, name, page)([value])).toBe(
            viewHref('slug', offer, choose(offer, view, name, [value]), page),
          )
          expect(chooseHrefs('slug', offer, view, name)([])).toBe(
            viewHref('slug', offer, choose(offer, view, name, undefined)),
          )
        }
      }),
    )
  })
  test('a segment is one segment, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
        const href = pageHref('slug', ['rows', id])
        const segments = href.split('/').map(decodeURIComponent)
        expect(segments).toEqual(['', 'slug', 'rows', id])
      }),
    )
  })
  test.each([
    ['/a', '/a?turns=2..3'],
    ['/a?model=x', '/a?model=x&turns=2..3'],
  ])('%s takes one more parameter', (href, wanted) => {
    expect(withParam(href, 'turns', '2..3')).toBe(wanted)
  })
  test('half a character is not an error', () => {
    expect(pageHref('a', ['\ud800'])).toBe('/a/%EF%BF%BD')
    const view: View = { ...emptyView, chosen: new Map([['model', { any: ['\ud800'], none: [] }]]) }
    expect(viewHref('a', chat, view)).toBe('/a?model=%EF%BF%BD')
  })
  test('commas, colons and slashes stay readable, a plus does not become a space', () => {
    const { view } = read(chat, 'category=a,b&model=org/m:1+%2B')
    expect(viewQuery(chat, view)).toBe('?model=org/m:1%20%2B&category=a,b')
  })
})

describe('choosing', () => {
  const from = (query: string) => read(votes, query).view
  const to = (view: View) => viewQuery(votes, view)
  test.each([
    ['', 'model', 'a', false, '?model=a'],
    ['model=a', 'model', 'b', false, '?model=a&model=b'],
    ['model=a&model=b', 'model', 'a', false, '?model=b'],
    ['model=a', 'model', 'a', true, '?model=!a'],
    ['model=!a', 'model', 'a', true, ''],
    ['model=!a', 'model', 'a', false, '?model=a'],
    ['turns=3', 'turns', '4..5', false, '?turns=3&turns=4..5'],
    ['code=true', 'code', 'true', false, ''],
    ['', 'model', '\\!bang', false, '?model=%5C!bang'],
    ['model=%5C!bang', 'model', '\\!bang', true, '?model=!%5C!bang'],
    ['page=7&sort=oldest', 'model', 'a', false, '?model=a&sort=oldest'],
    ['model=a&vs=b&outcome=win', 'model', 'a', false, ''],
    ['model=a&vs=b&outcome=win', 'model', 'a', true, '?model=!a'],
    ['model=a&vs=b', 'model', 'c', false, '?model=a&model=c&vs=b'],
  ])('from %s toggling %s %s (excluded: %s) leads to %s', (query, name, value, excluded, wanted) => {
    expect(to(toggle(votes, from(query), name, value, excluded))).toBe(wanted)
  })
  test('toggling twice leads back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (text, excluded) => {
          const model = votes.filters.find(({ name }) => name === 'model')!
          const [value = ''] = model.format({ any: [text], none: [] })
          const start = from('model=zz&winner=tie')
          const there = toggle(votes, start, 'model', value, excluded)
          expect(to(there)).not.toBe(to(start))
          if (text !== 'zz') expect(to(toggle(votes, there, 'model', value, excluded))).toBe(to(start))
        },
      ),
    )
  })
  test('without a value nothing of the filter is left, nor of what needs it', () => {
    expect(to(choose(votes, from('model=a&vs=b&winner=tie'), 'model', undefined))).toBe('?winner=tie')
    expect(to(choose(votes, from('model=a&vs=b'), 'model', ['c']))).toBe('?model=c&vs=b')
  })
})
