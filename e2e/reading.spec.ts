import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessible'

const votes = 'sample-arena-140k'
const pictureVotes = 'sample-vision-battle'
const pictureChats = 'sample-vision-chat'

interface ListedRow {
  readonly id: string
  readonly model_a: string
  readonly model_b: string
  readonly session: string | null
  readonly order: number | null
  readonly image: string | null
  readonly images: readonly (string | null)[]
  readonly question: string | null
  readonly turns: number
  readonly length: number
}

async function rowsOf(request: APIRequestContext, slug: string, query = ''): Promise<ListedRow[]> {
  const answer = await request.get(`/api/${slug}/rows?size=100${query}`)
  expect(answer.status()).toBe(200)
  return (await answer.json()).rows
}

async function firstRow(request: APIRequestContext, slug: string, query = ''): Promise<ListedRow> {
  const [row] = await rowsOf(request, slug, query)
  if (!row) throw new Error(`${slug} has no row with ${query}`)
  return row
}

/** Pictures and questions are known once the second stage of the index is there. */
async function imagesRead(request: APIRequestContext): Promise<void> {
  await expect
    .poll(
      async () => {
        const { datasets } = await (await request.get('/api/datasets')).json()
        return datasets.every(
          (one: { stages: { images: { state: string } } }) => one.stages.images.state === 'ready',
        )
      },
      { timeout: 25_000 },
    )
    .toBe(true)
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a vote says who won, in words, and walks through the view it came from', async ({ page, request }) => {
  const [first, second] = await rowsOf(request, votes, '&winner=model_b')
  await page.goto(`/${votes}/rows/${first?.id}?winner=model_b`)
  await expect(heading(page)).toContainText('B won')
  await expect(heading(page)).toContainText(first?.model_b ?? '')
  await expect(page).toHaveTitle(/ lost to /)
  const steps = page.getByRole('navigation', { name: 'Rows of this view', exact: true })
  await expect(steps).toContainText(/1 of [\d,]+/)

  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(new RegExp(`/rows/${second?.id}\\?winner=model_b$`))
  await expect(steps).toContainText(/2 of [\d,]+/)
  await page.keyboard.press('k')
  await expect(page).toHaveURL(new RegExp(`/rows/${first?.id}\\?winner=model_b$`))
  await page.keyboard.press('u')
  await expect(heading(page)).toHaveText(/votes where winner is B$/)
})

