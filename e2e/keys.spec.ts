import { expect, type Page, test } from '@playwright/test'

const votes = '/sample-arena-140k'
const pictures = '/sample-vision-battle'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** What each key does that an element of the page claims for itself. */
const claims = (page: Page) =>
  page.locator('[data-key]:visible').evaluateAll((elements) =>
    elements.map((element) => ({
      key: element.getAttribute('data-key') ?? '',
      does: element.getAttribute('data-key-label') ?? '',
    })),
  )

test('no key means two things on any page, and the sheet of keys lists each', async ({ page }) => {
  test.slow()
  await page.goto(`${pictures}?size=25`)
  const row = await page.locator('[data-row-link]').first().getAttribute('href')
  for (const address of [
    '/',
    votes,
    `${votes}?q=the&language=en`,
    `${votes}?sample=50&page=2&size=25`,
    `${votes}/votes`,
    `${votes}/quality`,
    `${votes}/saved`,
    `${pictures}/images`,
    row ?? '',
    `${row}${row?.includes('?') ? '&' : '?'}blind=1`,
  ]) {
    await page.goto(address)
    const claimed = await claims(page)
    const meanings = new Map<string, Set<string>>()
    for (const { key, does } of claimed) meanings.set(key, (meanings.get(key) ?? new Set()).add(does))
    for (const [key, does] of meanings) expect([...does], `${key} on ${address}`).toHaveLength(1)

    const sheet = page.getByRole('dialog', { name: 'Keys on this page' })
    // Keys are heard once the page's script runs.
    await expect(async () => {
      if (!(await sheet.isVisible())) await page.keyboard.press('?')
      await expect(sheet).toBeVisible({ timeout: 1000 })
    }).toPass()
    const listed = await sheet.locator('kbd').allTextContents()
    for (const key of meanings.keys()) expect(listed, address).toContain(key)
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  }
})

test('a label is begun by key', async ({ page }) => {
  await page.goto('/sample-vision-chat?size=25')
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/rows\//)
  await page.keyboard.press('l')
  await expect(page.getByLabel('New label')).toBeFocused()
  await page.keyboard.type('begun by key')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /begun by key$/ })).toHaveAttribute('aria-pressed', 'true')
})

test('a view of one model leads to all about it, and with an opponent to the two head to head', async ({
  page,
}) => {
  await page.goto(`${votes}?model=saffron-vl-7b&vs=lumen-13b-v1.6&outcome=loss&language=en`)
  await page.getByRole('link', { name: 'saffron-vl-7b against lumen-13b-v1.6, head to head' }).click()
  await expect(heading(page)).toHaveText(/^saffron-vl-7b against lumen-13b-v1.6: \d+ votes$/)
  await expect(page.getByText(/^Among [\d,]+ votes where language is English/)).toBeVisible()

  await page.goto(`${votes}/votes?model=saffron-vl-7b&language=en`)
  await page.getByRole('link', { name: 'All about saffron-vl-7b' }).click()
  await expect(heading(page)).toHaveText(/^saffron-vl-7b: [\d,]+ votes$/)
  await expect(page).toHaveURL(/\/models\/saffron-vl-7b\?language=en$/)
})

test('a view without rows shows only the filters that made it', async ({ page }) => {
  await page.goto(`${votes}?language=zh&q=xyzzyplugh&turns=1..8`)
  const filters = page.getByRole('navigation', { name: 'Filters' })
  await expect(filters.locator('summary')).toHaveText([/^language/i, /^turns/i])
})
