import { expect, type Page, test } from '@playwright/test'

const SLUG = 'sample-arena-140k'

async function idsOf(page: Page): Promise<string[]> {
  return page
    .locator('[data-row-link]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

/** Selects the first `length` characters of a text node that is long enough, as a reader would by dragging. */
async function selectWords(page: Page, within: string, length: number): Promise<string> {
  const words = await page.locator(within).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text
      if (text.data.trim().length < wanted || !text.parentElement?.closest('.message')) continue
      text.parentElement.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(text, 0)
      range.setEnd(text, wanted)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
      return range.toString()
    }
    throw new Error('no text is long enough')
  }, length)
  // A key that changes nothing: the page looks at the selection when a key or the pointer is let go.
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Shift')
  return words
}

const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('linked-words') ?? [])].map((range) => String(range)).join())

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
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/${SLUG}?turns=2..`)
  await page.locator('[data-row-link]').first().click()
  await expect(page.locator('#turn-1-b')).toBeVisible()
  const words = await selectWords(page, '#turn-1-b', 12)
  await page.getByRole('button', { name: 'Copy link to this' }).click()
  await expect(page.getByText('Link to these words copied')).toBeVisible()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(address).toMatch(/words=[^#]+#turn-1-b$/)
  const elsewhere = await browser.newPage()
  await elsewhere.goto(address)
  await expect.poll(() => marked(elsewhere)).toBe(words)
  await elsewhere.goto(address.replace(/words=[^&#]+/, 'words=never%20said%20here'))
  await expect(elsewhere.getByText('The text has changed')).toBeVisible()
  expect(await marked(elsewhere)).toBe('')
  await elsewhere.close()
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