test('every value in the details leads to rows that share it', async ({ page, request }) => {
  const row = await firstRow(request, votes, '&winner=tie')
  await page.goto(`/${votes}/rows/${row.id}`)
  await page.getByText('Details').click()
  const links = await page
    .locator('#details dd a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const filters = links.filter((href) => href.startsWith(`/${votes}?`))
  expect(filters.length).toBeGreaterThan(8)
  for (const href of filters) {
    const answer = await request.get(`/api${href.replace('?', '/rows?size=25&')}`)
    expect(answer.status(), href).toBe(200)
    expect((await answer.json()).total, href).toBeGreaterThan(0)
  }
})

test('a row as written, raw and as Markdown', async ({ page, request }) => {
  const row = await firstRow(request, votes, '&turns=1')
  await page.goto(`/${votes}/rows/${row.id}?text=source`)
  await expect(page.locator('.vote-thread .message-source').first()).toBeVisible()
  await expect(page.locator('.vote-thread .message-prose')).toHaveCount(0)
  await page.getByRole('link', { name: 'Rendered' }).click()
  await expect(page.locator('.vote-thread .message-prose').first()).toBeVisible()
  const raw = await request.get(
    (await page.getByRole('link', { name: 'Raw JSON' }).getAttribute('href')) ?? '',
  )
  expect((await raw.json()).id).toBe(row.id)
  const markdown = await (await request.get(`/${votes}/rows/${row.id}/markdown`)).text()
  expect(markdown).toContain(`A: ${row.model_a}`)
  expect(markdown).toContain('## Turn 1')
})

test('an id may hold what addresses are made of', async ({ page, request }) => {
  const id = 'a/b c%2F?#é'
  const address = `${pictureChats}/rows/${encodeURIComponent(id)}`
  expect((await (await request.get(`/api/${address}`)).json()).id).toBe(id)
  const answer = await page.goto(`/${address}`)
  expect(answer?.status()).toBe(200)
  await expect(heading(page)).toBeVisible()
})

test('an answer of 300,000 characters opens folded', async ({ page, request }) => {
  const row = await firstRow(request, pictureChats, '&sort=-length')
  expect(row.length).toBeGreaterThan(250_000)
  await page.goto(`/${pictureChats}/rows/${row.id}`, { waitUntil: 'domcontentloaded' })
  await expect(page.getByText(/Show all [\d,]+ characters/)).toBeVisible()
  await page.getByText(/Show all [\d,]+ characters/).click()
  await expect(page.getByText('Fold the rest')).toBeVisible()
})

test('images stay blurred until wanted: one by one, then for the dataset', async ({ page, request }) => {
  await imagesRead(request)
  const row = (await rowsOf(request, pictureVotes)).find(({ image }) => image)
  await page.goto(`/${pictureVotes}/rows/${row?.id}`)
  const image = page.locator('.picture-frame img')
  await expect(image).toHaveAttribute('alt', /^Image to the prompt: /)
  const blur = () => image.evaluate((one) => getComputedStyle(one).filter)
  expect(await blur()).toContain('blur')
  await page.getByText('Show image', { exact: true }).click()
  await expect.poll(blur).toBe('none')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Show images of this dataset' }).click()
  await expect(page.getByRole('button', { name: 'Blur images again' })).toBeVisible()
  await page.reload()
  expect(await blur()).toBe('none')

  await image.click()
  const dialog = page.getByRole('dialog', { name: /^Image to the prompt/ })
  await expect(dialog).toBeVisible()
  const size = () => dialog.getByTitle('One to one (1)').textContent()
  await expect.poll(size).not.toBe('…')
  await page.keyboard.press('1')
  await expect.poll(size).toBe('100 %')
  const drawn = dialog.locator('img')
  const natural = await drawn.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])
  expect([(await drawn.boundingBox())?.width, (await drawn.boundingBox())?.height]).toEqual(natural)
  await page.keyboard.press('+')
  await expect.poll(size).toBe('130 %')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.locator('.zoom-link')).toBeFocused()
})

test('an image that is not there says why and keeps its place', async ({ page, request }) => {
  await imagesRead(request)
  const rows = [
    ...(await rowsOf(request, pictureChats)),
    ...(await rowsOf(request, pictureChats, '&sort=oldest')),
  ]
  const without = rows.find(({ images }) => images.includes(null))
  if (!without) throw new Error('the sample has no row with a null image')
  await page.goto(`/${pictureChats}/rows/${without.id}`)
  await expect(page.getByText('No image bytes in the data').first()).toBeVisible()
})

test('a question shows what every model answered', async ({ page, request }) => {
  await imagesRead(request)
  for (const slug of [votes, pictureVotes, pictureChats]) {
    const rows = await rowsOf(request, slug)
    const counts = new Map<string, number>()
    for (const { question } of rows) if (question) counts.set(question, (counts.get(question) ?? 0) + 1)
    const [question] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? []
    const known = await (await request.get(`/api/${slug}/questions/${question}`)).json()
    const models = new Set(known.answers.map(({ model }: { model: string }) => model))
    await page.goto(`/${slug}/questions/${question}`)
    await expect(heading(page)).toContainText(
      `${models.size} model${models.size === 1 ? '' : 's'} on the same question`,
    )
    await expect(page.getByRole('article')).toHaveCount(Math.min(50, known.answers.length))
    const nav = page.getByRole('navigation', { name: 'Answers by model' })
    const one = nav.getByRole('link').nth(1)
    const name = (await one.locator('bdi').textContent()) ?? ''
    await one.click()
    await expect(page).toHaveURL(/model=/)
    for (const title of await page.getByRole('article').getByRole('heading', { level: 2 }).all()) {
      await expect(title).toContainText(name)
    }
  }
})

