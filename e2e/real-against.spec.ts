import { expect, type Page, test } from '@playwright/test'

const votes = '/llmfao-battles'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('two categories of real votes compared, from the menu to the board and to the votes there', async ({
  page,
  request,
}) => {
  const { facets } = await (await request.get(`/api${votes}/facets`)).json()
  const [first, second] = facets.category.map(({ value }: { value: string }) => value)
  await page.goto(`${votes}/votes?category=${first}`)
  await page.locator('summary', { hasText: 'Compare' }).click()
  await page.getByRole('combobox', { name: 'The same with another value' }).selectOption(`category=${second}`)
  await page.getByRole('button', { name: 'Compare' }).first().click()
  await expect(heading(page)).toHaveText(/compared with [\d,]+ votes where category is/)

  const query = `category=${first}&against=${encodeURIComponent(`category=${second}`)}`
  const board = await (await request.get(`/api${votes}/leaderboard?${query}`)).json()
  expect(board.against).toMatchObject({ view: `category=${second}`, overlap: expect.any(Number) })
  const compared = board.ratings.filter(({ there }: { there: unknown }) => there)
  expect(compared.length).toBeGreaterThan(5)
  for (const { model, there } of compared.slice(0, 5)) {
    const cells = page.locator(`tr[data-model="${model}"] td`)
    await expect(cells.nth((await cells.count()) - 2)).toHaveText(String(Math.round(there.rating)))
  }
  const words = /compared with (.*)$/.exec((await heading(page).textContent()) ?? '')?.[1] ?? ''
  await heading(page).getByRole('link', { name: words }).click()
  await expect(heading(page)).toHaveText(words)
})

test('doubtful rows of every real dataset open as many rows as they say', async ({ request }) => {
  test.slow()
  const { datasets } = await (await request.get('/api/datasets')).json()
  for (const { slug } of datasets) {
    const answer = await request.get(`/api/${slug}/quality`)
    expect(answer.status(), slug).toBe(200)
    for (const { kind, count, view } of (await answer.json()).lines) {
      if (!view) continue
      const { total } = await (await request.get(`/api/${slug}/rows?${view}`)).json()
      expect({ slug, kind, total }).toEqual({ slug, kind, total: count })
    }
  }
})

test('chats are compared by shares on real files', async ({ page, request }) => {
  const { facets } = await (await request.get('/api/vision-chat-real/facets')).json()
  const language = facets.language[0].value
  await page.goto(`/vision-chat-real?language=${language}&against=rest`)
  await expect(heading(page)).toHaveText(/compared with the other [\d,]+ chats?$/)
  await expect(page.locator('.facet .shares').first()).toBeVisible()
})
