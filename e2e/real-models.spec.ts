import { expect, type Page, test } from '@playwright/test'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

interface Board {
  readonly ratings: readonly { readonly model: string; readonly rating: number; readonly votes: number }[]
}
interface Pair {
  readonly total: number
  readonly a_wins: number
}

for (const slug of ['llmfao-battles', 'vision-battle-real'] as const) {
  test(`${slug}: every model has a page that says what the board says`, async ({ page, request }) => {
    const { ratings } = (await (await request.get(`/api/${slug}/leaderboard`)).json()) as Board
    expect(ratings.length).toBeGreaterThan(10)
    for (const { model, rating } of [ratings[0]!, ratings[ratings.length - 1]!]) {
      await page.goto(`/${slug}/models/${encodeURIComponent(model)}`)
      await expect(heading(page)).toContainText(model)
      await expect(page.getByRole('region', { name: 'Standing' })).toContainText(
        `Rating here${Math.round(rating)}`,
      )
    }
    const broken: string[] = []
    for (const { model } of ratings) {
      const answer = await request.get(`/${slug}/models/${encodeURIComponent(model)}`)
      if (answer.status() !== 200) broken.push(model)
    }
    expect(broken).toEqual([])
  })
}

test('names with brackets are one segment, and lead from the profile to a pair to its votes', async ({
  page,
  request,
}) => {
  const model = 'LLaMA-2-Chat (70B)'
  await page.goto(`/llmfao-battles/models/${encodeURIComponent(model)}`)
  await page.getByText(/^All \d+ opponents/).click()
  const all = page.locator('details').filter({ hasText: 'in the order of the board' })
  await all.locator('tr').nth(1).getByRole('link', { name: 'head to head' }).click()
  await expect(heading(page)).toHaveText(/against .+: \d+ votes?$/)
  const asked = new URL(page.url()).searchParams
  expect(asked.get('a')).toBe(model)
  const said = (await (
    await request.get(`/api/llmfao-battles/versus?${new URLSearchParams(asked)}`)
  ).json()) as Pair
  await expect(heading(page)).toHaveText(new RegExp(`: ${said.total} votes?$`))
  await page.getByRole('link', { name: /^(All \d+ votes?|Browse them)$/ }).click()
  await expect(heading(page)).toHaveText(new RegExp(`^${said.total} votes? where`))
})
