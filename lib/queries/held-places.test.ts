import { expect, test } from 'vitest'
import type { Dataset } from '../catalog'
import type { Places } from '../search/postings'
import { heldBytes, placesOf } from './held-places'

const placesWith = (count: number): Places => ({
  rows: new Int32Array(1),
  from: Int32Array.of(0, count),
  places: new Int32Array(count),
})

test('long lists are fetched once and held within a bound, the ones used last longest', async () => {
  const dataset = {} as Dataset
  const fetched: string[] = []
  const ask = (term: string, field: 0 | 1 = 0, count = 1_000_000) =>
    placesOf(dataset, term, field, async () => {
      fetched.push(term + field)
      return placesWith(count)
    })
  await ask('the')
  await ask('the', 1)
  await ask('the')
  expect(fetched).toEqual(['the0', 'the1'])
  for (let n = 0; n < 30; n++) {
    await ask(`word${n}`)
    await ask('the')
    expect(heldBytes(dataset)).toBeLessThanOrEqual(48_000_000)
  }
  expect(fetched.filter((term) => term === 'the0')).toHaveLength(1)
  await ask('the', 1)
  expect(fetched.filter((term) => term === 'the1')).toHaveLength(2)
  await ask('rare', 0, 10)
  await ask('rare', 0, 10)
  expect(fetched.filter((term) => term === 'rare0')).toHaveLength(2)
})
