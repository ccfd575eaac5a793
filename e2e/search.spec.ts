import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const votes = '/sample-arena-140k'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const field = (page: Page) => page.getByRole('combobox', { name: 'Search the text' })

/** Rows of the view, as the heading counts them. */
async function counted(page: Page): Promise<number> {
  return Number(/^[^\d]*([\d,]+) /.exec((await heading(page).textContent()) ?? '')?.[1]?.replaceAll(',', ''))
}

for (const [language, code, word] of [
  ['English', 'en', 'the'],
  ['Chinese', 'zh', '步骤'],
  ['Hindi', 'hi', 'है'],
  ['Arabic', 'ar', 'في'],
] as const) {
  test(`a word of ${language}, inside a filter: found, marked in the list and in the row, and jumped to`, async ({
    page,
    request,
  }) => {
    await page.goto(`${votes}?language=${code}`)
    const all = await counted(page)
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('/')
    await expect(field(page)).toBeFocused()
    await field(page).fill(word)
    await field(page).press('Enter')
    await expect(heading(page)).toContainText(`with “${word}” where language is ${language}`)
    await expect(page).toHaveURL(/language=/)
    const found = await counted(page)
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThanOrEqual(all)
    const { total } = (await (
      await request.get(`/api${votes}/rows?language=${code}&q=${encodeURIComponent(word)}`)
    ).json()) as { total: number }
    expect(total).toBe(found)

    const listed = await page.locator('mark.hit').allTextContents()
    expect(listed.length).toBeGreaterThan(0)
    for (const one of listed) expect(one.toLowerCase()).toBe(word)
    await page.locator('[data-row-link]').first().click()
    await expect(page).toHaveURL(/\/rows\/.*q=/)
    const marks = page.locator('.thread mark[data-hit]')
    await expect(marks.first()).toBeAttached()
    const count = await marks.count()
    expect((await marks.first().textContent())?.toLowerCase()).toBe(word)
    await expect(page.locator('[data-hits]')).toHaveAttribute('data-hits', String(count))
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('n')
    await expect(page.locator('[data-hits]')).toContainText(`1 of ${count}`)
    await expect(page.locator('mark[data-now]')).toBeInViewport()
    await page.keyboard.press('N')
    await expect(page.locator('[data-hits]')).toContainText(`${count} of ${count}`)
    await expect(page.locator('mark[data-now]')).toBeInViewport()
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
  await page.goto(`${votes}/votes`)
  const whole = await page.locator('tr[data-model]').allTextContents()
  await field(page).fill('prompt:write')
  await field(page).press('Enter')
  await expect(heading(page)).toHaveText(/^Leaderboard of [\d,]+ votes with “write” in the prompt$/)
  const part = await page.locator('tr[data-model]').allTextContents()
  expect(part).not.toEqual(whole)
  await expect(page.getByText('chosen by words of the answers')).toHaveCount(0)

  await page.goto(`${votes}/votes?q=answer:the`)
  await expect(page.getByText('chosen by words of the answers')).toBeVisible()
  await expect(page.locator('tr[data-model]').first()).toBeVisible()

  await page.goto(`${votes}/votes?q=loser:the`)
  await expect(page.getByRole('status').filter({ hasText: 'chosen by how they ended' })).toBeVisible()
  await expect(page.locator('tr[data-model]').first()).toBeVisible()
  const board = (await (await request.get(`/api${votes}/leaderboard?q=loser:the`)).json()) as {
    reason: string
    ratings: readonly unknown[]
    votes_used: number
  }
  expect(board).toMatchObject({ reason: 'chosen_by_result', ratings: [] })
  expect(board.votes_used).toBeGreaterThan(100)
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
