import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import { OUTCOMES } from '../filters/sides'
import { buildDataset } from '../testing/built-dataset'
import { BATTLE_COLUMNS, battleRow, makeFolder, writeRaw } from '../testing/raw-parquet'
import { fetchElsewhere } from './elsewhere'
import { fetchPage } from './page'
import { fetchQuestion } from './question'
import { requireView } from './request'

const temporary = await makeFolder()
afterAll(temporary.remove)

describe('where a question and an image occur again', () => {
  let dataset: Dataset
  beforeAll(async () => {
    const folder = path.join(temporary.folder, 'battles')
    const other = [{ bytes: '89504e470d0a1a0b', path: null }]
    const rows = [
      { question_id: 'one' },
      { question_id: 'two', model_a: 'gamma', winner: 'model_b' },
      { question_id: 'self', model_b: 'alpha' },
      { question_id: 'tied', winner: 'tie', model_b: 'gamma' },
      { question_id: 'bad', winner: 'tie (bothbad)', images: other },
      { question_id: 'none', winner: null, model_a: 'delta' },
    ]
    await writeRaw(folder, {
      'a.parquet': { columns: BATTLE_COLUMNS, rows: rows.map((row) => battleRow(row)) },
    })
    dataset = await buildDataset('battles', folder, path.join(temporary.folder, 'index'))
  })
  afterAll(() => dataset.db.close())

  const listed = async (query: string) => {
    const view = requireView(dataset, new URLSearchParams(query))
    return fetchPage(dataset, view)
  }

  test('every number is as long as the list it leads to', async () => {
    const { rows } = await listed('size=25')
    expect(rows.length).toBe(6)
    for (const summary of rows) {
      const elsewhere = await fetchElsewhere(dataset, summary)
      for (const [of, value] of [
        ['question', summary.question],
        ['image', summary.image],
      ] as const) {
        const { matches } = await listed(`${of}=${value}`)
        expect(elsewhere[of].rows).toBe(matches.total - 1)
        expect(elsewhere[of].outcomes?.length).toBe(elsewhere[of].models)
        for (const counts of elsewhere[of].outcomes ?? []) {
          const own = await listed(`${of}=${value}&model=${counts.model}`)
          expect(counts.rows).toBe(own.matches.total)
          for (const outcome of OUTCOMES) {
            const ended = await listed(`${of}=${value}&model=${counts.model}&outcome=${outcome}`)
            expect({ of, ...counts, outcome, n: counts[outcome] }).toEqual({
              of,
              ...counts,
              outcome,
              n: ended.matches.total,
            })
          }
        }
      }
    }
  })
  test('the models of most rows come first, and the same image with other words is another question', async () => {
    const [summary] = (await listed('winner=both_bad')).rows
    const { image } = await fetchElsewhere(dataset, summary!)
    expect(image).toEqual({
      rows: 0,
      models: 2,
      outcomes: [
        { model: 'alpha', rows: 1, win: 0, loss: 0, tie: 0, both_bad: 1 },
        { model: 'beta', rows: 1, win: 0, loss: 0, tie: 0, both_bad: 1 },
      ],
    })
  })
  test('an answer names its most surprising vote', async () => {
    const { rows } = await listed('model=alpha&vs=beta&winner=model_a')
    const { question } = rows[0]!
    const found = await fetchQuestion(dataset, question ?? '')
    for (const { surprise } of found?.answers ?? []) {
      if (!surprise) continue
      const [row] = (await listed(`surprise=${surprise.bits}`)).rows.filter(({ id }) => id === surprise.id)
      expect(row?.surprise).toBe(surprise.bits)
    }
    expect(found?.answers.some(({ surprise }) => surprise)).toBe(true)
  })
})
