import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { seeded } from '../media/parquet-fixture'
import { formatQuery, parseQuery } from '../search/query'
import { scanOf } from '../search/scan'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, type RawFile, spoken, VOTE_COLUMNS, voteRow, writeRaw } from '../testing/raw-parquet'
import { fetchMatches } from './matches'
import { requireView } from './request'
import { fetchRows } from './rows'
import { answerTo } from './search'

const temporary = await makeFolder()
afterAll(temporary.remove)

/** Words that repeat, in many scripts, and what may stand between them. */
const WORDS =
  "the The THE of cat Cat café CAFÉ cafe\u0301 naïve straße STRASSE Ærø foo_bar C++ C# c+ F## .NET node.js 3.14 don’t don't as an AI resumé Σίσυφος ΣΊΣΥΦΟΣ σισυφοσ й и Йод ЙОД हिन्दी हिन्द किताब كتاب كِتَاب مرحبا 人 工 人工 智能 人工智能 日本語 コーヒー カ ガ が か\u3099 ภาษา ไทย ภาษาไทย 안녕 안녕하세요 🎉 👍🏽 👍 ❤️ ❤ → € x=1 https://example.com/a?b=c#d user@host.org ﬁsh fish Ａ １２ 𝒳 𠀀 {json} <b> -- ...".split(
    ' ',
  )
const GAPS = [' ', ' ', ' ', ' ', '  ', '\n', '\n\n', ', ', '. ', '-', '', '', '**', '\u00a0', '"', '\t']

function randomText(random: () => number): string {
  const parts: string[] = []
  for (let nth = Math.floor(random() * 9); nth >= 0; nth--) {
    parts.push(pick(WORDS, random), pick(GAPS, random))
  }
  return parts.join('')
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item
}

function randomQuery(random: () => number): string {
  const one = () => {
    const lead = `${random() < 0.15 ? '-' : ''}${random() < 0.4 ? `${pick(['prompt', 'answer', 'winner', 'loser', 'a', 'b'], random)}:` : ''}`
    const kind = random()
    if (kind < 0.35) return `${lead}${pick(WORDS, random)}`
    if (kind < 0.5) {
      const word = [...pick(WORDS, random)]
      return `${lead}${word.slice(0, 1 + Math.floor(random() * word.length)).join('')}*`
    }
    if (kind < 0.9) {
      const count = 1 + Math.floor(random() * 3)
      const words = Array.from({ length: count }, () => pick(WORDS, random) + pick(GAPS, random))
      return `${lead}"${words.join('').trim().replaceAll('"', '')}"`
    }
    return `${lead}/${pick(['c.t', 'caf', '(the|of) ?ca', '人工?', 'foo.bar', 'x=\\d', '[αβσ]', 'straße', 'ca[tf]+', 'example\\.com'], random)}/`
  }
  const terms = [one()]
  while (random() < 0.35) terms.push(random() < 0.3 ? 'OR' : one())
  return terms.join(' ')
}

function votes(count: number, random: () => number): RawFile {
  const said = (role: string) => spoken(role, random() < 0.05 ? null : randomText(random))
  const rows = Array.from({ length: count }, (_, number) => {
    const prompt = said('user')
    const turns = 1 + Math.floor(random() * 2)
    const side = () =>
      Array.from({ length: turns }, (_, turn) => [
        turn === 0 ? prompt : said('user'),
        said('assistant'),
      ]).flat()
    return voteRow({
      id: `v${number}`,
      winner: pick(['model_a', 'model_b', 'tie', 'both_bad', null], random),
      conversation_a: side(),
      conversation_b: side().map((message) => ({ ...message, num_tokens: 1 })),
      timestamp: `2025-05-${String(1 + (number % 28)).padStart(2, '0')} 12:00:00`,
      full_conversation: [
        {
          user: spoken('user', 'onlyincontext'),
          model_side_a: said('assistant'),
          model_side_b: said('assistant'),
        },
      ],
    })
  })
  return { columns: VOTE_COLUMNS, rows, rowGroup: 2048 }
}

describe('a search', () => {
  let dataset: Dataset
  beforeAll(async () => {
    const folder = path.join(temporary.folder, 'words')
    await writeRaw(folder, {
      'data/one.parquet': votes(250, seeded(1)),
      'data/two.parquet': votes(150, seeded(2)),
      'data/three.parquet': {
        columns: VOTE_COLUMNS,
        rows: [
          voteRow({
            id: 'long',
            conversation_a: [
              spoken('user', `a ${'x'.repeat(80)} b`),
              spoken('assistant', `${'y'.repeat(63)}z${'w'.repeat(9)}`),
            ],
          }),
          voteRow({ id: 'empty', conversation_a: [], conversation_b: null }),
        ],
      },
    })
    dataset = await buildDataset('words', folder, path.join(temporary.folder, 'index'))
  })
  afterAll(() => dataset.db.close())

  async function found(q: string): Promise<string[]> {
    const view = requireView(dataset, new URLSearchParams({ q }))
    const { found: rows } = await fetchMatches(dataset, view.chosen)
    return (await fetchRows(dataset, [...rows])).map(({ id }) => id).sort()
  }

  test('finds what a plain scan of every text finds, for random queries in many scripts', async () => {
    const random = seeded(7)
    let matched = 0
    for (let nth = 0; nth < 300; nth++) {
      const query = parseQuery(randomQuery(random))
      if (query.length === 0) continue
      const { mask, scanned } = await answerTo(dataset, query)
      const expected = await dataset.db.query<{ row: number }>(
        sql`SELECT "row" FROM "rows" WHERE ${scanOf(query)} ORDER BY "row"`,
      )
      const rows = [...mask.keys()].filter((row) => mask[row] === 1)
      expect({ q: formatQuery(query), rows, scanned }).toEqual({
        q: formatQuery(query),
        rows: expected.map(({ row }) => row),
        scanned: false,
      })
      matched += rows.length
    }
    expect(matched).toBeGreaterThan(1500)
  }, 180_000)

  test('does not look at the turns before the vote', async () => {
    expect(await found('onlyincontext')).toEqual([])
  })

  test('tells words apart that are longer than a term of the index', async () => {
    expect(await found('x'.repeat(80))).toEqual(['long'])
    expect(await found('x'.repeat(79))).toEqual([])
    expect(await found(`${'x'.repeat(70)}*`)).toEqual(['long'])
    expect(await found(`"a ${'x'.repeat(80)} b"`)).toEqual(['long'])
    expect(await found(`${'y'.repeat(63)}z`)).toEqual([])
  })
})