test('a session is one thread with its gaps, walked by [ and ]', async ({ page, request }) => {
  const late = await rowsOf(request, votes, '&order=3..')
  let found: { session: string; orders: number[] } | undefined
  for (const { session } of late) {
    if (!session) continue
    const orders = (await rowsOf(request, votes, `&session=${session}`)).map(({ order }) => order ?? 0)
    if (orders.length > 1 && Math.max(...orders) > new Set(orders).size) found = { session, orders }
    if (found) break
  }
  if (!found) throw new Error('the sample has no session with a gap')
  await page.goto(`/${votes}/sessions/${found.session}`)
  await expect(heading(page)).toContainText(`Session of ${found.orders.length} votes`)
  await expect(page.getByText(/^Evaluations? .*(is|are) not in this data$/).first()).toBeVisible()
  await expect(page.locator('[data-vote]')).toHaveCount(found.orders.length)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press(']')
  await page.keyboard.press(']')
  const top = () =>
    page
      .locator('[data-vote]')
      .nth(1)
      .evaluate((vote) => vote.getBoundingClientRect().top)
  await expect.poll(top).toBeLessThan(400)
})

test('the images of a view lead to the image, and it to its rows', async ({ page, request }) => {
  await imagesRead(request)
  await page.goto(`/${pictureVotes}/images?winner=tie`)
  await expect(heading(page)).toHaveText(/^[\d,]+ images of [\d,]+ votes where winner is tie$/)
  const tile = page.locator('.tile-link').first()
  const promised = await page.locator('li:has(.tile) > p').first().textContent()
  await tile.click()
  await expect(page).toHaveURL(/\/images\/[0-9a-f]{64}\?winner=tie$/)
  await expect(page.getByRole('heading', { level: 2, name: promised ?? '' })).toBeVisible()
  await expect(page.locator('[data-row-link]')).toHaveCount(Number.parseInt(promised ?? '', 10))
})

test('what names nothing is not found', async ({ request }) => {
  for (const address of [
    'rows/nothing',
    'questions/nothing',
    'sessions/nothing',
    'images/nothing',
    'rows/%ff',
  ]) {
    const answer = await request.get(`/${pictureVotes}/${address}`)
    expect([400, 404], address).toContain(answer.status())
  }
  expect((await request.get(`/${votes}/images`)).status()).toBe(404)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('a vote can be read whole, its image shown, the next one opened', async ({ page, request }) => {
    await imagesRead(request)
    const row = (await rowsOf(request, pictureVotes)).find(({ image }) => image)
    await page.goto(`/${pictureVotes}/rows/${row?.id}`)
    await expect(page.locator('.side .message-prose').first()).toBeVisible()
    const image = page.locator('.picture-frame img')
    await page.getByText('Show image', { exact: true }).click()
    expect(await image.evaluate((one) => getComputedStyle(one).filter)).toBe('none')
    await page.getByRole('link', { name: 'Next row' }).first().click()
    await expect(page).not.toHaveURL(new RegExp(row?.id ?? ''))
    await expect(page.locator('.side .message-prose').first()).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 1024, 390]) {
    test(`${colorScheme} at ${width} pixels: pages for reading hold together, and axe finds nothing`, async ({
      browser,
      baseURL,
      request,
    }) => {
      await imagesRead(request)
      const [text, [pictured], [chat]] = [
        await rowsOf(request, votes, '&order=2..'),
        await rowsOf(request, pictureVotes),
        await rowsOf(request, pictureChats),
      ]
      const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 900 } })
      const page = await context.newPage()
      for (const address of [
        `/${votes}/rows/${text[0]?.id}`,
        `/${pictureChats}/rows/${chat?.id}`,
        `/${pictureVotes}/questions/${pictured?.question}`,
        `/${votes}/sessions/${text[0]?.session}`,
        `/${pictureVotes}/images?size=25`,
        `/${pictureVotes}/images/${pictured?.image}`,
      ]) {
        await page.goto(address)
        const out = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(out, `${address} sticks out`).toBeLessThanOrEqual(0)
        await expectAccessible(page, { coloursOnly: colorScheme === 'dark' })
      }
      await context.close()
    })
  }
}
