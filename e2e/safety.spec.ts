import { expect, test } from '@playwright/test'
import { crawl } from './crawl'
import { ask, startRingside } from './servers'

const promised = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': /noindex/,
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

test.describe('an address that cannot be read', () => {
  for (const target of ['/%E0%A4%A', '/..%2f', '/a/%2e%2e/b', '/x%00y', '/\\evil.example']) {
    test(`${target} is a page with status 400`, async ({ baseURL }) => {
      const answer = await ask(String(baseURL), target)
      expect(answer.status).toBe(400)
      expect(answer.headers['content-type']).toContain('text/html')
    })
  }
  for (const target of ['/media/%ff', '/media/a/..%2f..%2fb', '/api/%E0%A4%A', '/api/x%00y/rows']) {
    test(`${target} is status 400 in the API's error shape`, async ({ baseURL }) => {
      const answer = await ask(String(baseURL), target)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body)).toEqual({ error: { code: 'bad_path', message: expect.any(String) } })
    })
  }
  test('nonsense in a query is no error', async ({ baseURL }) => {
    expect((await ask(String(baseURL), `/?q=%E0%A4%A&page=%00&x=${'y'.repeat(20_000)}`)).status).toBe(200)
  })
})

test('answers to its own names only', async ({ baseURL }) => {
  const base = String(baseURL)
  for (const host of ['localhost', 'localhost:9', '127.0.0.1:3000', '[::1]:3000'])
    expect((await ask(base, '/', { Host: host })).status).toBe(200)
  for (const host of ['evil.example', 'localhost.evil.example', '10.1.2.3'])
    for (const target of ['/', '/api/health', '/media/x/y', '/_next/static/x.js'])
      expect((await ask(base, target, { Host: host })).status).toBe(421)
})

test('takes no write from a page elsewhere', async ({ baseURL }) => {
  const base = String(baseURL)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    for (const origin of ['https://evil.example', 'http://localhost:1', 'null'])
      expect((await ask(base, '/api/health', { Origin: origin }, method)).status).toBe(403)
})

test('every kind of answer carries the headers of safety', async ({ baseURL }) => {
  for (const target of [
    '/',
    '/api/health',
    '/no-such-dataset',
    '/media/x/y',
    '/%ff',
    '/_next/static/none.js',
  ]) {
    const { headers } = await ask(String(baseURL), target)
    for (const [name, value] of Object.entries(promised))
      expect(headers[name], `${name} of ${target}`).toMatch(value)
    expect(String(headers['content-security-policy']), target).toContain("frame-ancestors 'none'")
  }
  const policies = [await ask(String(baseURL), '/'), await ask(String(baseURL), '/')].map(
    ({ headers }) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1],
  )
  expect(policies[0]).toBeTruthy()
  expect(policies[0]).not.toBe(policies[1])
})

test('no page asks another host for anything, and every page comes alive under its policy', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const visits = await crawl(page, String(baseURL), 30)
  for (const visit of visits) {
    expect(visit.strangers, visit.path).toEqual([])
    expect(visit.complaints, visit.path).toEqual([])
    expect(visit.status, visit.path).toBeLessThan(500)
    expect(visit.alive, `${visit.path} hydrated`).toBe(true)
  }
})

test('a password stands before everything, and signing in works without scripts', async ({ browser }) => {
  test.setTimeout(90_000)
  const started = startRingside([], { RINGSIDE_PASSWORD: 'open sesame' })
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const base = await started.url
    for (const target of ['/api/datasets', '/media/x/y', '/_next/static/x.js'])
      expect((await ask(base, target)).status).toBe(401)
    expect((await ask(base, '/api/datasets', { Authorization: 'Bearer open sesame' })).status).toBe(200)

    const page = await context.newPage()
    const origins: (string | undefined)[] = []
    page.on('request', async (request) => {
      if (request.method() === 'POST') origins.push((await request.allHeaders()).origin)
    })
    await page.goto(`${base}/?sort=newest`)
    expect(new URL(page.url()).pathname).toBe('/signin')
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toHaveText('That is not the password.')
    await page.getByLabel('Password').fill('open sesame')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(`${base}/?sort=newest`)
    // On plain http elsewhere no other header tells our own form from a stranger's.
    expect(origins).toEqual([base, base])
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })

    await page.goto(`${base}/signin`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto(`${base}/`)
    expect(new URL(page.url()).pathname).toBe('/signin')
  } finally {
    await context.close()
    await started.stop()
  }
})

test('an address of the API that nothing answers is a 404 in its shape', async ({ request }) => {
  for (const address of ['/api/none', '/api/sample-arena-140k/none', '/media/none', '/media/a/b/c/d/e']) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(404)
    expect((await answer.json()).error.code, address).toBeTruthy()
  }
})
