import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { narrowed } from '@/components/board/narrowed'
import { DEFAULT_POLICY } from '../board-policy'
import type { Dataset } from '../catalog'
import { jsonLines } from '../export/jsonl'
import type { LabelEvent } from '../labels/event'
import { appendEvents } from '../labels/label-file'
import { emptyState } from '../labels/state'
import { buildDataset } from '../testing/built-dataset'
import { makeFolder, writeRaw } from '../testing/raw-parquet'
import { variedVotes } from '../testing/varied-files'
import { readView } from '../view'
import { fetchBreakdown } from './breakdown'
import { openExport } from './export'
import { countFacets } from './facets'
import { fetchLabelCounts, labelFileOf } from './labels'
import { fetchMatches } from './matches'
import { fetchRows } from './rows'
import { offeredSlices } from './slices'

const temporary = await makeFolder()
let dataset: Dataset
beforeAll(async () => {
  process.env.RINGSIDE_DATA = temporary.folder
  mkdirSync(path.join(temporary.folder, 'index'))
  await writeRaw(path.join(temporary.folder, 'votes'), variedVotes(300).files)
  dataset = await buildDataset(
    'votes',
    path.join(temporary.folder, 'votes'),
    path.join(temporary.folder, 'index'),
  )
})
afterAll(async () => {
  dataset.db.close()
  await temporary.remove()
})

async function find(params: Record<string, string | string[]>) {
  const { view, ignored } = readView(dataset, params)
  expect(ignored).toEqual([])
  const matches = await fetchMatches(dataset, view.chosen)
  const rows = matches.found.length ? await fetchRows(dataset, [...matches.found]) : []
  return { view, matches, ids: rows.map(({ id }) => id) }
}

const label = (row: string, name: string): LabelEvent => ({
  at: '2026-01-01T00:00:00.000Z',
  who: 'Ann',
  kind: 'label',
  row,
  label: name,
  on: true,
})

test('labels choose rows, are counted, and leave a sample as it is', async () => {
  const drawn = await find({ sample: '50', seed: '7' })
  const [one = '', two = '', three = ''] = drawn.ids
  await appendEvents(labelFileOf('votes'), [
    label(one, 'refusal'),
    label(one, 'short, dull'),
    label(two, 'refusal'),
    { at: '2026-01-01T00:00:00.000Z', who: 'Ann', kind: 'read', row: three },
    label('no such row', 'refusal'),
  ])
  expect((await find({ sample: '50', seed: '7' })).ids).toEqual(drawn.ids)
  expect(new Set((await find({ label: 'refusal' })).ids)).toEqual(new Set([one, two]))
  expect((await find({ label: 'refusal,short\\, dull' })).ids).toEqual([one])
  expect(new Set((await find({ label: ['refusal', 'short\\, dull'] })).ids)).toEqual(new Set([one, two]))
  expect((await find({ label: ['refusal', '!short\\, dull'] })).ids).toEqual([two])
  expect((await find({ label: '!refusal' })).matches.total).toBe(dataset.rows - 2)
  expect((await find({ label: 'nobody said this' })).ids).toEqual([])
  expect((await find({ sample: '50', seed: '7', label: 'refusal' })).matches.total).toBe(2)

  const { view, matches } = await find({ sample: '50', seed: '7', label: 'short\\, dull' })
  const facet = countFacets(dataset, view.chosen, matches).get('label')
  expect(facet).toEqual({
    kind: 'values',
    values: [
      { value: 'refusal', count: 2 },
      { value: 'short, dull', count: 1 },
    ],
  })
  const counts = await fetchLabelCounts(dataset, view)
  expect(counts).toMatchObject({ total: 50, read: 3 })
  expect(counts.labels[0]).toMatchObject({ label: 'refusal', count: 2, share: 2 / 3 })
})

test('votes are broken down by label, each part as large as the list it leads to', async () => {
  const policy = DEFAULT_POLICY
  const asked: Record<string, string>[] = [
    {},
    { sample: '50', seed: '7' },
    { label: 'refusal' },
    { label: '!short\\, dull' },
  ]
  for (const params of asked) {
    const { view, matches } = await find(params)
    const { values, total } = await fetchBreakdown(dataset, view.chosen, policy, 'label', matches)
    expect(total).toBe(matches.total)
    expect(values.length).toBeGreaterThan(0)
    for (const { value, votes, ends } of values) {
      const own = narrowed(dataset, view, 'label', value)
      expect(own && (await fetchMatches(dataset, own.chosen)).total).toBe(votes)
      expect(ends.a + ends.b + ends.tie + ends.bad + ends.none).toBe(votes)
    }
  }
  const { view, matches } = await find({})
  const { values } = await fetchBreakdown(dataset, view.chosen, policy, 'label', matches)
  expect(values.map(({ value, votes }) => [value, votes])).toEqual([
    ['refusal', 2],
    ['short, dull', 1],
  ])
  expect(offeredSlices(dataset, matches)).toContain('label')
  expect(
    offeredSlices(dataset, { ...matches, labels: { state: emptyState(), byRow: new Map() } }),
  ).not.toContain('label')
})

test('an export carries the labels and the note of each row', async () => {
  const [one] = (await find({ label: 'short\\, dull' })).ids
  await appendEvents(labelFileOf('votes'), [
    { at: '2026-01-01T00:00:00.000Z', who: 'Ann', kind: 'note', row: one ?? '', text: 'see turn 2' },
  ])
  const { view } = await find({})
  const { copy } = jsonLines()
  let text = ''
  for await (const { file } of (await openExport(dataset, view)).blocks(copy))
    text += await file.readFile('utf8')
  const said = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; labels: string[]; note: string | null })
    .filter(({ labels, note }) => labels.length > 0 || note !== null)
  expect(said.map(({ id, labels, note }) => ({ id, labels, note }))).toEqual(
    expect.arrayContaining([{ id: one, labels: ['refusal', 'short, dull'], note: 'see turn 2' }]),
  )
  expect(said).toHaveLength(2)
})

test('a view without labels has no facet of them', async () => {
  const { view, matches } = await find({ model: 'nobody' })
  const facet = countFacets(dataset, view.chosen, matches).get('label')
  expect(facet?.kind === 'values' && facet.values).toEqual([])
})
