import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, WCAG_AA } from './accessible'

const votes = '/sample-arena-140k'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

interface Answer {
  readonly ratings: readonly { readonly model: string; readonly rating: number; readonly votes: number }[]
}
interface Pair {
  readonly total: number
  readonly a_wins: number
  readonly groups: Readonly<
    Record<string, readonly { readonly value: string; readonly a_wins: number; readonly votes: number }[]>
  >
}

/** The two models with the most votes. */
async function busiest(request: import('@playwright/test').APIRequestContext): Promise<[string, string]> {
  const { ratings } = (await (await request.get(`/api${votes}/leaderboard`)).json()) as Answer
  const [a, b] = [...ratings].sort((one, other) => other.votes - one.votes)
  return [a?.model ?? '', b?.model ?? '']
}

test('head to head: every part of the bar and every row of a chart opens exactly its votes', async ({
  page,
  request,
}) => {
  const [a, b] = await busiest(request)
  const pair = `a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`
  const said = (await (await request.get(`/api${votes}/versus?${pair}`)).json()) as Pair
  await page.goto(`${votes}/versus?${pair}`)
  await expect(heading(page)).toHaveText(`${a} against ${b}: ${said.total} votes`)
  await page.locator('summary', { hasText: 'Export' }).click()
  await expect(page.getByRole('link', { name: 'CSV', exact: true })).toHaveAttribute('href', /model=.*&vs=/)
  await page.locator('summary', { hasText: 'Export' }).click()
  await page.getByRole('link', { name: `${said.a_wins} won by ${a}` }).click()
  await expect(heading(page)).toHaveText(new RegExp(`^${said.a_wins} votes? where .* beat `))
  await page.goBack()

  for (const name of ['category', 'language', 'date']) {
    const row = said.groups[name]?.find((one) => one.a_wins > 0)
    const chart = page.locator(`figure[aria-labelledby="by-${name}"]`)
    const part = chart.locator('svg a[href*="outcome=win"]').first()
    const count = /: (\d+) /.exec((await part.getAttribute('aria-label')) ?? '')?.[1]
    expect(Number(count)).toBe(row?.a_wins)
    await part.click()
    await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where`))
    await page.goBack()
  }
  const lengths = page.locator('figure[aria-labelledby="by-length"]')
  for (const at of [0, 1, 2]) {
    const part = lengths.locator('svg a').nth(at)
    const count = /: (\d+) /.exec((await part.getAttribute('aria-label')) ?? '')?.[1]
    await part.click()
    await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .*longer answer is by`))
    await page.goBack()
  }
  await page.getByRole('link', { name: /^All \d+ votes$/ }).click()
  await expect(page).toHaveURL(/sort=-surprise/)
  await expect(heading(page)).toHaveText(new RegExp(`^${said.total} votes where`))
})

test('a model has a page: from the board of a view to its rating there, to an opponent, to the votes', async ({
  page,
  request,
}) => {
  const [model] = await busiest(request)
  const address = `${votes}/models/${encodeURIComponent(model)}?language=en`
  const { ratings } = (await (await request.get(`/api${votes}/leaderboard?language=en`)).json()) as Answer
  const own = ratings.find((one) => one.model === model)
  await page.goto(address)
  await expect(heading(page)).toContainText(model)
  const standing = page.getByRole('region', { name: 'Standing' })
  await expect(standing).toContainText(`Rating here${Math.round(own?.rating ?? 0)}`)
  await expect(standing).toContainText(`of ${own?.votes.toLocaleString('en')}`)
  await expect(page.getByRole('region', { name: 'Rating and rank by category' })).toBeVisible()

  await page.getByText(/^All \d+ opponents/).click()
  const all = page.locator('details').filter({ hasText: 'in the order of the board' })
  const opponent = all.locator('tr:has(a[href*="outcome=win"])').first()
  const won = opponent.getByRole('link').nth(1)
  const count = await won.textContent()
  await won.click()
  await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .* (won|beat) .*English`))
  await page.goBack()
  await page.getByText(/^All \d+ opponents/).click()
  await all.locator('tr').nth(1).getByRole('link', { name: 'head to head' }).click()
  await expect(page).toHaveURL(/\/versus\?a=.*language=en/)
})

test('the votes to read are the first of the lists they name', async ({ page, request }) => {
  const [model] = await busiest(request)
  await page.goto(`${votes}/models/${encodeURIComponent(model)}`)
  const odds = page.locator('div:has(> h3:text("Wins against the odds"))')
  const first = (await odds.locator('[data-row-link]').first().getAttribute('href'))?.split('?')[0]
  await odds.getByRole('link', { name: 'all in this order' }).click()
  await expect(page).toHaveURL(/outcome=win.*sort=-surprise/)
  await expect(page.locator(`a[data-row-link][href^="${first}"]`).first()).toBeVisible()
})

test('the view’s own model steps aside and is named; a model that is not there is not found', async ({
  page,
  request,
}) => {
  const [model, other] = await busiest(request)
  await page.goto(
    `${votes}/models/${encodeURIComponent(model)}?model=${encodeURIComponent(other)}&outcome=win`,
  )
  await expect(page.getByText('The view’s own model, outcome step aside here')).toBeVisible()
  expect((await page.goto(`${votes}/models/nobody`))?.status()).toBe(404)
  expect((await page.goto(`${votes}/models/a%2Fb%3A(c)%20d`))?.status()).toBe(404)
})

test('a model of chats has a profile without votes', async ({ page, request }) => {
  const { facets } = (await (await request.get('/api/sample-vision-chat/facets')).json()) as {
    facets: { model: readonly { value: string; count: number }[] }
  }
  const [{ value, count } = { value: '', count: 0 }] = facets.model
  await page.goto(`/sample-vision-chat/models/${encodeURIComponent(value)}`)
  await expect(heading(page)).toHaveText(`${value}: ${count.toLocaleString('en')} chats`)
  await expect(page.getByRole('heading', { name: 'By language' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Standing' })).toHaveCount(0)
})

test('without scripts and on a phone both pages are there, and nothing hangs over', async ({
  browser,
  baseURL,
  request,
}) => {
  const [a, b] = await busiest(request)
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  for (const path of [
    `${votes}/models/${encodeURIComponent(a)}`,
    `${votes}/versus?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`,
  ]) {
    await page.goto(path)
    await expect(page.locator('figure svg a').first()).toBeVisible()
    await expect(page.locator('summary', { hasText: 'Share' })).toBeVisible()
    if (path.includes('/models/')) {
      await expect(page.getByRole('heading', { name: 'Rating and rank by category' })).toBeVisible()
    }
    expect(await page.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true)
  }
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a model and a pair hold WCAG AA in ${colorScheme}`, async ({ page, request }) => {
    test.slow()
    const [a, b] = await busiest(request)
    await page.emulateMedia({ colorScheme })
    for (const path of [
      `${votes}/models/${encodeURIComponent(a)}`,
      `${votes}/versus?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`,
    ]) {
      await page.goto(path)
      await expectAccessible(page, { tags: WCAG_AA, coloursOnly: colorScheme === 'dark' })
    }
  })
}
