import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessible'

const votes = 'sample-arena-140k'
const pictureVotes = 'sample-vision-battle'

interface Listed {
  readonly id: string
  readonly model_a: string
  readonly model_b: string
  readonly winner: string | null
  readonly surprise: number | null
  readonly session: string | null
}

interface Read extends Listed {
  readonly prediction: {
    readonly a_wins: number
    readonly b_wins: number
    readonly tie: number
    readonly both_bad: number
    readonly surprise: number
    readonly standing: { readonly a: Standing; readonly b: Standing }
    readonly view: { readonly a_wins?: number; readonly reason?: string } | null
  }
}

interface Standing {
  readonly model: string
  readonly rating: number
  readonly rank_lower: number
  readonly rank_upper: number
}

async function listOf(request: APIRequestContext, query: string, slug = votes): Promise<readonly Listed[]> {
  const answer = await (await request.get(`/api/${slug}/rows?${query}`)).json()
  return answer.rows
}

async function readOf(request: APIRequestContext, id: string, query = ''): Promise<Read> {
  return (await request.get(`/api/${votes}/rows/${encodeURIComponent(id)}${query}`)).json()
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const panel = (page: Page) => page.getByRole('region', { name: 'What was expected' })
const percent = (share: number) => `${(100 * share).toFixed(0)} %`

test('from the most surprising votes to one of them, to all that surprise as much, and back', async ({
  page,
  request,
}) => {
  // What rows are sorted by is shown, also where the address names no columns.
  await page.goto(`/${votes}?sort=-surprise`)
  await expect(page.getByRole('columnheader', { name: 'Surprise, bits' })).toBeVisible()
  await page.goto(`/${votes}?cols=prompt,vote,surprise`)
  await page.getByRole('link', { name: 'Surprise, bits' }).click()
  await expect(page).toHaveURL(/sort=-surprise/)
  const shown = await page.locator('tbody tr td:last-child').allTextContents()
  expect(shown.map(Number)).toEqual(shown.map(Number).toSorted((one, other) => other - one))
  const [first] = await listOf(request, 'sort=-surprise')
  expect(shown[0]).toBe(first?.surprise?.toFixed(2))

  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(new RegExp(`rows/${first?.id}.*sort=-surprise`))
  await expect(panel(page)).toContainText(`Surprise ${first?.surprise?.toFixed(1)} bits`)
  await panel(page).getByRole('link', { name: /bits$/ }).click()
  await expect(heading(page)).toHaveText(new RegExp(`where surprise at least ${first?.surprise} bits$`))
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/cols=prompt,vote,surprise/)
})

