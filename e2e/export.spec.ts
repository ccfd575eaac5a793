import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { expect, test } from '@playwright/test'

const SLUG = 'sample-arena-140k'
const VIEW = `/${SLUG}?language=pl&sort=-length`

test('a view is taken along whole, named after it, in its order', async ({ page }) => {
  await page.goto(VIEW)
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const total = Number(heading.split(' ', 1)[0]?.replaceAll(',', ''))
  const ids = await page
    .locator('[data-row-link]')
    .evaluateAll((links) =>
      links.map((link) =>
        decodeURIComponent(new URL((link as HTMLAnchorElement).href).pathname.split('/').at(-1) ?? ''),
      ),
    )
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('e')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'JSON Lines' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe(`${SLUG}-${total}-votes-where-language-is-polish.jsonl`)
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\n')
  const rows = lines.map((line) => JSON.parse(line) as { id: string; language: string })
  expect(rows).toHaveLength(total)
  expect(rows.slice(0, ids.length).map(({ id }) => id)).toEqual(ids)
  expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['pl']))
  await expect(
    page.getByRole('status').filter({ hasText: `All ${total} rows are in the file` }),
  ).toBeVisible()
})

test('the formats agree on how many rows there are, and say so before the first', async ({ request }) => {
  for (const format of ['jsonl', 'csv', 'parquet']) {
    const answer = await request.get(`/api/${SLUG}/export?language=pl&format=${format}`)
    const head = await request.head(`/api/${SLUG}/export?language=pl&format=${format}`)
    expect(answer.headers()['ringside-rows']).toBe(head.headers()['ringside-rows'])
    expect((await head.body()).length).toBe(0)
    if (format === 'parquet') expect((await answer.body()).subarray(-4).toString()).toBe('PAR1')
    if (format === 'jsonl') {
      expect((await answer.text()).trimEnd().split('\n')).toHaveLength(
        Number(answer.headers()['ringside-rows']),
      )
    }
  }
})

test('what is not understood is refused in the one error shape', async ({ request }) => {
  for (const [query, field] of [
    ['', 'format'],
    ['format=xls', 'format'],
    ['format=csv&format=csv', 'format'],
    ['format=csv&ticket=x', 'ticket'],
    ['format=csv&colour=red', 'colour'],
    ['format=csv&turns=many', 'turns'],
  ]) {
    const answer = await request.get(`/api/${SLUG}/export?${query}`)
    expect(answer.status(), query).toBe(400)
    expect((await answer.json()).error).toMatchObject({ code: expect.any(String), field })
  }
  expect((await request.get('/api/nowhere/export?format=csv')).status()).toBe(404)
})

/** Reads the first bytes of an answer, calls `then`, and tells how the rest of the transfer went. */
function readStart(address: string, then: (close: () => void) => Promise<unknown>) {
  return new Promise<{ complete: boolean; bytes: number }>((resolve, reject) => {
    const asked = request(address, (answer) => {
      let bytes = 0
      answer.once('readable', () => {
        bytes += (answer.read() as Buffer | null)?.length ?? 0
        then(() => asked.destroy()).then(() => {
          answer.on('data', (part: Buffer) => {
            bytes += part.length
          })
        }, reject)
      })
      answer.once('close', () => resolve({ complete: answer.complete, bytes }))
      answer.on('error', () => {})
    })
    asked.on('error', () => {})
    asked.end()
  })
}

test('a stopped export breaks off in the middle of its transfer, and is not passed off as whole', async ({
  request: api,
  baseURL,
}) => {
  const ticket = `story-${Date.now()}`
  const progress = `/api/${SLUG}/export/${ticket}`
  const { complete } = await readStart(
    `${baseURL}/api/${SLUG}/export?format=jsonl&ticket=${ticket}`,
    async () => {
      const now = await (await api.get(progress)).json()
      expect(now).toMatchObject({ state: 'running', total: expect.any(Number) })
      expect(now.rows).toBeLessThan(now.total)
      expect((await (await api.delete(progress)).json()).state).toBe('stopped')
    },
  )
  expect(complete).toBe(false)
})

test('letting a download go ends the work', async ({ request: api, baseURL }) => {
  const ticket = `story-gone-${Date.now()}`
  const progress = `/api/${SLUG}/export/${ticket}`
  await readStart(`${baseURL}/api/${SLUG}/export?format=csv&ticket=${ticket}`, async (close) => close())
  await expect.poll(async () => (await (await api.get(progress)).json()).state).toBe('stopped')
  const { rows, total } = await (await api.get(progress)).json()
  expect(rows).toBeLessThan(total)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await (await api.get(progress)).json()).rows).toBe(rows)
})

test('the rows can be used elsewhere: address, curl, Python, SQL', async ({ page, request }) => {
  await page.goto(`/${SLUG}?language=pl&turns=2..`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('e')
  const menu = page.locator('details', { hasText: 'Use elsewhere' }).first()
  const address = await menu.locator('p.font-mono').first().textContent()
  const answer = await request.get(address ?? '')
  const rows = (await answer.text()).trimEnd().split('\n')
  expect(rows).toHaveLength(Number(answer.headers()['ringside-rows']))
  await expect(menu.locator('p.font-mono').nth(1)).toContainText(`curl -fOJ '${address}'`)
  await menu.getByText('SQL, for DuckDB').click()
  await expect(menu.locator('code').last()).toContainText("value IN ('pl')")
  await menu.getByText('Python, with DuckDB').click()
  await expect(menu.locator('code').first()).toContainText('read_parquet')
})
