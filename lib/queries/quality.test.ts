import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ApiError } from '../api-error'
import type { Dataset } from '../catalog'
import { sql } from '../sql'
import { buildDataset } from '../testing/built-dataset'
import { openOracle } from '../testing/oracle'
import { makeFolder, spoken, VOTE_COLUMNS, voteRow, writeRaw } from '../testing/raw-parquet'
import { slowBoard } from '../testing/slow-board'
import { variedBattles, variedChats, variedVotes } from '../testing/varied-files'
import { viewQuery } from '../view'
import { fetchSwap, neighboursOf, requireAbove } from './fragility'
import { fetchMatches } from './matches'
import { requirePolicy } from './policy'
import { besidesOdd, fetchQuality } from './quality'
import { qualityAnswer } from './quality-answer'
import { requireView } from './request'

const temporary = await makeFolder()
const index = path.join(temporary.folder, 'index')
const open: Dataset[] = []
afterAll(async () => {
  for (const dataset of open) dataset.db.close()
  await temporary.remove()
})

async function ask(dataset: Dataset, query: string) {
  const asked = new URLSearchParams(query)
  const { view, steppedAside } = besidesOdd(requireView(dataset, asked))
  return {
    view,
    steppedAside,
    quality: await fetchQuality(dataset, view, requirePolicy(dataset, view, asked)),
  }
}

describe.each([variedChats(), variedBattles(), variedVotes()])('$family', async ({ family, files }) => {
  const folder = path.join(temporary.folder, family)
  await writeRaw(folder, files)
  const dataset = await buildDataset(family, folder, index)
  open.push(dataset)

  test.each([
    '',
    'language=en',
    'model=gpt-4o',
    'model=!rare&turns=1',
    'turns=400..',
    'odd=no_time&language=en',
  ])('"%s": each line opens exactly as many rows as it says', async (query) => {
    const { quality } = await ask(dataset, query)
    expect(quality.lines.length).toBeGreaterThan(5)
    for (const { kind, count, view } of quality.lines) {
      expect({ kind, none: view === undefined }).toEqual({ kind, none: count === 0 })
      if (!view) continue
      // By its address, as a reader comes to it.
      const opened = requireView(dataset, new URLSearchParams(viewQuery(dataset, view)))
      expect({ kind, total: (await fetchMatches(dataset, opened.chosen)).total }).toEqual({
        kind,
        total: count,
      })
    }
  })

  test('the lines count what the raw rows say, in a view as in the whole', async () => {
    const oracle = await openOracle(family, dataset.files)
    for (const [query, where] of [
      ['', sql`TRUE`],
      ['language=en', sql`lang = 'en'`],
    ] as const) {
      const [raw] = await oracle.query<Record<string, number>>(sql`SELECT
        count(*) FILTER (a = b)::INTEGER AS self_battle, count(*) FILTER (winner = 'none')::INTEGER AS no_vote,
        count(*) FILTER (t IS NULL)::INTEGER AS no_time, count(*) FILTER (lang = 'unknown')::INTEGER AS unknown_language,
        count(*) FILTER (raw_id IS NULL OR raw_id = '')::INTEGER AS no_id,
        count(*) FILTER (raw_id IN (SELECT raw_id FROM o WHERE raw_id <> '' GROUP BY raw_id HAVING count(*) > 1))::INTEGER AS repeated_id
        FROM o WHERE ${where}`)
      const { quality } = await ask(dataset, query)
      for (const { kind, count } of quality.lines) {
        if (raw && kind in raw) expect({ query, kind, count }).toEqual({ query, kind, count: raw[kind] })
      }
    }
    oracle.close()
  })

  test('lines of votes are not for chats, and the odd that was chosen steps aside', async () => {
    const { quality, steppedAside } = await ask(dataset, 'odd=no_time')
    expect([steppedAside, quality.total]).toEqual([true, dataset.rows])
    const kinds = quality.lines.map(({ kind }) => kind)
    expect(kinds.includes('self_battle')).toBe(dataset.kind === 'battle')
    expect(kinds.includes('several_firsts')).toBe(family === 'arena-preference')
    expect(kinds).toContain('repeated_question')
    expect(quality.board === undefined).toBe(dataset.kind === 'chat')
  })
})

