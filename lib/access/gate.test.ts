import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createGate } from './gate'

let folder: string
const servers: Server[] = []
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gate-'))
})
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** A server that says "inside" to whoever gets through, and a way to ask it. Raw, so no client tidies the path. */
async function serve(password?: string, now?: () => number) {
  const gate = createGate({ host: '127.0.0.1', indexFolder: folder, password }, { now })
  const server = createServer(async (request, response) => {
    if (await gate(request, response)) response.end(`inside ${request.headers['content-security-policy']}`)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return (target: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, path: target, headers, method }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part) => {
          text += part
        })
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        )
      })
      sent.on('error', reject).end(body)
    })
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''

describe('without a password', () => {
  it('lets readers in, with a fresh nonce that Next finds and a policy on the answer', async () => {
    const ask = await serve()
    const [one, two] = [await ask('/'), await ask('/')]
    const policy = String(one.headers['content-security-policy'])
    expect(one.body).toBe(`inside ${policy}`)
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/)
    expect(two.headers['content-security-policy']).not.toBe(policy)
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
    })
  })

  it('does not let a reader choose the nonce', async () => {
    const ask = await serve()
    const answer = await ask('/', { 'Content-Security-Policy': "script-src 'nonce-mine'", 'X-Nonce': 'mine' })
    expect(answer.body).not.toContain('mine')
  })

  it.each([
    ['/media/%ff', 400, 'bad_path'],
    ['/api/..%2fx', 400, 'bad_path'],
    ['/api/%00', 400, 'bad_path'],
    ['/_next/image?url=%2Fmedia%2Fx&w=64&q=75', 404, 'not_found'],
  ])('answers %s with %i and the error shape', async (target, status, code) => {
    const answer = await (await serve())(target)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) } })
  })

  it('answers a page address that cannot be read with a page', async () => {
    const answer = await (await serve())('/%E0%A4%A')
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('cannot be read')
  })

  it('answers to no other name, before anything else', async () => {
    const ask = await serve()
    expect((await ask('/', { Host: 'evil.example' })).status).toBe(421)
    expect((await ask('/api/%ff', { Host: 'evil.example' })).status).toBe(421)
  })

  it('takes no write from another page', async () => {
    const ask = await serve()
    const origin = (from: string) => ask('/api/x', { Host: 'localhost:3000', Origin: from }, 'POST')
    expect((await origin('http://evil.example')).status).toBe(403)
    expect((await origin('http://localhost:3000')).status).toBe(200)
  })

  it('has nothing to sign in to', async () => {
    expect((await (await serve())('/signin?next=%2Farena')).headers.location).toBe('/arena')
  })
})

describe('with a password', () => {
  it('sends people to sign in and tells programs how', async () => {
    const ask = await serve('open sesame')
    const page = await ask('/arena?q=C%2B%2B')
    expect([page.status, page.headers.location]).toEqual([303, '/signin?next=%2Farena%3Fq%3DC%252B%252B'])
    for (const target of ['/api/datasets', '/media/a/b', '/_next/static/x.js']) {
      const refused = await ask(target)
      expect(refused.status).toBe(401)
      expect(refused.headers['www-authenticate']).toMatch(/^Bearer/)
      expect(JSON.parse(refused.body).error.code).toBe('not_signed_in')
    }
  })

  it('says that it lives, and no more', async () => {
    const health = await (await serve('open sesame'))('/api/health')
    expect([health.status, health.body]).toEqual([200, '{"status":"ok"}'])
  })

  it('takes the password by form, remembers it in a sealed cookie, returns to the page, and forgets', async () => {
    const ask = await serve('open sesame')
    expect((await ask('/signin?next=%2Farena')).body).toContain('name="next" value="/arena"')
    const signedIn = await ask('/signin', form, 'POST', 'password=open+sesame&next=%2Farena%3Fpage%3D2')
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, '/arena?page=2'])
    expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    const cookie = cookieOf(signedIn)
    expect(cookie).not.toContain('sesame')
    expect((await ask('/arena', { Cookie: `a=b; ${cookie}` })).status).toBe(200)
    expect((await ask('/arena', { Cookie: `${cookie.slice(0, -3)}xyz` })).status).toBe(303)
    expect((await ask('/signin', { Cookie: cookie })).body).toContain('Sign out')
    const out = await ask('/signin', { ...form, Cookie: cookie }, 'POST', 'action=signout')
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
  })

  it('keeps sign-ins over a restart and ends them with the password', async () => {
    const cookie = cookieOf(await (await serve('one'))('/signin', form, 'POST', 'password=one'))
    expect((await (await serve('one'))('/', { Cookie: cookie })).status).toBe(200)
    expect((await (await serve('two'))('/', { Cookie: cookie })).status).toBe(303)
    expect(statSync(path.join(folder, 'session.key')).mode & 0o077).toBe(0)
  })

  it('never sends a reader to another host', async () => {
    const ask = await serve('x')
    const signedIn = await ask('/signin', form, 'POST', 'password=x&next=%2F%2Fevil.example')
    expect(signedIn.headers.location).toBe('/')
    expect((await ask('/signin?next=%22%3E%3Cscript%3E')).body).not.toContain('<script')
  })

  it('takes a bearer', async () => {
    const ask = await serve('open sesame')
    expect((await ask('/api/x', { Authorization: 'Bearer open sesame' })).status).toBe(200)
    expect((await ask('/api/x', { Authorization: 'Bearer open' })).status).toBe(401)
  })

  it('slows guessing down, by form and by bearer alike, but not those who are in', async () => {
    let now = 0
    const ask = await serve('right', () => now)
    const cookie = cookieOf(await ask('/signin', form, 'POST', 'password=right'))
    const guess = (password: string) => ask('/signin', form, 'POST', `password=${password}`)
    for (let tries = 0; tries < 4; tries++) expect((await guess('wrong')).status).toBe(401)
    const slowed = await guess('right')
    expect([slowed.status, slowed.headers['retry-after']]).toEqual([429, '1'])
    expect((await ask('/api/x', { Authorization: 'Bearer right' })).status).toBe(429)
    expect((await ask('/api/x', { Cookie: cookie })).status).toBe(200)
    now += 1000
    expect((await guess('right')).status).toBe(303)
  })

  it('refuses a form that is too long', async () => {
    const ask = await serve('x')
    expect((await ask('/signin', form, 'POST', `password=x&pad=${'a'.repeat(20_000)}`)).status).toBe(401)
  })

  it('works where the key beside the index is damaged', async () => {
    writeFileSync(path.join(folder, 'session.key'), 'short')
    const ask = await serve('x')
    const cookie = cookieOf(await ask('/signin', form, 'POST', 'password=x'))
    expect((await ask('/', { Cookie: cookie })).status).toBe(200)
  })
})

it('keeps Next’s inner headers out, but for those by which its development server finds the page that waits', async () => {
  const outer = { 'x-nextjs-request-id': 'r', 'x-nextjs-html-request-id': 'h', 'x-nextjs-data': '1' }
  const left = async (development: boolean) => {
    const gate = createGate({ host: '127.0.0.1', indexFolder: folder }, { development })
    const server = createServer(async (request, response) => {
      await gate(request, response)
      response.end(
        Object.keys(request.headers)
          .filter((name) => name.startsWith('x-nextjs-'))
          .join(' '),
      )
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return (await fetch(`http://127.0.0.1:${port}/`, { headers: outer })).text()
  }
  expect(await left(false)).toBe('')
  expect((await left(true)).split(' ').sort()).toEqual(['x-nextjs-html-request-id', 'x-nextjs-request-id'])
})