test('the page of a vote says what the API says: chances, what happened, both models’ standing', async ({
  page,
  request,
}) => {
  const [listed] = await listOf(request, 'winner=model_b&sort=-surprise')
  const read = await readOf(request, listed?.id ?? '')
  const { a_wins, b_wins, tie, both_bad, standing, view } = read.prediction
  expect(a_wins + b_wins + tie + both_bad).toBeCloseTo(1, 9)
  expect(-Math.log2(b_wins)).toBeCloseTo(read.surprise ?? -1, 3)
  expect(view).toBeNull()
  await page.goto(`/${votes}/rows/${listed?.id}`)
  for (const words of [
    `A wins ${percent(a_wins)}`,
    `B wins ${percent(b_wins)}`,
    `tie ${percent(tie)}`,
    `both bad ${percent(both_bad)}`,
  ]) {
    await expect(panel(page)).toContainText(words)
  }
  await expect(panel(page)).toContainText(`“B won” had a chance of ${percent(b_wins)}`)
  const { ratings } = await (await request.get(`/api/${votes}/leaderboard`)).json()
  for (const side of ['a', 'b'] as const) {
    const { model, rating, rank_lower, rank_upper } = standing[side]
    const placed = ratings.find((one: Standing) => one.model === model)
    expect({ rating, rank_lower, rank_upper }).toEqual({
      rating: placed.rating,
      rank_lower: placed.rank_lower,
      rank_upper: placed.rank_upper,
    })
    await expect(panel(page)).toContainText(rating.toFixed(0))
  }
  await panel(page).getByRole('link', { name: standing.a.model }).click()
  await expect(page).toHaveURL(/\/models\//)
  await expect(heading(page)).toContainText(standing.a.model)
})

test('a filter leaves the surprise as it is and adds a prediction of its own; a choice by result has none', async ({
  page,
  request,
}) => {
  const [listed] = await listOf(request, 'language=en&sort=-surprise')
  await page.goto(`/${votes}/rows/${listed?.id}?language=en`)
  await expect(panel(page)).toContainText(`Surprise ${listed?.surprise?.toFixed(1)} bits`)
  await expect(panel(page)).toContainText(/From [\d,]+ votes where language is English alone: A wins \d+\s%/)
  await page.goto(`/${votes}/rows/${listed?.id}?surprise=2..`)
  await expect(panel(page)).toContainText(`Surprise ${listed?.surprise?.toFixed(1)} bits`)
  await expect(panel(page)).toContainText('chose its votes by how they ended')
  await page.goto(`/${votes}/votes?surprise=2..`)
  await expect(page.getByText(/a rating would only repeat the choice/)).toBeVisible()
  await expect(page.locator('tr[data-model]').first()).toBeVisible()
})

test('two answers are compared word by word, in Chinese too, and the way of reading goes along', async ({
  page,
  request,
}) => {
  for (const language of ['en', 'zh', 'th']) {
    // Not the longest of all, of which there is a story of its own.
    const [, listed] = await listOf(request, `language=${language}&sort=-length`)
    await page.goto(`/${votes}/rows/${listed?.id}`)
    await page.getByRole('link', { name: 'Differences', exact: true }).click()
    await expect(page).toHaveURL(/text=diff/)
    await expect(page.getByText(/the rest stands in both, in this order/).first()).toBeVisible()
    const side = (letter: 'a' | 'b') => page.locator(`#turn-1-${letter} .compared-text`)
    // Without what is marked, both sides hold the same words.
    const common = (letter: 'a' | 'b') =>
      side(letter).evaluateAll((texts) =>
        texts
          .flatMap((text) => [...text.querySelectorAll('div')])
          .flatMap((piece) => [...piece.childNodes])
          .filter(({ nodeName }) => nodeName !== 'MARK')
          .map(({ textContent }) => textContent?.replace(/\s/g, ''))
          .join(''),
      )
    expect(await common('a')).toBe(await common('b'))
    expect((await common('a')).length).toBeGreaterThan(20)
    expect(await side('a').locator('mark').count()).toBeGreaterThan(0)
  }
  await page.getByRole('link', { name: 'Next row' }).first().click()
  await expect(page).toHaveURL(/text=diff/)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('w')
  await expect(page).not.toHaveURL(/text=/)
})

test('an answer of 300,000 characters never freezes the comparison', async ({ page, request }) => {
  const [longest] = await listOf(request, 'sort=-length')
  const start = Date.now()
  await page.goto(`/${votes}/rows/${longest?.id}?text=diff`)
  await expect(page.locator('.side').first()).toBeVisible()
  expect(Date.now() - start).toBeLessThan(15_000)
  await page.locator('.message-fold summary').first().click()
  await expect(page.locator('.message-fold[open]').first()).toBeVisible()
})

test('how votes on the same image ended stands per model, each number its list', async ({
  page,
  request,
}) => {
  await expect
    .poll(
      async () =>
        (await listOf(request, '', pictureVotes)).filter((row) => 'image' in row && row.image).length,
    )
    .toBeGreaterThan(0)
  let found: Listed | undefined
  for (const row of await listOf(request, 'size=100', pictureVotes)) {
    const { elsewhere } = await (await request.get(`/api/${pictureVotes}/rows/${row.id}`)).json()
    if (elsewhere.image.rows > 2) found = row
    if (found) break
  }
  await page.goto(`/${pictureVotes}/rows/${found?.id}`)
  const ways = page.locator('details', { hasText: 'How these votes ended, per model' }).last()
  await ways.locator('summary').click()
  const cell = ways.locator('td a[href*="outcome="]').first()
  const count = await cell.textContent()
  await cell.click()
  await expect(heading(page)).toHaveText(
    new RegExp(`^${count} votes? where .* (won|lost|tied|bad)\\b.*image is`),
  )
})

test('surprise stands in the session thread, on the question page and in the Markdown copy', async ({
  page,
  request,
}) => {
  const listed = (await listOf(request, 'order=2..&sort=-surprise')).find(({ session }) => session)
  await page.goto(`/${votes}/sessions/${listed?.session}`)
  await expect(
    page.getByRole('link', { name: `surprise ${listed?.surprise?.toFixed(1)} bits` }),
  ).toBeVisible()
  const markdown = await (await request.get(`/${votes}/rows/${listed?.id}/markdown`)).text()
  expect(markdown).toMatch(
    /^Expected from all [\d,]+ votes: A wins \d+ %, B wins \d+ %, tie \d+ %, both bad \d+ %/m,
  )
  expect(markdown).toContain(`Surprise: ${listed?.surprise?.toFixed(1)} bits`)
  const row = await (await request.get(`/api/${votes}/rows/${listed?.id}`)).json()
  await page.goto(`/${votes}/questions/${row.question}`)
  await expect(
    page.getByRole('link', { name: /^(surprise|most surprising vote) [\d.]+ bits$/ }).first(),
  ).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('expectation, comparison and their links are there', async ({ page, request }) => {
    const [listed] = await listOf(request, 'sort=-surprise')
    await page.goto(`/${votes}/rows/${listed?.id}`)
    await expect(panel(page)).toContainText(`Surprise ${listed?.surprise?.toFixed(1)} bits`)
    await page.getByRole('link', { name: 'Differences', exact: true }).click()
    await expect(page.locator('.compared-text mark').first()).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 1024, 390]) {
    test(`${colorScheme} at ${width} pixels: nothing sticks out, and axe finds nothing`, async ({
      browser,
      baseURL,
      request,
    }) => {
      const [listed] = await listOf(request, 'language=en&sort=-surprise')
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        colorScheme,
        viewport: { width, height: 900 },
      })
      const page = await context.newPage()
      for (const address of [`?language=en`, `?text=diff`]) {
        await page.goto(`/${votes}/rows/${listed?.id}${address}`)
        expect(await page.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true)
        await expectAccessible(page, { coloursOnly: colorScheme === 'dark' })
      }
      await context.close()
    })
  }
}
