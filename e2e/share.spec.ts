import { expect, type Page, test } from '@playwright/test'
import { linkToWords } from './link-words'

const SLUG = 'sample-arena-140k'

async function idsOf(page: Page): Promise<string[]> {
  return page
    .locator('[data-row-link]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

test('the same fifty rows for everyone, and another fifty', async ({ browser, page }) => {
  await page.goto(`/${SLUG}?language=en`)
  await page.getByRole('link', { name: 'Sample 50' }).click()
  await expect(page).toHaveURL(/\?language=en&sample=50$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    '50 votes where language is English, drawn at random (seed 1)',
  )
  const first = await idsOf(page)
  expect(first).toHaveLength(50)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const other = await context.newPage()
  await other.goto(page.url())
  expect(await idsOf(other)).toEqual(first)
  await other.getByRole('link', { name: 'Another 50' }).click()
  await expect(other).toHaveURL(/sample=50&seed=2$/)
  expect(await idsOf(other)).not.toEqual(first)
  await context.close()
})

test('a link to words marks them, where they stand', async ({ browser, page, context }) => {
  await linkToWords(browser, page, context, `/${SLUG}?turns=2..`)
})

test('a view is shared as an address, Markdown or a citation', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/${SLUG}?language=pl`)
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('s')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(copied).toBe(page.url())
  await page.getByRole('button', { name: 'Markdown' }).click()
  await expect.poll(copied).toMatch(/^\[.*\]\(http.*language=pl\)$/)
  await page.getByRole('button', { name: 'Cite' }).click()
  await expect
    .poll(copied)
    .toMatch(
      /^\d+ votes where language is Polish\. In: .*, revision [0-9a-f]{8}; read with Ringside on \d{4}-\d\d-\d\d\. http/,
    )
  expect((await copied()).startsWith(heading ?? '?')).toBe(true)
})

test('a link says what it is, without any row’s text', async ({ page }) => {
  await page.goto(`/${SLUG}?language=pl`)
  const meta = (name: string) =>
    page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute('content')
  expect(await meta('og:title')).toContain('votes where language is Polish')
  expect(await meta('description')).toContain('votes where language is Polish')
  await page.locator('[data-row-link]').first().click()
  await expect(page.locator('#turn-1-a')).toBeVisible()
  await page.reload()
  const asked = (await page.locator('.user-block .message').first().textContent()) ?? ''
  expect(await meta('og:description')).toMatch(/^One conversation, whole\./)
  expect(await meta('og:description')).not.toContain(asked.trim().slice(0, 20))
  expect(await page.locator('meta[property="og:image"]').count()).toBe(0)
})
