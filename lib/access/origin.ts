import type { IncomingHttpHeaders } from 'node:http'

/**
 * May this write go through? A browser names the page a write comes from; that page must be ours: the very host and
 * port that was asked for (which the host list has already approved), or the address given as `RINGSIDE_URL`.
 * Another port of localhost is another program, hence foreign.
 *
 * A page under `Referrer-Policy: no-referrer` sends its own plain forms with `Origin: null`; then only
 * `Sec-Fetch-Site`, which no page can set, tells them from a sandboxed stranger. Programs send neither header and
 * carry no reader's cookie by accident, so they pass.
 */
export function isOwnWrite(headers: IncomingHttpHeaders, url?: string): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin === undefined) return site === undefined || site === 'same-origin' || site === 'none'
  if (headers.origin === 'null') return site === 'same-origin'
  const origin = headers.origin.toLowerCase()
  if (url && origin === new URL(url).origin) return true
  const host = headers.host?.toLowerCase()
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}

/** Methods that change nothing. */
export function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}
