import { expect, test, vi } from 'vitest'
import type { Dataset } from '../catalog'
import { heldMap } from './held-map'

const dataset = (slug: string) => ({ slug }) as Dataset
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

test('the first question is answered by nobody, later ones by all parts, each dataset by its own', async () => {
  let fetched = 0
  const lengths = heldMap<number>('lengths', async function* ({ slug }) {
    fetched++
    yield [[slug, slug.length] as const]
    yield [['both', 2] as const]
  })
  const [one, other] = [dataset('one'), dataset('other')]
  expect(lengths.of(one)).toBeUndefined()
  expect(lengths.of(one)).toBeUndefined()
  await settled()
  expect([...(lengths.of(one) ?? [])]).toEqual([
    ['one', 3],
    ['both', 2],
  ])
  expect(lengths.of(other)).toBeUndefined()
  await lengths.hold(other)
  expect(lengths.of(other)?.get('other')).toBe(5)
  expect(fetched).toBe(2)
})

test('a failure is said, answers nothing, and is tried again', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  let fails = true
  const map = heldMap<number>('lengths', async function* () {
    yield [['half', 1] as const]
    if (fails) throw new Error('closed')
  })
  const one = dataset('one')
  expect(map.of(one)).toBeUndefined()
  await settled()
  expect(said).toHaveBeenCalledOnce()
  fails = false
  expect(map.of(one)).toBeUndefined()
  await settled()
  expect(map.of(one)?.get('half')).toBe(1)
  said.mockRestore()
})
