import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findEntry } from '@/lib/catalog'
import { buildDataset } from '@/lib/testing/built-dataset'
import { makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from '@/lib/testing/raw-parquet'
import { GET as exportRows } from './[slug]/export/route'
import { GET, POST } from './[slug]/labels/route'
import { GET as getSaved, POST as postSaved } from './[slug]/saved/route'

const temporary = await makeFolder()
const index = path.join(temporary.folder, 'index')

beforeAll(async () => {
  const folder = path.join(temporary.folder, 'data', 'votes')
  const rows = Array.from({ length: 20 }, (_, n) => voteRow({ id: `row-${n}` }))
  await writeRaw(folder, { 'a.parquet': { columns: VOTE_COLUMNS, rows } })
  ;(await buildDataset('votes', folder, index)).db.close()
  process.env.RINGSIDE_DATA = path.join(temporary.folder, 'data')
  process.env.RINGSIDE_INDEX = index
  process.env.RINGSIDE_ROOT = path.join(temporary.folder, 'no project')
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await findEntry('votes')
})
afterAll(temporary.remove)

const params = { params: Promise.resolve({ slug: 'votes' }) }
const address = 'http://localhost/api/votes/labels'

function send(fields: Record<string, string>, cookie = '', route = POST): Promise<Response> {
  return route(
    new Request(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: cookie ? { cookie } : {},
    }),
    params,
  )
}

const read = async (query = '') => (await GET(new Request(address + query), params)).text()

test('a plain form labels a row, remembers the name and returns to the page', async () => {
  const first = await send({
    row: 'row-1',
    action: 'add',
    label: ' false  refusal ',
    who: 'Ann',
    back: '/votes/rows/row-1?x=1',
  })
  expect([first.status, first.headers.get('location')]).toEqual([303, '/votes/rows/row-1?x=1'])
  expect(first.headers.get('set-cookie')).toMatch(/^reader=Ann; Path=\/; Max-Age=\d+; SameSite=Lax$/)
  await send({ row: 'row-2', action: 'toggle:false refusal' }, 'reader=Bob')
  await send({ row: 'row-1', action: 'note', note: 'see turn 2' }, 'reader=Ann')
  await send({ row: 'row-3', action: 'read' })
  await send({ row: 'row-4', action: 'vote:both_bad', seed: '1' }, 'reader=Ann')
  expect(JSON.parse(await read())).toEqual({
    labels: [{ label: 'false refusal', count: 2 }],
    rows: [
      { id: 'row-1', labels: ['false refusal'], note: 'see turn 2', who: 'Ann', votes: {} },
      { id: 'row-2', labels: ['false refusal'], note: '', who: 'Bob', votes: {} },
      { id: 'row-3', labels: [], note: '', who: 'a reader', votes: {} },
      { id: 'row-4', labels: [], note: '', who: 'Ann', votes: { Ann: 'both_bad' } },
    ],
  })
  await send({ row: 'row-2', action: 'toggle:false refusal' }, 'reader=Bob')
  expect(JSON.parse(await read()).labels).toEqual([{ label: 'false refusal', count: 1 }])
})

test('nobody is sent to another host, and nonsense is refused', async () => {
  const away = await send({ row: 'row-3', action: 'read', back: '//evil.example/' })
  expect(away.headers.get('location')).toBe('/')
  for (const [fields, status, code] of [
    [{ row: 'nowhere', action: 'read' }, 404, 'no_row'],
    [{ row: 'row-1', action: 'dance' }, 400, 'malformed_value'],
    [{ row: 'row-1', action: 'add', label: '  ' }, 400, 'malformed_value'],
    [{ row: 'row-1', action: 'vote:me' }, 400, 'malformed_value'],
  ] as const) {
    const answer = await send(fields)
    expect([answer.status, (await answer.json()).error.code]).toEqual([status, code])
  }
})

test('a named view is saved in its canonical address, renamed and forgotten', async () => {
  await send(
    { action: 'save', name: 'Ties', note: 'n', query: '?page=3&winner=tie&nonsense=1' },
    'reader=Ann',
    postSaved,
  )
  const saved = async () => (await (await getSaved(new Request(address), params)).json()).views
  const [view] = await saved()
  expect(view).toMatchObject({ name: 'Ties', note: 'n', who: 'Ann', query: '?winner=tie' })
  await send({ action: 'rename', id: view.id, name: 'All ties', note: '' }, '', postSaved)
  expect(await saved()).toMatchObject([{ id: view.id, name: 'All ties', note: '', query: '?winner=tie' }])
  expect((await send({ action: 'rename', id: view.id, name: ' ' }, '', postSaved)).status).toBe(400)
  expect((await send({ action: 'rename', id: 'x', name: 'y' }, '', postSaved)).status).toBe(404)
})

test('what is exported here can be imported elsewhere', async () => {
  const [labels, saved] = [await read(), (await (await getSaved(new Request(address), params)).json()).views]
  const lines = await read('?format=jsonl')
  process.env.RINGSIDE_INDEX = path.join(temporary.folder, 'elsewhere')
  expect(JSON.parse(await read()).rows).toEqual([])
  const bad = await POST(new Request(address, { method: 'POST', body: `${lines}{"kind":"label"}\n` }), params)
  expect([bad.status, (await bad.json()).error.message]).toEqual([
    400,
    expect.stringMatching(/^Line \d+: .*Nothing was imported/),
  ])
  expect(JSON.parse(await read()).rows).toEqual([])
  const answer = await POST(new Request(address, { method: 'POST', body: lines }), params)
  expect(await answer.json()).toEqual({ imported: lines.trimEnd().split('\n').length })
  expect(JSON.parse(await read())).toEqual(JSON.parse(labels))
  expect((await (await getSaved(new Request(address), params)).json()).views).toEqual(saved)
  process.env.RINGSIDE_INDEX = index
})

test('labels choose the rows of an export', async () => {
  const address = 'http://localhost/api/votes/export?format=jsonl&label=false%20refusal'
  const text = await (await exportRows(new Request(address), params)).text()
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['row-1'])
})
