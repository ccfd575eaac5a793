import { type APIRequestContext, expect, type Page, test } from '@playwright/test'

interface Listed {
  readonly id: string
  readonly winner: string | null
  readonly surprise: number | null
}

async function listOf(request: APIRequestContext, slug: string, query: string): Promise<readonly Listed[]> {
  return (await (await request.get(`/api/${slug}/rows?${query}`)).json()).rows
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const panel = (page: Page) => page.getByRole('region', { name: 'What was expected' })

for (const slug of ['llmfao-battles', 'arena140k-100', 'vision-battle-real']) {
  test(`the most surprising vote of ${slug} is read, and its answers compared`, async ({ page, request }) => {
    const [first, second] = await listOf(request, slug, 'sort=-surprise')
    expect(first?.surprise).toBeGreaterThanOrEqual(second?.surprise ?? Number.POSITIVE_INFINITY)
    await page.goto(`/${slug}?sort=-surprise`)
    await page.locator('[data-row-link]').first().click()
    await expect(page).toHaveURL(/\/rows\//)
    await expect(panel(page)).toContainText(`Surprise ${first?.surprise?.toFixed(1)} bits`)
    await expect(panel(page).getByText('✓ happened')).toBeVisible()
    await page.getByRole('link', { name: 'Differences', exact: true }).click()
    await expect(page.locator('.compared-note').first()).toBeVisible()
    await expect(page.locator('.compared-text mark').first()).toBeVisible()
  })
}

test('a range of surprise is counted as its heading says, with shares and no rating', async ({
  page,
  request,
}) => {
  const { facets } = await (await request.get('/api/llmfao-battles/facets')).json()
  const bin = facets.surprise.bins.at(-1)
  await page.goto(`/llmfao-battles?surprise=${bin.low}..${bin.high}`)
  await expect(heading(page)).toHaveText(
    new RegExp(`^${bin.count.toLocaleString('en')} votes? where surprise is ${bin.low} to under`),
  )
  await page.goto('/llmfao-battles/votes?surprise=3..')
  await expect(page.getByText(/a rating would only repeat the choice/)).toBeVisible()
})

test('every stored surprise of real votes is that of the prediction on its page', async ({ request }) => {
  for (const { id, winner, surprise } of (await listOf(request, 'llmfao-battles', 'size=25&page=40')).slice(
    0,
    8,
  )) {
    if (winner === null || surprise === null) continue
    const { prediction } = await (
      await request.get(`/api/llmfao-battles/rows/${encodeURIComponent(id)}`)
    ).json()
    const chance = {
      model_a: prediction.a_wins,
      model_b: prediction.b_wins,
      tie: prediction.tie,
      both_bad: prediction.both_bad,
    }[winner]
    expect(-Math.log2(chance)).toBeCloseTo(surprise, 3)
  }
})

test('how votes on the same question ended stands per model', async ({ page, request }) => {
  const [row] = await listOf(request, 'llmfao-battles', 'size=25')
  await page.goto(`/llmfao-battles/rows/${encodeURIComponent(row?.id ?? '')}`)
  const ways = page.locator('details', { hasText: 'How these votes ended, per model' }).first()
  await ways.locator('summary').click()
  const cell = ways.locator('td a[href*="outcome=win"]').first()
  const count = await cell.textContent()
  await cell.click()
  await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .* (won|beat)\\b.*question is`))
})
