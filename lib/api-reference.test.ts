import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { documentedPolicies, ERRORS } from './api-reference'
import { POLICIES } from './view'

test('every status of an error that the code can answer is explained, once and in order', async () => {
  const said = new Set<number>()
  for (const folder of ['app', 'lib']) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (!/\.tsx?$/.test(name) || /\.test\./.test(name)) continue
      const text = await readFile(`${folder}/${name}`, 'utf8')
      for (const [, status] of text.matchAll(/(?:new ApiError\(\s*|\bstatus: )(4\d\d)/g))
        said.add(Number(status))
    }
  }
  const explained = ERRORS.map(([status]) => status)
  expect([...said].filter((status) => !explained.includes(status))).toEqual([])
  expect(explained).toEqual([...new Set(explained)].sort())
})

test('every policy that an address carries is explained, in its order', () => {
  expect(documentedPolicies().map(({ name }) => name)).toEqual(POLICIES)
})