test('a board with every question heard at most so often is the board of those votes', async () => {
  const folder = path.join(temporary.folder, 'asked')
  // Every question by its number: one was asked forty times, others twice or once; three models of known strength.
  const models = ['alpha', 'beta', 'gamma']
  const rows = Array.from({ length: 600 }, (_, n) => {
    const question = n % 15 === 0 ? 'the same' : `number ${Math.floor(n / 2)}`
    const [a, b] = [models[n % 3]!, models[(n + 1 + (Math.floor(n / 3) % 2)) % 3]!]
    const winner = n % 15 === 0 ? 'model_a' : ['model_a', 'model_b', 'tie', 'model_b'][(n * 7) % 4]
    return voteRow({
      id: String(n).padStart(3, '0'),
      model_a: a,
      model_b: b,
      winner,
      conversation_a: [spoken('user', question), spoken('assistant', `a ${n}`)],
      timestamp: null,
    })
  })
  await writeRaw(folder, { 'a.parquet': { columns: VOTE_COLUMNS, rows } })
  const dataset = await buildDataset('asked', folder, index, ['rows'])
  open.push(dataset)
  const { quality } = await ask(dataset, '')
  const { repeated, boards } = quality.capped!
  const votes = rows.map((row) => ({
    a: String(row.model_a),
    b: String(row.model_b),
    winner: String(row.winner),
    question: JSON.stringify((row.conversation_a as unknown[])[0]),
  }))
  expect(repeated.most).toBe(40)
  // No time is said, so rows stand in the order of their ids, and the first of each question are kept.
  const plain = slowBoard(votes)
  for (const { cap, rows: left, of } of boards) {
    const seen = new Map<string, number>()
    const kept = votes.filter(({ question }) => {
      seen.set(question, (seen.get(question) ?? 0) + 1)
      return seen.get(question)! <= cap
    })
    expect(left).toBe(kept.length)
    const capped = slowBoard(kept)
    expect([...of.keys()].map((code) => dataset.counted.terms.model?.[code]).sort()).toEqual(models)
    for (const [code, { rating, moved }] of of) {
      const model = dataset.counted.terms.model?.[code] ?? ''
      expect(rating).toBeCloseTo(capped.get(model)!.rating, 4)
      expect(moved).toBeCloseTo(capped.get(model)!.rating - plain.get(model)!.rating, 4)
    }
  }
})

const real = path.resolve('../shared/data/llmfao-battles')
describe.skipIf(!existsSync(real))('on 8,931 real votes', async () => {
  if (!existsSync(real)) return
  const dataset = await buildDataset('llmfao', real, index, ['rows'])
  open.push(dataset)

  test('without the votes that are named two neighbours change places, and not without one fewer', async () => {
    const { quality } = await ask(dataset, '')
    const board = quality.board!
    const pairs = neighboursOf(dataset, board)
    expect(pairs.length).toBe(board.rows.length - 1)
    const closest = [...pairs].sort((one, other) => one.gap - other.gap)[2]!
    const swap = (await fetchSwap(dataset, board, closest.above))!
    expect(swap).toMatchObject({ above: closest.above, below: closest.below })
    expect(swap.rows.length).toBe(swap.votes)
    const gone = new Set(swap.rows.map(({ id }) => id))
    const votes = await dataset.db.query<{ id: string; a: string; b: string; winner: string }>(sql`SELECT id,
      a.value AS a, b.value AS b, w.value AS winner FROM "rows"
      JOIN terms a ON a.field = 'model' AND a.code = model_a JOIN terms b ON b.field = 'model' AND b.code = model_b
      JOIN terms w ON w.field = 'winner' AND w.code = winner`)
    const gapOf = (some: typeof votes) => {
      const points = slowBoard(some)
      return points.get(swap.above)!.rating - points.get(swap.below)!.rating
    }
    expect(gapOf(votes)).toBeCloseTo(closest.gap, 3)
    expect(gapOf(votes.filter(({ id }) => !gone.has(id)))).toBeLessThan(0)
    gone.delete(swap.rows.at(-1)!.id)
    expect(gapOf(votes.filter(({ id }) => !gone.has(id)))).toBeGreaterThanOrEqual(0)
  })

  test('the answer says it all, and refuses a model that leads nobody', async () => {
    const { quality } = await ask(dataset, 'category=math')
    const board = quality.board!
    const body = qualityAnswer(dataset, quality, false, await fetchSwap(dataset, board, undefined))
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['total', 'lines', 'policy', 'repeated', 'capped', 'fragility']),
    )
    expect(body.fragility?.above).toBe(neighboursOf(dataset, board)[0]?.above)
    const few = body.lines.find(({ kind }) => kind === 'few_votes')
    expect(few?.models?.every(({ votes }) => votes < 30)).toBe(true)
    const last = neighboursOf(dataset, board).at(-1)!.below
    expect(() => requireAbove(dataset, board, new URLSearchParams({ above: last }))).toThrow(ApiError)
    expect(() => requireAbove(dataset, board, new URLSearchParams('above=a&above=b'))).toThrow(ApiError)
  })
})
