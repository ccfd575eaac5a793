import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, WCAG_AA } from './accessible'
import { cellWords } from './matrix'

const votes = '/sample-arena-140k'

interface Answer {
  readonly ratings: readonly { readonly model: string; readonly rating: number; readonly votes: number }[]
}

/** What the board shows: model, rating in whole points, votes. */
const boardOf = (page: Page) =>
  page.locator('tr[data-model]').evaluateAll((rows) =>
    rows.map((row) => ({
      model: row.getAttribute('data-model') ?? '',
      rating: Number(row.children[2]?.querySelector('b')?.textContent),
      votes: Number(row.children[4]?.textContent?.replaceAll(',', '')),
    })),
  )
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('from the list to the board, through a cell to its votes, to one vote, and back with the view intact', async ({
  page,
}) => {
  await page.goto(`${votes}?language=en`)
  const listed = await heading(page).textContent()
  await page.getByRole('navigation', { name: 'Dataset' }).getByRole('link', { name: 'Votes' }).click()
  await expect(heading(page)).toHaveText(`Leaderboard of ${listed}`)
  const address = page.url()

  const words = await cellWords(page.locator('.matrix'))
  const at = words.findIndex((one) => / [1-9]\d* won/.test(one))
  const won = page.locator('.matrix td a').nth(at)
  await expect(won).toHaveAttribute('href', /outcome=win/)
  const count = /(\d+) won/.exec(words[at] ?? '')?.[1]
  await won.click()
  await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .* beat .*English`))
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/rows\/.*outcome=win/)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(heading(page)).toHaveText(`Leaderboard of ${listed}`)
})

test('a filter changes board, matrix and list alike, and the page shows what the API says', async ({
  page,
  request,
}) => {
  await page.goto(`${votes}/votes`)
  const before = await boardOf(page)
  const choice = page
    .getByRole('navigation', { name: 'Filters' })
    .locator('details', { has: page.getByText('category', { exact: true }) })
    .getByRole('link', { name: /^creativity/ })
  await choice.click()
  await expect(page).toHaveURL(/\/votes\?category=creativity/)
  await expect(heading(page)).toHaveText(/^Leaderboard of [\d,]+ votes where category is creativity$/)
  const after = await boardOf(page)
  expect(after).not.toEqual(before)
  const { ratings } = (await (
    await request.get(`/api${votes}/leaderboard?category=creativity`)
  ).json()) as Answer
  expect(after).toEqual(
    ratings.map((one) => ({ model: one.model, rating: Math.round(one.rating), votes: one.votes })),
  )
  const heads = await page.locator('.matrix tbody th').allTextContents()
  expect(heads).toEqual(ratings.map(({ model }) => model))

  const first = page.locator('tr[data-model]').first()
  const shown = await first.locator('td').nth(3).textContent()
  await first.locator('td').nth(3).getByRole('link').click()
  await expect(heading(page)).toHaveText(
    new RegExp(`^${shown} votes? where model is .* category is creativity`),
  )
})

test('policies are links in the address; sorting changes the order and nothing else', async ({ page }) => {
  await page.goto(`${votes}/votes`)
  const half = await boardOf(page)
  await page.getByRole('link', { name: 'left out', exact: true }).click()
  await expect(page).toHaveURL(/ties=drop/)
  await expect(page.getByText(/Ties and both bad are left out/)).toBeVisible()
  expect(await boardOf(page)).not.toEqual(half)
  await page.getByRole('link', { name: 'half a win', exact: true }).click()
  await expect(page).not.toHaveURL(/ties/)
  await page.getByRole('columnheader', { name: 'Votes', exact: true }).getByRole('link').click()
  await expect(page).toHaveURL(/by=votes/)
  const sorted = await boardOf(page)
  expect(sorted.map((row) => row.votes)).toEqual(
    sorted.map((row) => row.votes).sort((one, other) => other - one),
  )
  expect(new Set(sorted.map((row) => JSON.stringify(row)))).toEqual(
    new Set(half.map((row) => JSON.stringify(row))),
  )
})

test('votes chosen by their result are counted, not rated, and the page says why', async ({ page }) => {
  await page.goto(`${votes}/votes?winner=tie`)
  await expect(page.getByRole('status').filter({ hasText: 'chosen by how they ended' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Rating' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Rate them whatever their result' }).click()
  await expect(page.getByRole('columnheader', { name: 'Rating' })).toBeVisible()
})

test('arrow keys move through the matrix, one cell is in the tab order', async ({ page }) => {
  await page.goto(`${votes}/votes`)
  const links = page.locator('.matrix td a')
  await expect(page.locator('.matrix td a[tabindex="0"]')).toHaveCount(1)
  await links.first().focus()
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'))
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const moved = await page.evaluate(() => document.activeElement?.getAttribute('href'))
  expect(moved).not.toBe(first)
  await expect(page.locator('.matrix td a[tabindex="0"]')).toHaveCount(1)
  await expect(page.locator('.matrix + p').first()).toContainText(' against ')
})

test('without scripts the board and every cell are there; on a phone nothing hangs over', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(`${votes}/votes?category=math`)
  await expect(page.locator('tr[data-model]').first()).toBeVisible()
  await expect(page.locator('.matrix td a').first()).toBeAttached()
  const late = page.getByRole('figure', { name: /^How votes ended, by/ })
  await page.getByRole('link', { name: 'language', exact: true }).click()
  await expect(late).toBeVisible()
  await page.goBack()
  await expect(late).toBeHidden()
  await page.getByRole('link', { name: 'Show it without scripts' }).click()
  await expect(late).toBeVisible()
  const narrow = await page.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)
  expect(narrow).toBe(true)
  await context.close()
})

test('an empty view says which choice emptied it; chats have no board', async ({ page, request }) => {
  const answer = await page.goto(`${votes}/votes?model=nobody`)
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('link', { name: 'Clear all filters' })).toHaveAttribute(
    'href',
    `${votes}/votes`,
  )
  expect((await page.goto('/sample-vision-chat/votes'))?.status()).toBe(404)
  const refused = await request.get('/api/sample-vision-chat/leaderboard')
  expect([refused.status(), ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
    404,
    'not_votes',
  ])
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of [`${votes}/votes?style=full&language=en`, `${votes}/votes?winner=tie`, '/methods']) {
    test(`${path} holds WCAG AA in ${colorScheme}`, async ({ page }) => {
      test.slow() // Every cell of the matrix is looked at.
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await expectAccessible(page, { tags: WCAG_AA, coloursOnly: colorScheme === 'dark' })
    })
  }
}

test('two models stand head to head, and every number there leads to its votes', async ({ page }) => {
  await page.goto(`${votes}/versus?language=en`)
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/\/versus\?.*a=.*b=/)
  await expect(heading(page)).toHaveText(/^.+ against .+: [\d,]+ votes?$/)
  const total = /([\d,]+) votes?$/.exec((await heading(page).textContent()) ?? '')?.[1]
  const won = page.getByRole('link', { name: /^\d+ won by/ }).first()
  const count = /^\d+/.exec((await won.textContent()) ?? '')?.[0]
  await won.click()
  await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .* beat `))
  await page.goBack()
  await page.getByRole('link', { name: 'Swap' }).click()
  await expect(heading(page)).toHaveText(new RegExp(`: ${total} votes?$`))
  expect((await page.goto(`${votes}/versus?a=nobody&b=no-one`))?.status()).toBe(404)
})
