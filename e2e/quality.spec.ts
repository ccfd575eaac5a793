import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessible'

const votes = '/sample-arena-140k'
const chats = '/sample-vision-chat'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

interface Line {
  readonly kind: string
  readonly count: number
  readonly view: string | null
}

for (const slug of [votes, chats]) {
  test(`every line of ${slug} opens as many rows as it says, and the page says what the API says`, async ({
    page,
    request,
  }) => {
    test.slow()
    const { lines } = (await (await request.get(`/api${slug}/quality`)).json()) as { lines: Line[] }
    expect(lines.filter(({ count }) => count > 0).length).toBeGreaterThan(4)
    for (const { kind, count, view } of lines) {
      if (!view) continue
      const { total } = await (await request.get(`/api${slug}/rows?${view}`)).json()
      expect({ kind, total }).toEqual({ kind, total: count })
    }
    await page.goto(`${slug}/quality`)
    for (const { kind, count } of lines) {
      await expect(page.locator(`tr[data-kind=${kind}] td`).first()).toContainText(count.toLocaleString('en'))
    }
    await page.locator('tr[data-kind=empty_answer] td a').click()
    await expect(page).toHaveURL(`${slug}?odd=empty_answer`)
    const count = lines.find(({ kind }) => kind === 'empty_answer')?.count
    await expect(heading(page)).toHaveText(
      new RegExp(`^${count} (votes?|chats?) where oddity is an empty answer$`),
    )
  })
}

test('from the board to what is doubtful, to the votes that hold two neighbours apart, and back', async ({
  page,
}) => {
  await page.goto(`${votes}/votes?language=en`)
  await page.getByRole('link', { name: 'What is doubtful in these votes?' }).click()
  await expect(heading(page)).toHaveText(/^Doubtful data in [\d,]+ votes where language is English$/)
  await expect(page.getByRole('heading', { name: /without the weight of repeated questions/ })).toBeVisible()
  await page.getByText('Other neighbours').click()
  await page.locator('a[href*="above="]').nth(2).click()
  await expect(page).toHaveURL(/language=en&above=/)
  const address = page.url()
  await page.getByRole('list', { name: 'The votes' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/rows\/.*language=en/)
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(page.getByText(/the order would turn; fitted anew/)).toBeVisible()
})

test('without any script every line is there, and the chosen oddity steps aside', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${baseURL}${votes}/quality?odd=no_vote`)
  await expect(page.getByText('The chosen oddity steps aside here')).toBeVisible()
  await expect(page.locator('tr[data-kind=self_battle] td').first()).not.toHaveText('0')
  await expect(page.getByRole('heading', { name: /without the weight of repeated questions/ })).toBeVisible()
  await expect(page.getByText('Other neighbours')).toBeVisible()
  await expect(page.getByRole('list', { name: 'The votes' }).getByRole('link').first()).toBeVisible()
  await context.close()
})

for (const [width, scheme] of [
  [1440, 'dark'],
  [1024, 'light'],
  [390, 'dark'],
] as const) {
  test(`nothing overflows and all can be read at ${width} px, ${scheme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${votes}/quality`)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
