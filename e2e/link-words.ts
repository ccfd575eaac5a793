import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'

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

/** Copies a link to words of side B in the first row of a view: another reader finds them marked, or is told. */
export async function linkToWords(
  browser: Browser,
  page: Page,
  context: BrowserContext,
  view: string,
): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(view)
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
}
