import { expect, type Page, test } from '@playwright/test'
import { cellWords } from './matrix'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('59 models: from the board through a cell to its votes, to one vote, and back with the view intact', async ({
  page,
}) => {
  await page.goto('/llmfao-battles/votes?category=math&cells=tie_rate')
  const title = await heading(page).textContent()
  await expect(page.locator('tr[data-model]').first()).toBeVisible()
  const cells = page.locator('.matrix td a')
  const titles = await cellWords(page.locator('.matrix'))
  const at = titles.findIndex((words) => / [1-9]\d* tied/.test(words))
  expect(at).toBeGreaterThanOrEqual(0)
  const count = / (\d+) tied/.exec(titles[at] ?? '')?.[1]
  await cells.nth(at).click()
  await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .* tied with `))
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/rows\/.*outcome=tie/)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/votes\?category=math&cells=tie_rate$/)
  await expect(heading(page)).toHaveText(title ?? '')
})

test('a category of real votes against the rest: the panel says what the API says, and opens its board', async ({
  page,
  request,
}) => {
  await page.goto('/llmfao-battles/votes')
  const chart = page.getByRole('figure', { name: 'Ratings by category' })
  const panel = chart.locator('svg a').first()
  const words = (await panel.getAttribute('aria-label')) ?? ''
  const count = /: ([\d,]+) votes$/.exec(words)?.[1] ?? ''
  const { values } = (await (await request.get('/api/llmfao-battles/breakdown?by=category')).json()) as {
    values: { votes: number; differences: { model: string; difference: number }[] }[]
  }
  expect(values[0]?.votes.toLocaleString('en')).toBe(count)
  await panel.click()
  await expect(heading(page)).toHaveText(new RegExp(`^Leaderboard of ${count} votes where category is`))
})

test('a hundred votes are provisional and say what they cannot carry; pictures have their presets', async ({
  page,
}) => {
  await page.goto('/arena140k-100/votes')
  await expect(page.getByText(/provisional: /).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What these votes can carry' })).toBeVisible()
  await expect(page.getByText(/no rating to compare/)).toBeVisible()
  await page.goto('/arena140k-100/votes?language=xx')
  await expect(page.getByRole('link', { name: 'Clear all filters' })).toBeVisible()
  for (const slices of ['language', 'side', 'length', 'time']) {
    const answer = await page.goto(`/vision-battle-real/votes?slices=${slices}`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByRole('heading', { name: 'What drives these votes' })).toBeVisible()
  }
})
