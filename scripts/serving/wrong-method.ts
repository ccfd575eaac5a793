import type { ServerResponse } from 'node:http'
import { areaOf } from '../../lib/access/request-path'

const body = JSON.stringify({
  error: {
    code: 'wrong_method',
    message: 'This address does not take that method; /api says what it takes.',
  },
})

/**
 * Next answers a method that a route does not know with an empty 405; programs get the one error shape there too. The
 * head may be sent by `end` or before it, and Next's compression wraps both again, so both are watched and stay open.
 */
export function sayWrongMethod(target: string, response: ServerResponse): void {
  const area = areaOf(target)
  if (area !== 'api' && area !== 'media') return
  const { end, writeHead } = response
  const again = { configurable: true, writable: true }
  Object.defineProperty(response, 'writeHead', {
    ...again,
    value: (status: number, ...given: unknown[]) => {
      if (status === 405) {
        response.setHeader('Content-Type', 'application/json')
        response.setHeader('Content-Length', Buffer.byteLength(body))
      }
      return Reflect.apply(writeHead, response, [status, ...given])
    },
  })
  Object.defineProperty(response, 'end', {
    ...again,
    value: (...given: unknown[]) =>
      Reflect.apply(end, response, response.statusCode === 405 ? [body] : given),
  })
}
