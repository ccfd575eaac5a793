import type { ServerResponse } from 'node:http'
import { areaOf } from '../../lib/access/request-path'

/** Next answers a method that a route does not know with an empty 405; programs get the one error shape there too. */
export function sayWrongMethod(target: string, response: ServerResponse): void {
  const area = areaOf(target)
  if (area !== 'api' && area !== 'media') return
  const end = response.end
  Object.defineProperty(response, 'end', {
    // Next's compression puts its own in this place again.
    configurable: true,
    writable: true,
    value: (...given: unknown[]) => {
      if (response.statusCode !== 405 || response.headersSent) return Reflect.apply(end, response, given)
      const message = 'This address does not take that method; /api says what it takes.'
      const body = JSON.stringify({ error: { code: 'wrong_method', message } })
      response.setHeader('Content-Type', 'application/json')
      response.setHeader('Content-Length', Buffer.byteLength(body))
      return Reflect.apply(end, response, [body])
    },
  })
}
