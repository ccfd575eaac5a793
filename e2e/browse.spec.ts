import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessible'

const votes = '/sample-arena-140k'
const chats = '/sample-vision-chat'

const ids = (page: Page) =>
  page.locator('[data-row-link]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
const facet = (page: Page, label: string) =>
  page
    .getByRole('navigation', { name: 'Filters' })
    .locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${label}\\b`, 'i') }) })

test('the shelf leads to a dataset, and a choice narrows it to what its count promised', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Sample: votes about answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^[\d,]+ votes$/)

  const choice = facet(page, 'winner').getByRole('link', { name: /^A \d/ })
  const promised = (await choice.textContent())?.match(/[\d,]+$/)?.[0] ?? ''
  await choice.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${promised} votes where winner is A`)
  await expect(page).toHaveURL(/winner=model_a/)
  await expect(page.getByRole('list', { name: 'Chosen filters' })).toContainText('winner is A')

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^[\d,]+ votes$/)
})

test('a value can be left out, and taken back by its chip', async ({ page }) => {
  await page.goto(votes)
  const before = await page.getByRole('heading', { level: 1 }).textContent()
  await facet(page, 'winner').getByRole('link', { name: 'Leave out tie' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/where winner is not tie$/)
  await page.getByRole('link', { name: 'Remove: winner is not tie' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before ?? '')
})

test('an address shows a colleague the very same thing', async ({ page, browser, baseURL }) => {
  await page.goto(`${votes}?category=math&language=!en&sort=-turns&size=25`)
  const [address, title, heading, rows] = [
    page.url(),
    await page.title(),
    await page.getByRole('heading', { level: 1 }).textContent(),
    await ids(page),
  ]
  expect(rows.length).toBeGreaterThan(0)
  expect(title).toContain(heading ?? '')
  const other = await browser.newContext({ baseURL })
  const theirs = await other.newPage()
  await theirs.goto(address)
  expect(await theirs.title()).toBe(title)
  expect(await theirs.getByRole('heading', { level: 1 }).textContent()).toBe(heading)
  expect(await ids(theirs)).toEqual(rows)
  await other.close()
})

test('the share button says when colleagues cannot open the address', async ({ page }) => {
  await page.goto(`${votes}?winner=tie`)
  await page.getByText('Share', { exact: false }).first().click()
  await expect(page.getByText(/^http:\/\/localhost:\d+\/sample-arena-140k\?winner=tie$/)).toBeVisible()
  await expect(page.getByText('ssh -L')).toBeVisible()
})

test('with one model chosen, opponents come with wins and losses that hold', async ({ page }) => {
  await page.goto(votes)
  await facet(page, 'model').getByRole('link').first().click()
  await expect(page).toHaveURL(/model=/)
  const opponent = facet(page, 'opponent').locator('li').first()
  const [, wins, losses] =
    ((await opponent.getByTitle('won · lost').textContent()) ?? '').match(/^(\d+):(\d+)$/) ?? []
  await opponent.getByRole('link').first().click()
  await expect(page).toHaveURL(/vs=/)
  const outcome = facet(page, 'outcome for')
  for (const [label, count] of [
    ['win', wins],
    ['loss', losses],
  ] as const) {
    if (count === '0') await expect(outcome.getByText(label, { exact: true })).toHaveCount(0)
    else await expect(outcome.getByRole('link', { name: new RegExp(`^${label} ${count}$`) })).toBeVisible()
  }
})

test('a range can be typed and dragged', async ({ page }) => {
  await page.goto(votes)
  const turns = facet(page, 'turns')
  await turns.getByRole('textbox').fill('2..3')
  await turns.getByRole('button', { name: 'Go' }).click()
  await expect(page).toHaveURL(/turns=2\.\.3/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/turns is 2 to 3$/)

  await page.goto(votes)
  await page.waitForLoadState('networkidle')
  const bars = turns.getByRole('group')
  await bars.scrollIntoViewIfNeeded()
  const box = await bars.boundingBox()
  if (!box) throw new Error('the histogram is not drawn')
  await page.mouse.move(box.x + 2, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.4, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/turns=\d+\.\.\d+/)
})

test('columns and order of the table stand in the address', async ({ page }) => {
  await page.goto(votes)
  await page.getByRole('link', { name: 'Turns' }).click()
  await expect(page).toHaveURL(/sort=-turns/)
  await expect(page.getByRole('columnheader', { name: 'Turns' })).toHaveAttribute('aria-sort', 'descending')
  await page.locator('summary', { hasText: /^columns/ }).click()
  await page.getByRole('link', { name: 'Categories' }).click()
  await expect(page).toHaveURL(/cols=.*categories/)
  await expect(page.getByRole('columnheader', { name: 'Categories' })).toBeVisible()
})

test('pages hold every row once, to any depth', async ({ page }) => {
  await page.goto(`${chats}?size=25`)
  const first = await ids(page)
  await page.getByRole('link', { name: 'next', exact: true }).click()
  await expect(page).toHaveURL(/page=2/)
  const second = await ids(page)
  expect(first.filter((id) => second.includes(id))).toEqual([])
  await page.goto(`${chats}?page=9999`)
  await page.getByRole('link', { name: 'Go to the last page' }).click()
  await expect(page.locator('[data-row-link]').first()).toBeVisible()
})

test('zero rows say which filter emptied them, and nonsense is named', async ({ page }) => {
  await page.goto(`${votes}?winner=tie&turns=9000..&nonsense=1&sort=upwards`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^0 votes where/)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('turns at least 9,000')
  await expect(page.getByText('nonsense=1 is not a filter and was ignored')).toBeVisible()
  await expect(page.getByText('sort=upwards was not understood and was ignored')).toBeVisible()
  await page.getByRole('link', { name: /^Without “turns/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/where winner is tie$/)
})

test('a long facet can be searched', async ({ page }) => {
  await page.goto(votes)
  const language = facet(page, 'language')
  await language.getByRole('searchbox').fill('polish')
  await expect(language.getByRole('link', { name: /^Polish/ })).toBeVisible()
  await expect(language.getByRole('link', { name: /^English/ })).toBeHidden()
})

test('cards and gallery show the same rows without moving anything', async ({ page }) => {
  await page.goto(`${chats}?size=25`)
  const rows = await ids(page)
  for (const layout of ['cards', 'gallery']) {
    await page.goto(`${chats}?size=25&as=${layout}`)
    expect((await ids(page)).map((href) => href?.split('?')[0])).toEqual(
      rows.map((href) => href?.split('?')[0]),
    )
  }
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 1500)
      }),
  )
  expect(shift).toBeLessThan(0.02)
})

