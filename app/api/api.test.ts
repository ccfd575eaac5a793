import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findEntry } from '@/lib/catalog'
import { buildDataset } from '@/lib/testing/built-dataset'
import { CHAT_COLUMNS, chatRow, makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from '@/lib/testing/raw-parquet'
import { variedBattles, variedChats, variedVotes } from '@/lib/testing/varied-files'
import { GET as getFacets } from './[slug]/facets/route'
import { GET as getPairs } from './[slug]/pairs/route'
import { GET as getQuestion } from './[slug]/questions/[hash]/route'
import { GET as getRow } from './[slug]/rows/[id]/route'
import { GET as getRows } from './[slug]/rows/route'
import { GET as getDatasets } from './datasets/route'
import { GET as getHealth } from './health/route'

/** DESIGN §7, asked of the handlers themselves. `battles` has no images stage, `unread` and `two` no index at all. */
const temporary = await makeFolder()
const data = path.join(temporary.folder, 'data')
const index = path.join(temporary.folder, 'index')

beforeAll(async () => {
  await writeRaw(path.join(data, 'chats'), variedChats(120).files)
  await writeRaw(path.join(data, 'battles'), variedBattles(120).files)
  await writeRaw(path.join(data, 'votes'), {
    ...variedVotes(120).files,
    'odd.parquet': {
      columns: VOTE_COLUMNS,
      rows: ['org/model:1 (x) 100%', 'a b+c', '漢字', '%2F'].map((id) =>
        voteRow({ id, evaluation_session_id: 'endless', evaluation_order: 2_147_483_647 }),
      ),
    },
  })
  await writeRaw(path.join(data, 'unread'), { 'a.parquet': { columns: VOTE_COLUMNS, rows: [voteRow()] } })
  await writeRaw(path.join(data, 'two'), {
    'a.parquet': { columns: VOTE_COLUMNS, rows: [voteRow()] },
    'b.parquet': { columns: CHAT_COLUMNS, rows: [chatRow()] },
  })
  await writeRaw(path.join(data, 'api'), { 'a.parquet': { columns: VOTE_COLUMNS, rows: [voteRow()] } })
  for (const [slug, stages] of [
    ['chats', ['rows', 'images']],
    ['battles', ['rows']],
    ['votes', ['rows', 'images']],
  ] as const) {
    const dataset = await buildDataset(slug, path.join(data, slug), index, stages)
    dataset.db.close()
  }
  // Read at the first request. Without a project there is no worker, so nothing more is indexed behind the tests.
  process.env.RINGSIDE_DATA = data
  process.env.RINGSIDE_INDEX = index
  process.env.RINGSIDE_ROOT = path.join(temporary.folder, 'no project')
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await getHealth()
  await vi.waitFor(async () => {
    expect((await findEntry('unread'))?.stages.rows.state).toBe('failed')
    expect((await findEntry('two'))?.stages.rows.state).toBe('failed')
    expect((await findEntry('battles'))?.stages.images.state).toBe('failed')
  }, 20_000)
})
afterAll(temporary.remove)

type Json = Record<string, unknown>

async function answer(response: Response): Promise<{ status: number; body: Json }> {
  return { status: response.status, body: (await response.json()) as Json }
}

/** `/votes/rows?page=2`, segments decoded as Next hands them to a route handler. */
function ask(address: string): Promise<{ status: number; body: Json }> {
  const url = new URL(`http://localhost/api${address}`)
  const [slug = '', kind, name = ''] = url.pathname.split('/').slice(2).map(decodeURIComponent)
  const request = new Request(url)
  const params = <Given>(given: Given) => ({ params: Promise.resolve(given) })
  if (kind === 'rows' && name) return getRow(request, params({ slug, id: name })).then(answer)
  if (kind === 'rows') return getRows(request, params({ slug })).then(answer)
  if (kind === 'facets') return getFacets(request, params({ slug })).then(answer)
  if (kind === 'pairs') return getPairs(request, params({ slug })).then(answer)
  if (kind === 'questions') return getQuestion(request, params({ slug, hash: name })).then(answer)
  throw new Error(`no route for ${address}`)
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

test('/api/datasets lists what opens, and says what does not', async () => {
  const { status, body } = await answer(await getDatasets())
  expect(status).toBe(200)
  expect(body.datasets).toMatchObject([
    { slug: 'battles', family: 'vision-battle', kind: 'battle', rows: 120, title: 'battles' },
    { slug: 'chats', family: 'vision-chat', kind: 'chat', rows: 120, warning: expect.any(String) },
    {
      slug: 'votes',
      family: 'arena-preference',
      kind: 'battle',
      rows: 124,
      licence: { name: expect.any(String) },
    },
  ])
  for (const dataset of body.datasets as Json[]) expect(Object.keys(dataset.stages as Json)).toContain('rows')
  const problems = body.problems as { folder: string; message: string }[]
  expect(problems.find(({ folder }) => folder === 'api')?.message).toContain('rename')
  expect(problems.map(({ folder }) => folder)).toEqual(expect.arrayContaining(['unread', 'two']))
})

test('/api/health tells versions and states', async () => {
  const { status, body } = await answer(await getHealth())
  expect(status).toBe(200)
  expect(body).toMatchObject({
    versions: {
      ringside: expect.any(String),
      duckdb: expect.stringMatching(/^\d/),
      node: expect.any(String),
    },
    datasets: { votes: { rows: { state: 'ready' } } },
  })
})

describe('/api/<slug>/rows', () => {
  test('has a total, a page and rows in the shape of the contract', async () => {
    const { status, body } = await ask('/chats/rows?size=25&page=2')
    expect([status, body.total, body.page, body.size]).toEqual([200, 120, 2, 25])
    const rows = body.rows as Json[]
    expect(rows).toHaveLength(25)
    for (const row of rows) {
      expect(row).toMatchObject({
        id: expect.any(String),
        model: expect.any(String),
        language: expect.any(String),
      })
      expect(row.time === null || ISO.test(String(row.time))).toBe(true)
      expect(row.image === null || /^[0-9a-f]{64}$/.test(String(row.image))).toBe(true)
      expect(Array.isArray(row.categories)).toBe(true)
      expect(row).not.toHaveProperty('winner')
      for (const key of ['turns', 'preset', 'prompt']) expect(row).toHaveProperty(key)
    }
    expect(rows.some(({ image }) => image !== null)).toBe(true)
  })

  test('votes have two models and a winner', async () => {
    const { body } = await ask('/votes/rows?winner=none&size=100')
    const rows = body.rows as Json[]
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) {
      expect(row).toMatchObject({ winner: null, model_a: expect.any(String), model_b: expect.any(String) })
      expect(row).not.toHaveProperty('model')
    }
  })

  test('until images are read, image is null', async () => {
    const { body } = await ask('/battles/rows')
    for (const row of body.rows as Json[]) expect(row.image).toBeNull()
  })

  test.each([
    '/chats/rows?page=1000',
    '/chats/rows?page=9999999999999',
    '/chats/rows?model=occurs%20nowhere',
    '/chats/rows?category=occurs,nowhere',
    '/chats/rows?language=tlh',
    '/chats/rows?turns=999999999999999',
    '/chats/rows?turns=-999999999999999..-5',
    '/chats/rows?date=2999',
    `/chats/rows?model=${'x'.repeat(8192)}`,
    '/chats/rows?user=a%00b',
    '/chats/rows?model=%00',
    '/chats/rows?model=%ED%A0%80',
    '/chats/rows?model=%F0%9F%98%80',
    "/chats/rows?model='%20OR%201=1%20--",
    '/chats/rows?image=not-a-hash',
    '/votes/rows?model=nobody&vs=nobody&outcome=win',
    '/votes/rows?session=%27',
  ])('%# finds nothing and says so with no rows', async (address) => {
    const { status, body } = await ask(address)
    expect([status, body.rows]).toEqual([200, []])
  })
})

describe('/api/<slug>/rows/<id>', () => {
  test('is the whole row, with its place in the view', async () => {
    const list = await ask('/votes/rows?sort=id&size=25&winner=tie')
    const ids = (list.body.rows as Json[]).map(({ id }) => String(id))
    const { status, body } = await ask(`/votes/rows/${encodeURIComponent(ids[1] ?? '')}?sort=id&winner=tie`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: ids[1],
      winner: 'tie',
      conversation_a: expect.any(Array),
      conversation_b: expect.any(Array),
      context: expect.any(Array),
      metadata: expect.any(Object),
      neighbours: { total: list.body.total, position: 2, previous: ids[0], next: ids[2] },
    })
    expect((body.conversation_a as Json[])[0]).toEqual({
      role: 'user',
      content: expect.stringMatching(/^prompt/),
    })
  })

  test('a chat has one conversation', async () => {
    const list = await ask('/chats/rows')
    const { body } = await ask(`/chats/rows/${encodeURIComponent(String((list.body.rows as Json[])[0]?.id))}`)
    expect(body).toHaveProperty('conversation')
    expect(body).not.toHaveProperty('conversation_a')
  })

  test.each(['org/model:1 (x) 100%', 'a b+c', '漢字', '%2F'])('an id may be %s', async (id) => {
    const { status, body } = await ask(`/votes/rows/${encodeURIComponent(id)}`)
    expect([status, body.id]).toEqual([200, id])
  })

  test('an order that no session reaches does not exhaust the server', async () => {
    const { status, body } = await ask('/votes/rows/a%20b%2Bc')
    expect([status, (body.session_votes as Json[]).length]).toEqual([200, 4])
  })

  test('raw is the row as in the parquet, its bytes left out', async () => {
    const list = await ask('/chats/rows')
    const id = encodeURIComponent(String((list.body.rows as Json[])[0]?.id))
    const { status, body } = await ask(`/chats/rows/${id}?raw=1`)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['conversation_id', 'num_turns', 'categories', 'images']),
    )
    expect(JSON.stringify(body)).not.toContain('ffd8ff')
  })
})

