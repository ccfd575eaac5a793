import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { counted, field, findWord, heading, searchTheBoard } from './find-words'

const votes = '/sample-arena-140k'

for (const wanted of [
  { language: 'English', code: 'en', word: 'the' },
  { language: 'Chinese', code: 'zh', word: '步骤' },
  { language: 'Hindi', code: 'hi', word: 'है' },
  { language: 'Arabic', code: 'ar', word: 'في' },
]) {
  test(`a word of ${wanted.language}, inside a filter: found, marked in the list and in the row, and jumped to`, async ({
    page,
    request,
  }) => {
    await findWord(page, request, 'sample-arena-140k', wanted)
  })
}

test('what was found is marked in a gallery, and where two answers are compared', async ({ page }) => {
  await page.goto(`${votes}?q=answer%3Athe&as=gallery&size=25`)
  const found = page.locator(
    'li:has([data-row-link]) [data-found="a"], li:has([data-row-link]) [data-found="b"]',
  )
  expect(await found.count()).toBeGreaterThan(10)
  for (const one of await found.locator('mark.hit').allTextContents()) expect(one.toLowerCase()).toBe('the')
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/rows\//)
  const marks = page.locator('.thread mark[data-hit]')
  await expect(marks.first()).toBeAttached()
  await page.goto(`${page.url()}&text=diff`)
  await expect(page.locator('.compared-text mark.hit').first()).toBeAttached()
  const count = await marks.count()
  await expect(page.locator('[data-hits]')).toHaveAttribute('data-hits', String(count))
  for (const one of await marks.allTextContents()) expect(one.toLowerCase()).toBe('the')
})

test('words of the prompt change the board; words of the losing answer give counts and no rating', async ({
  page,
  request,
}) => {
  await searchTheBoard(page, request, 'sample-arena-140k', 'write')
})

test('facets, matrix and export hold the rows that were found', async ({ page, request }) => {
  const ask = async <Body>(path: string) => (await (await request.get(`/api${votes}/${path}`)).json()) as Body
  const q = `q=${encodeURIComponent('"of the"')}`
  await page.goto(`${votes}?${q}`)
  const found = await counted(page)
  const { total, facets } = await ask<{ total: number; facets: { winner: { count: number }[] } }>(
    `facets?${q}`,
  )
  expect(total).toBe(found)
  expect(facets.winner.reduce((sum, { count }) => sum + count, 0)).toBe(found)
  const exported = await (await request.get(`/api${votes}/export?format=jsonl&${q}`)).text()
  expect(exported.trim().split('\n')).toHaveLength(found)
})

test('values are suggested while typing, chosen by arrow keys, and Escape leaves', async ({ page }) => {
  await page.goto(votes)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('/')
  await page.keyboard.type('steps chin')
  await expect(page.locator('[data-read]')).toHaveText(/Rows with “steps” and “chin”/)
  const option = page
    .locator('[role=listbox]')
    .getByRole('option', { name: /Chinese/ })
    .first()
  await expect(option).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('header').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[role=listbox]').getByRole('option', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('[role=listbox]').getByRole('option')).toHaveCount(0)
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field(page)).not.toBeFocused()

  await page.keyboard.press('/')
  await page.keyboard.type('e')
  await expect(option).toBeHidden()
  await field(page).fill('chin')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/language=zh/)
  await expect(heading(page)).toHaveText(/votes where language is Chinese/)
})

test('nothing found says what emptied the view, and offers it away', async ({ page }) => {
  await page.goto(`${votes}?language=pl&q=xyzzyplugh`)
  await expect(page.getByText('No row is left by “with ‘xyzzyplugh’”.')).toBeVisible()
  await page.getByRole('link', { name: /Without “with ‘xyzzyplugh’”/ }).click()
  await expect(heading(page)).toHaveText(/votes where language is Polish/)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('the form searches, keeps the view, and marks what it found', async ({ page }) => {
    await page.goto(`${votes}?language=en&sort=-length`)
    await page.locator('input[name=q]').fill('answer:"of the"')
    await page.locator('input[name=q]').press('Enter')
    await expect(page).toHaveURL(/language=en&sort=-length&q=|q=.*language=en.*sort=-length/)
    await expect(heading(page)).toContainText('with “of the” in an answer where language is English')
    await expect(page.locator('mark.hit').first()).toHaveText(/^of the$/i)
    await page.locator('[data-row-link]').first().click()
    await expect(page.locator('.thread mark.hit').first()).toBeAttached()
  })
})

test('a phone unfolds the search below the header', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(votes)
  await expect(field(page)).toBeHidden()
  await page.locator('label[for=search-open]').click()
  await field(page).fill('water')
  await field(page).press('Enter')
  await expect(heading(page)).toContainText('with “water”')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