test('by keyboard alone: walk, open, come back to the same place', async ({ page }) => {
  await page.goto(votes)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  const second = (await ids(page))[1]
  await expect(page.locator('[data-row-link]').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp((second ?? '').split('?')[0]?.split('/').pop() ?? 'nothing'))
  await page.goBack()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('next row')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('back returns to the same scroll', async ({ page }) => {
  await page.goto(votes)
  await page.waitForLoadState('networkidle')
  const link = page.locator('[data-row-link]').nth(40)
  await link.scrollIntoViewIfNeeded()
  const place = await page.evaluate(() => window.scrollY)
  expect(place).toBeGreaterThan(200)
  await link.click()
  await expect(page).toHaveURL(/\/rows\//)
  await page.goBack()
  await expect(page.locator('[data-row-link]').nth(40)).toBeVisible()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('heading, chips, facets, rows and every choice are there', async ({ page }) => {
    await page.goto(`${votes}?winner=tie`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/where winner is tie$/)
    expect((await ids(page)).length).toBeGreaterThan(10)
    await facet(page, 'winner').getByRole('link', { name: /^B / }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/where winner is B or tie$/)
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`${colorScheme} at ${width} pixels: nothing sticks out, and axe finds nothing`, async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(120_000)
      const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 900 } })
      const page = await context.newPage()
      for (const address of ['/', `${votes}?winner=tie`, `${chats}?as=cards`, '/api']) {
        await page.goto(address)
        const out = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(out, `${address} sticks out`).toBeLessThanOrEqual(0)
        await expectAccessible(page, { coloursOnly: colorScheme === 'dark' })
      }
      await context.close()
    })
  }
}
