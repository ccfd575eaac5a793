import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '../settings'
import { allowedHosts, isAllowedHost } from './hosts'
import { isOwnWrite, isRead } from './origin'
import { bearer, sameSecret } from './password'
import { createPatience } from './patience'
import { type Refusal, refuse } from './refusal'
import { areaOf, localPath, pathProblem } from './request-path'
import { freshNonce, securityHeaders } from './security-headers'
import { createSessions } from './session'
import { createSignIn } from './signin'

/** Answers a request that may not go on and returns false; else leaves it prepared for Next and returns true. */
export type Gate = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/**
 * Stands in front of everything: pages, API, media and static files. In order: headers, `Host` (421), path (400),
 * origin of writes (403), sign-in (401 for programs, `/signin` for people). Next reads the script nonce from the
 * policy among the request's headers, so pages must render per request.
 */
export function createGate(
  settings: Pick<Settings, 'host' | 'url' | 'password' | 'indexFolder'>,
  { development = false, now = Date.now }: { development?: boolean; now?: () => number } = {},
): Gate {
  const hosts = allowedHosts(settings)
  const password = settings.password
  const sessions = password ? createSessions(password, settings.indexFolder) : undefined
  const patience = createPatience(now)
  const signIn = createSignIn({ password, sessions, patience, url: settings.url })

  return async (request, response) => {
    const target = request.url ?? ''
    const nonce = freshNonce()
    const headers = securityHeaders(areaOf(target), nonce, development)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    for (const name of Object.keys(request.headers))
      if (INNER.test(name) && !(development && OF_DEVELOPMENT.test(name))) delete request.headers[name]
    request.headers['content-security-policy'] = headers['Content-Security-Policy']
    request.headers['x-nonce'] = nonce
    const stop = (refusal: Refusal) => refuse(target, response, nonce, refusal)

    if (!isAllowedHost(request.headers.host, hosts))
      return stop({
        status: 421,
        code: 'wrong_host',
        message:
          'This name is not one Ringside answers to. Start it with RINGSIDE_URL set to the address people use.',
      })
    const problem = pathProblem(target)
    if (problem) return stop({ status: 400, code: 'bad_path', message: `Not understood: ${problem}.` })
    // The image optimizer would decode stored images on anyone's wish; thumbnails have their own address.
    if (target.startsWith('/_next/image'))
      return stop({ status: 404, code: 'not_found', message: 'Nothing is here.' })
    if (!isRead(request.method) && !isOwnWrite(request.headers, settings.url))
      return stop({
        status: 403,
        code: 'foreign_origin',
        message: 'Changes must come from Ringside’s own pages.',
      })

    const [path = '', query = ''] = target.split(/\?(.*)/s)
    if (path === '/signin') return signIn(request, response, nonce, new URLSearchParams(query).get('next'))
    if (!password || !sessions || (await sessions.holds(request.headers.cookie))) return true

    const address = request.socket.remoteAddress ?? ''
    const given = bearer(request.headers.authorization)
    const wait = given ? patience.wait(address) : 0
    if (wait) return stop(tooSoon(wait))
    if (given && sameSecret(given, password)) {
      patience.succeeded(address)
      return true
    }
    if (given) patience.failed(address)
    if (path === '/api/health' && isRead(request.method) && !given) {
      // Whatever watches over the process learns that it lives, and nothing else.
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      response.end('{"status":"ok"}')
      return false
    }
    if (!given && areaOf(target) === 'page' && isRead(request.method)) {
      response.writeHead(303, {
        Location: `/signin?next=${encodeURIComponent(localPath(target))}`,
        'Cache-Control': 'no-store',
      })
      response.end()
      return false
    }
    return stop({
      status: 401,
      code: 'not_signed_in',
      message: 'Sign in at /signin, or send the password as "Authorization: Bearer …".',
      headers: { 'WWW-Authenticate': 'Bearer realm="Ringside"' },
    })
  }
}

function tooSoon(wait: number): Refusal {
  return {
    status: 429,
    code: 'slow_down',
    message: `Too many wrong passwords. Try again in ${wait} s.`,
    headers: { 'Retry-After': String(wait) },
  }
}

/** What Next's own parts tell each other by headers; nobody outside may. */
const INNER = /^x-(forwarded-host|middleware-|nextjs-|invoke-|matched-path)/

/** How the development server knows which page waits for what React sends beside an answer: without, no click ever ends. */
const OF_DEVELOPMENT = /^x-nextjs-(html-)?request-id$/
