import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { sayWrongMethod } from './wrong-method'

/** Answers as Next does: an empty 405, or a body, by way of an `end` that compression has wrapped. */
const server = createServer((request, response) => {
  sayWrongMethod(request.url ?? '', response)
  const end = response.end
  response.end = (...given: unknown[]) => {
    if (request.url?.startsWith('/media')) response.flushHeaders()
    return Reflect.apply(end, response, given)
  }
  if (request.method === 'POST') response.statusCode = 405
  else response.write('a body')
  response.end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.close())

test.each(['/api/datasets', '/media/x/y'])(
  '%s answers a wrong method in the one error shape',
  async (path) => {
    const answer = await fetch(base + path, { method: 'POST' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([405, 'application/json'])
    expect(await answer.json()).toEqual({
      error: { code: 'wrong_method', message: expect.stringContaining('/api') },
    })
  },
)

test('every other answer goes out as it is', async () => {
  expect(await (await fetch(`${base}/api/datasets`)).text()).toBe('a body')
  expect(await (await fetch(`${base}/sample`, { method: 'POST' })).text()).toBe('')
})
