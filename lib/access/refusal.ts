import type { ServerResponse } from 'node:http'
import { escapeHtml } from '../html'
import { plainPage } from './plain-page'
import { areaOf } from './request-path'

export interface Refusal {
  readonly status: number
  readonly code: string
  /** A sentence that says what to do. */
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Ends a request: the API's error shape for programs, a small page for people. Always false, for the gate. */
export function refuse(target: string, response: ServerResponse, nonce: string, refusal: Refusal): false {
  const page = areaOf(target) === 'page'
  const body = page
    ? plainPage(titles[refusal.status] ?? 'That did not work', `<p>${escapeHtml(refusal.message)}</p>`, nonce)
    : JSON.stringify({ error: { code: refusal.code, message: refusal.message } })
  response.writeHead(refusal.status, {
    ...refusal.headers,
    'Content-Type': page ? 'text/html; charset=utf-8' : 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(response.req?.method === 'HEAD' ? undefined : body)
  return false
}

const titles: Readonly<Record<number, string>> = {
  400: 'That address cannot be read',
  401: 'Please sign in',
  403: 'That came from elsewhere',
  404: 'Nothing is here',
  421: 'Unknown name',
  429: 'One moment',
  500: 'Something broke here',
}
