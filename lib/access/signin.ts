import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRead } from './origin'
import { sameSecret } from './password'
import type { Patience } from './patience'
import { localPath } from './request-path'
import type { Sessions } from './session'
import { signedInPage, signInPage } from './signin-page'

interface Means {
  readonly password: string | undefined
  readonly sessions: Sessions | undefined
  readonly patience: Patience
  readonly url: string | undefined
}

/**
 * Answers `/signin`: the form, the try, the way out (`action=signout`). Without a password there is nothing to sign
 * in to and the reader is sent on. Always resolves to false: the request is answered.
 */
export function createSignIn({ password, sessions, patience, url }: Means) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    nonce: string,
    next: string | null,
  ): Promise<false> => {
    const page = (status: number, html: string, headers: Record<string, string> = {}): false => {
      response.writeHead(status, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        ...headers,
      })
      response.end(request.method === 'HEAD' ? undefined : html)
      return false
    }
    const goTo = (path: string, cookie?: string) =>
      page(303, '', { Location: path, ...(cookie ? { 'Set-Cookie': cookie } : {}) })

    if (!password || !sessions) return goTo(localPath(next))
    if (isRead(request.method)) {
      const inside = await sessions.holds(request.headers.cookie)
      return page(200, inside ? signedInPage(localPath(next), nonce) : signInPage(localPath(next), nonce))
    }
    const address = request.socket.remoteAddress ?? ''
    const form = await readForm(request)
    if (form?.get('action') === 'signout') return goTo('/signin', sessions.end())
    const back = localPath(form?.get('next'))
    const wait = patience.wait(address)
    if (wait) {
      const sorry = `Too many wrong passwords. Try again in ${wait} s.`
      return page(429, signInPage(back, nonce, sorry), { 'Retry-After': String(wait) })
    }
    if (!sameSecret(form?.get('password') ?? '', password)) {
      patience.failed(address)
      const again = signInPage(back, nonce, 'That is not the password.')
      return page(401, again, { 'WWW-Authenticate': 'Bearer realm="Ringside"' })
    }
    patience.succeeded(address)
    const secure = url?.startsWith('https:') && request.headers.host === new URL(url).host
    return goTo(back, await sessions.start(secure === true))
  }
}

const longestForm = 16_384

/** Reads a posted form; undefined when it is no form, longer than 16 kB, or broken off. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) return undefined
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= longestForm) parts.push(part)
      else resolve(undefined) // The rest flows on unread: cutting it off would cut off the answer as well.
    })
    request.once('end', () => resolve(new URLSearchParams(Buffer.concat(parts).toString('utf8'))))
    request.once('close', () => resolve(undefined))
  })
}
