import { readFileSync } from 'node:fs'
import { type APIRequestContext, expect, type Page } from '@playwright/test'

/** The first row of a view, where it can be labelled. */
export async function openFirst(page: Page, view: string): Promise<void> {
  await page.goto(view)
  await page.locator('[data-row-link]').first().click()
  await expect(page.locator('[data-labels]')).toBeVisible()
}

interface Fifty {
  readonly slug: string
  /** A view of fifty rows, and how its heading goes on behind "11 votes where". */
  readonly query: string
  readonly heading: (label: string) => string
  /** The dataset that takes the labels in. */
  readonly elsewhere: string
}

/** Reads fifty rows by keyboard, labels eleven: counted, filtered, exported with the rows and alone, imported elsewhere. */
export async function labelFifty(
  page: Page,
  request: APIRequestContext,
  { slug, query, heading, elsewhere }: Fifty,
): Promise<void> {
  const label = `keen ${Date.now()}`
  await openFirst(page, `/${slug}?${query}`)
  await page.getByLabel('Your name, kept in a cookie').fill('Ann')
  await page.getByLabel('New label').fill(label)
  await page.getByLabel('New label').press('Enter')
  const button = page.getByRole('button', { name: label })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('as Ann')).toBeVisible()
  await page.getByLabel('move on after a label').check()
  await page.getByLabel('move on after a label').blur()
  const key = await button.getAttribute('data-key')
  const place = page.getByRole('navigation', { name: 'Rows of this view', exact: true })
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  for (let row = 2; row <= 50; row++) {
    await expect(place).toContainText(`${row} of 50`)
    await expect(page.locator('[data-labels]')).toHaveAttribute('aria-busy', 'false')
    await page.keyboard.press(row % 5 === 0 && key ? key : '0')
  }
  // The last row has none behind it.
  await expect(page.getByText('50 of 50 read')).toBeVisible()
  // 11 of 50 by Wilson (1927).
  const strip = page.locator('[data-label-strip]')
  await expect(strip).toContainText(`50 of 50 read`)
  await expect(strip).toContainText(`${label} 11, 22 % (13–35)`)

  await strip.getByRole('link', { name: label }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading(label))
  // The votes behind them, by label, and the rows as a file that says it.
  await expect(page.locator('[data-row-link]')).toHaveCount(11)
  await page.goto(`/${slug}/votes?${query}&slices=label`)
  const ends = page.locator('figure:has(#ends-by-label)')
  await expect(ends).toContainText(label)
  await expect(ends.getByRole('link', { name: new RegExp(label) }).first()).toBeAttached()
  const text = await (await request.get(`/api/${slug}/export?format=jsonl&${query}`)).text()
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows).toHaveLength(50)
  expect(rows.filter(({ labels }) => labels.includes(label))).toHaveLength(11)

  await page.goto(`/${slug}/saved`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export labels' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\n')
  expect(lines.filter((line) => JSON.parse(line).label === label)).toHaveLength(11)

  // Another dataset takes them in as well, though it holds none of these rows.
  await page.goto(`/${elsewhere}/saved`)
  const file = {
    name: 'labels.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(lines.join('\n')),
  }
  await page.getByLabel('File to import').setInputFiles(file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: new RegExp(label) })).toContainText('11')
  const there = await (await request.get(`/api/${elsewhere}/labels`)).json()
  expect(there.labels).toContainEqual({ label, count: 11 })
}

/** A view of battles that A won, read blind: models and result are hidden until one has voted. */
export async function voteBlind(page: Page, slug: string, query: string): Promise<void> {
  await page.goto(`/${slug}?${query}`)
  const href = await page.locator('[data-row-link]').first().getAttribute('href')
  const models = await (await page.request.get(`/api${href?.split('?', 1)[0]}`)).json()
  await page.getByRole('link', { name: /Read these blind/ }).click()
  await expect(page.locator('[data-blind]')).toBeVisible()
  const html = await (await page.request.get(page.url())).text()
  await expect(page).toHaveTitle(/A vote, read blind/)
  for (const model of [models.model_a, models.model_b]) {
    expect(await page.locator('main').textContent()).not.toContain(model)
    expect(html).not.toContain(model)
  }
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('2')
  await expect(page.locator('[data-blind-result]')).toContainText(
    'You said a tie; the vote says A: not the same.',
  )
  await expect(page.locator('main')).toContainText(models.model_a)
  await page.goto(`/${slug}/saved`)
  await expect(page.getByRole('heading', { name: /Blind votes/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^all/ })).toContainText('0 of 1')
}
