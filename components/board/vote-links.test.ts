import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CELL_KINDS } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import { fetchMatches } from '@/lib/queries/matches'
import { requireView } from '@/lib/queries/request'
import { fetchVotesPage } from '@/lib/queries/votes-page'
import { seededRandom } from '@/lib/ratings/planted-votes'
import { buildDataset } from '@/lib/testing/built-dataset'
import { makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from '@/lib/testing/raw-parquet'
import { cellHref, cellOpens, matrixCells } from './matrix-cells'
import { matrixNumbers } from './matrix-numbers'
import { modelHref, modelKeys, modelVotesHref } from './vote-links'

/** Names that addresses must write with care. */
const MODELS = ['a', '!b', 'c,d', 'e\\f', 'g..h', '<i>&"', 'j/k:1 +', '模型', '~first~', '&outcome=win']
const temporary = await makeFolder()
let dataset: Dataset

beforeAll(async () => {
  const random = seededRandom(11)
  const one = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  const rows = Array.from({ length: 900 }, (_, n) =>
    voteRow({
      id: `v${n}`,
      model_a: one(MODELS),
      model_b: one(MODELS),
      winner: one(['model_a', 'model_b', 'model_a', 'tie', 'both_bad', null]),
      language: one(['en', 'zh', 'pl']),
    }),
  )
  const folder = path.join(temporary.folder, 'odd')
  await writeRaw(folder, { 'a.parquet': { columns: VOTE_COLUMNS, rows } })
  dataset = await buildDataset('odd', folder, path.join(temporary.folder, 'index'), ['rows'])
})
afterAll(async () => {
  dataset.db.close()
  await temporary.remove()
})

const enc = encodeURIComponent
const VIEWS = [
  '',
  'ties=drop',
  'language=zh&min_votes=20',
  `model=${enc('\\!b')}`,
  `model=${enc('\\!b')}&ties=drop`,
  `model=a&model=${enc('模型')}`,
  `model=a&vs=${enc('模型')}`,
  `model=a&vs=!${enc('模型')}`,
  `model=a&model=${enc('模型')}&vs=a&vs=${enc('c\\,d')}`,
  'model=!a',
  `model=a&model=!${enc('模型')}`,
  'model=a&outcome=win',
  `model=a&model=${enc('模型')}&outcome=loss&outcome=tie`,
  'winner=model_a',
  'winner=!tie&language=en',
  'winner=!none',
  'outcome=!loss&model=a',
]

async function countAt(href: string): Promise<number> {
  const url = new URL(href, 'http://ringside')
  expect(url.pathname).toBe('/odd')
  return (await fetchMatches(dataset, requireView(dataset, url.searchParams).chosen)).total
}

describe.each(VIEWS)('in the view %s', (query) => {
  const asked = () => requireView(dataset, new URLSearchParams(query))

  test('the votes of a model are those its number counts', async () => {
    const view = asked()
    const { rows, board } = await fetchVotesPage(dataset, view)
    expect(rows.length).toBeGreaterThan(0)
    let linked = 0
    for (const { model, votes } of rows) {
      const href = modelVotesHref(dataset, view, model, board.leftOut)
      if (href === undefined) continue
      linked++
      expect([model, href, await countAt(href)]).toEqual([model, href, votes])
    }
    const isHard = asked().chosen.get('model')?.any.length === 2 && asked().chosen.has('outcome')
    expect(linked).toBeGreaterThan(isHard ? 0 : rows.length - 1)
  })

  test('a cell opens the votes it names', async () => {
    const view = asked()
    const { matrix, board } = await fetchVotesPage(dataset, view)
    const size = matrix.models.length
    for (const kind of CELL_KINDS) {
      const numbers = matrixNumbers(dataset, view, { matrix, board, cells: kind })
      const cells = matrixCells(numbers)
      expect(cells.some(Boolean)).toBe(true)
      for (const [at, cell] of cells.entries()) {
        // Every cell of the usual kind, and a part of the others: each is a query.
        if (!cell || (kind !== 'win_rate' && at % 23 > 1)) continue
        const href = cellHref(numbers, cell, Math.floor(at / size), at % size)
        const all = cell.wins + cell.losses + cell.ties + cell.bothBad
        const shown = {
          win_rate: cell.wins,
          votes: cell.votes,
          tie_rate: cell.ties,
          both_bad: cell.bothBad,
          residual: cell.votes,
        }[kind]
        expect([kind, href, await countAt(href)]).toEqual([kind, href, shown > 0 ? shown : all])
        expect(cellOpens(numbers, cell)).toBe(shown > 0 ? shown : all)
      }
    }
  })

  test('one model alone is a view of the same page', async () => {
    const [before, behind] = modelHref(dataset, asked(), ['votes'])
    for (const key of modelKeys(dataset, MODELS)) {
      const url = new URL(before + key + behind, 'http://ringside')
      expect(url.pathname).toBe('/odd/votes')
      expect(requireView(dataset, url.searchParams).chosen.get('model')?.any).toHaveLength(1)
    }
  })
})