describe('/api/<slug>/facets', () => {
  test('has every facet of the contract, never cut short', async () => {
    const { status, body } = await ask('/votes/facets?model=gpt-4o')
    const facets = body.facets as Record<string, unknown>
    expect(status).toBe(200)
    expect(Object.keys(facets).sort()).toEqual(
      'answer_tokens category code date gap language model order outcome prompt_tokens surprise turns vs winner'.split(
        ' ',
      ),
    )
    expect((facets.category as Json[])[0]).toEqual({ value: expect.any(String), count: expect.any(Number) })
    const bins = (name: string) => (facets[name] as { bins: Json[] }).bins
    for (const bin of bins('turns')) {
      expect(bin).toEqual({ low: expect.any(Number), high: expect.any(Number), count: expect.any(Number) })
    }
    for (const bin of bins('date')) {
      expect(bin).toEqual({ low: expect.any(String), high: expect.any(String), count: expect.any(Number) })
    }
    expect([bins('turns').length, bins('date').length]).toEqual([3, expect.any(Number)])
  })
})

describe('/api/<slug>/pairs', () => {
  test('has models and pairs, a before b', async () => {
    const { status, body } = await ask('/votes/pairs')
    expect(status).toBe(200)
    expect(body.models).toEqual(expect.arrayContaining(['gpt-4o']))
    for (const pair of body.pairs as Json[]) {
      expect(Object.keys(pair)).toEqual(['a', 'b', 'a_wins', 'b_wins', 'ties', 'both_bad'])
    }
  })
})

