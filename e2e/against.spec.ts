import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessible'

const votes = '/sample-arena-140k'
const chats = '/sample-vision-chat'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const menu = (page: Page) => page.locator('summary', { hasText: 'Compare' })
const row = (page: Page, facet: string, value: string) =>
  page
    .locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${facet}`, 'i') }) })
    .locator('.facet li', { has: page.getByText(value, { exact: true }) })

interface Pair {
  readonly value: string
  readonly here: { readonly count: number; readonly share: number }
  readonly there: { readonly count: number; readonly share: number }
  readonly difference: number
}

test('two categories compared: heading, shares and board are those of the API, and it can be swapped and ended', async ({
  page,
  request,
}) => {
  await page.goto(`${votes}/votes?category=math`)
  await menu(page).click()
  await page.getByRole('combobox', { name: 'The same with another value' }).selectOption('category=code')
  await page.getByRole('button', { name: 'Compare' }).first().click()
  await expect(page).toHaveURL(/against=category%3Dcode/)
  await expect(heading(page)).toHaveText(
    /^Leaderboard of [\d,]+ votes where category is math compared with [\d,]+ votes where category is code$/,
  )
  await expect(page).toHaveTitle(/math compared with .* code/)

  const api = `category=math&against=category%3Dcode`
  const facets = await (await request.get(`/api${votes}/facets?${api}`)).json()
  for (const one of facets.facets.winner as Pair[]) {
    if (one.value !== 'tie') continue
    const shown = await row(page, 'winner', 'tie').locator('.shares').textContent()
    expect(shown).toContain(
      `${(100 * one.here.share).toFixed(1)}\u00a0%${(100 * one.there.share).toFixed(1)}\u00a0%`,
    )
  }
  const board = await (await request.get(`/api${votes}/leaderboard?${api}`)).json()
  for (const { model, there } of board.ratings) {
    const cells = page.locator(`tr[data-model="${model}"] td`)
    const count = await cells.count()
    await expect(cells.nth(count - 2)).toHaveText(there ? String(Math.round(there.rating)) : '–')
  }

  const before = await heading(page).textContent()
  await page.getByRole('link', { name: 'Swap the two' }).click()
  await expect(page).toHaveURL(/category=code&against=category%3Dmath/)
  const [, here, there] = /of (.*) compared with (.*)$/.exec(before ?? '') ?? []
  await expect(heading(page)).toHaveText(`Leaderboard of ${there} compared with ${here}`)
  await page.getByRole('link', { name: 'Stop comparing' }).click()
  await expect(page).toHaveURL(/\?category=code$/)
  await expect(page.locator('.shares')).toHaveCount(0)
})

test('chats are compared too, the comparison follows every choice, and both names open their rows', async ({
  page,
}) => {
  await page.goto(`${chats}?language=en&against=rest`)
  await expect(heading(page)).toHaveText(
    /^[\d,]+ chats where language is English compared with the other [\d,]+ chats$/,
  )
  const other = /the other ([\d,]+) chats/.exec((await heading(page).textContent()) ?? '')?.[1]
  await row(page, 'category', 'ocr').getByRole('link').first().click()
  await expect(page).toHaveURL(/category=ocr&language=en&against=rest/)
  await page.goBack()
  await heading(page)
    .getByRole('link', { name: /the other/ })
    .click()
  await expect(heading(page)).toHaveText(`${other} chats where language is not English`)
})

test('an address is pasted without any script, and one of another dataset is named', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${baseURL}${votes}?language=en`)
  const paste = async (address: string) => {
    await menu(page).click()
    const field = page.getByRole('textbox', { name: 'Address of a view of this dataset' })
    await field.fill(address)
    await field.press('Enter')
  }
  await paste(`https://colleague.example${votes}/votes?category=math&sort=oldest&style=full`)
  await expect(heading(page)).toHaveText(/English compared with [\d,]+ votes where category is math$/)
  await expect(page.getByText(/in both: differences have no interval/)).toBeVisible()
  // Every link carries it in its one spelling.
  await expect(page.getByRole('link', { name: 'Votes', exact: true })).toHaveAttribute(
    'href',
    `${votes}/votes?language=en&against=category%3Dmath`,
  )
  await page.getByRole('link', { name: 'Stop comparing' }).click()
  await paste(`${chats}?language=fr`)
  await expect(heading(page)).toHaveText(/votes where language is English$/)
  await expect(page.getByText(/against=.* was not understood and was ignored/)).toBeVisible()
  await context.close()
})

for (const [width, scheme] of [
  [1440, 'light'],
  [1024, 'dark'],
  [390, 'light'],
] as const) {
  test(`nothing overflows and all can be read at ${width} px, ${scheme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${votes}/votes?language=en&against=language%3Dpl`)
    if (width < 1024) await page.getByText(/^Filters/).click()
    await menu(page).click()
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    const box = await page.getByRole('textbox', { name: 'Address of a view of this dataset' }).boundingBox()
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true)
    await expectAccessible(page)
  })
}