describe('/api/<slug>/questions/<hash>', () => {
  test('has every answer to a question', async () => {
    const list = await ask('/votes/rows?size=100')
    const row = (list.body.rows as Json[])[0]
    const { status, body } = await ask(`/votes/questions/${row?.question}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ hash: row?.question, rows: expect.any(Number) })
    const asked = await ask(`/votes/rows?question=${row?.question}`)
    expect(asked.body.total).toBe(body.rows)
    const votes = (body.answers as Json[]).reduce((sum, one) => sum + Number(one.rows), 0)
    expect(votes).toBe(2 * Number(body.rows))
  })
})

describe('errors have one shape and a true status', () => {
  const long = 'x'.repeat(8193)
  const cases: readonly (readonly [string, number, string, string | undefined])[] = [
    ['/votes/rows?foo=1', 400, 'unknown_parameter', 'foo'],
    ['/votes/rows?__proto__=1', 400, 'unknown_parameter', '__proto__'],
    ['/votes/rows?constructor=1', 400, 'unknown_parameter', 'constructor'],
    ['/votes/rows?hasOwnProperty=1', 400, 'unknown_parameter', 'hasOwnProperty'],
    ['/votes/rows?turns=many', 400, 'malformed_value', 'turns'],
    ['/votes/rows?code=constructor', 400, 'malformed_value', 'code'],
    ['/votes/rows?page=0', 400, 'malformed_value', 'page'],
    ['/votes/rows?size=7', 400, 'malformed_value', 'size'],
    ['/votes/rows?sort=price', 400, 'malformed_value', 'sort'],
    ['/votes/facets?against=half', 400, 'malformed_value', 'against'],
    ['/votes/facets?against=turns%3Dmany', 400, 'malformed_value', 'against'],
    ['/votes/facets?against=outcome%3Dwin', 400, 'malformed_value', 'against'],
    ['/votes/facets?against=%2Fchats%3Flanguage%3Den', 400, 'malformed_value', 'against'],
    ['/chats/facets?against=winner%3Dtie', 400, 'malformed_value', 'against'],
    ['/votes/rows?against=rest&against=all', 400, 'malformed_value', 'against'],
    ['/votes/rows?winner=draw', 400, 'malformed_value', 'winner'],
    ['/votes/rows?date=2024-02-30', 400, 'malformed_value', 'date'],
    [`/votes/rows?model=${long}`, 400, 'too_long', 'model'],
    [`/votes/rows?cols=${long}`, 400, 'too_long', 'cols'],
    ['/votes/rows?style=best', 400, 'malformed_value', 'style'],
    ['/votes/facets?min_votes=few', 400, 'malformed_value', 'min_votes'],
    ['/votes/pairs?ties=half&ties=drop', 400, 'malformed_value', 'ties'],
    ['/votes/rows?anchor=nobody:1000', 404, 'no_model', 'anchor'],
    ['/chats/rows?style=full', 400, 'not_offered', 'style'],
    ['/chats/rows?winner=tie', 400, 'not_offered', 'winner'],
    ['/chats/rows?gap=1..', 400, 'not_offered', 'gap'],
    ['/chats/facets?surprise=3..', 400, 'not_offered', 'surprise'],
    ['/votes/rows?preset=any', 400, 'not_offered', 'preset'],
    ['/votes/rows?outcome=win', 400, 'needs_model', 'outcome'],
    ['/votes/pairs?model=!a&vs=b', 400, 'needs_model', 'vs'],
    ['/votes/rows?q=', 400, 'malformed_value', 'q'],
    ['/votes/rows?q=a&q=b', 400, 'malformed_value', 'q'],
    ['/votes/rows?surprise=3..2', 400, 'malformed_value', 'surprise'],
    ['/votes/rows?label=', 400, 'malformed_value', 'label'],
    ['/votes/rows?sample=none', 400, 'malformed_value', 'sample'],
    ['/votes/rows?sample=5&seed=x', 400, 'malformed_value', 'seed'],
    ['/votes/rows?seed=7', 400, 'needs_sample', 'seed'],
    ['/chats/rows?sort=-surprise', 400, 'not_offered', 'sort'],
    ['/battles/rows?image=abc', 409, 'not_indexed', 'image'],
    ['/battles/facets?question=abc', 409, 'not_indexed', 'question'],
    ['/battles/questions/abc', 409, 'not_indexed', undefined],
    ['/unread/rows', 409, 'not_indexed', undefined],
    ['/two/facets', 409, 'not_indexed', undefined],
    ['/nowhere/rows', 404, 'no_dataset', undefined],
    ['/constructor/rows', 404, 'no_dataset', undefined],
    ['/%2E%2E%2Fdata/rows', 404, 'no_dataset', undefined],
    ['/votes/rows/nobody', 404, 'no_row', undefined],
    [`/votes/rows/${long}`, 404, 'no_row', undefined],
    ["/votes/rows/'%20OR%201=1", 404, 'no_row', undefined],
    ['/votes/rows/100%25', 404, 'no_row', undefined],
    ['/votes/rows/a%00b', 400, 'malformed_path', undefined],
    ['/a%00b/rows', 400, 'malformed_path', undefined],
    ['/votes/rows/a%20b%2Bc?raw=2', 400, 'malformed_value', 'raw'],
    ['/votes/questions/0123', 404, 'no_question', undefined],
    ['/chats/questions/0123', 404, 'no_question', undefined],
    ['/chats/pairs', 404, 'not_votes', undefined],
    ['/chats/pairs?winner=tie', 404, 'not_votes', undefined],
  ]
  test.each(cases.map((one) => [one[0].slice(0, 40), ...one] as const))(
    '%s',
    async (_short, address, status, code, field) => {
      const found = await ask(address)
      expect(found).toEqual({
        status,
        body: { error: { code, message: expect.stringMatching(/\w/), ...(field ? { field } : {}) } },
      })
    },
  )
})
