import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'

const SLUG = 'sample-arena-140k'

async function openFirst(page: Page, view: string): Promise<void> {
  await page.goto(view)
  await page.locator('[data-row-link]').first().click()
  await expect(page.locator('[data-labels]')).toBeVisible()
}

test('fifty rows are labelled by keyboard, counted, and taken along', async ({ page, request }) => {
  test.setTimeout(180_000)
  const label = `keen ${Date.now()}`
  const view = `/${SLUG}?language=en&sample=50&seed=77`
  await openFirst(page, view)
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
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    `11 votes where language is English and label is ${label}, of 50 drawn at random (seed 77)`,
  )
  // The votes behind them, by label, and the rows as a file that says it.
  await expect(page.locator('[data-row-link]')).toHaveCount(11)
  await page.goto(`/${SLUG}/votes?language=en&sample=50&seed=77&slices=label`)
  const ends = page.locator('figure:has(#ends-by-label)')
  await expect(ends).toContainText(label)
  await expect(ends.getByRole('link', { name: new RegExp(label) }).first()).toBeAttached()
  const text = await (
    await request.get(`/api/${SLUG}/export?format=jsonl&sample=50&seed=77&language=en`)
  ).text()
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows).toHaveLength(50)
  expect(rows.filter(({ labels }) => labels.includes(label))).toHaveLength(11)

  await page.goto(`/${SLUG}/saved`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export labels' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\n')
  expect(lines.filter((line) => JSON.parse(line).label === label)).toHaveLength(11)

  // Another dataset takes them in as well, though it holds none of these rows.
  await page.goto('/sample-vision-battle/saved')
  const file = {
    name: 'labels.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(lines.join('\n')),
  }
  await page.getByLabel('File to import').setInputFiles(file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: new RegExp(label) })).toContainText('11')
  const there = await (await request.get('/api/sample-vision-battle/labels')).json()
  expect(there.labels).toContainEqual({ label, count: 11 })
})

test('labels, notes and views are kept by plain forms, without script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const label = `plain ${Date.now()}`
  await openFirst(page, `/${SLUG}?language=fr`)
  const here = page.url()
  await page.getByLabel('New label').fill(label)
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page).toHaveURL(here)
  await expect(page.getByRole('button', { name: label })).toHaveAttribute('aria-pressed', 'true')
  // A note that is there already stands open.
  if (!(await page.getByLabel('Note on this row').isVisible()))
    await page.getByText('note', { exact: true }).click()
  await page.getByLabel('Note on this row').fill('worth a second look')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByLabel('Note on this row')).toHaveValue('worth a second look')

  await page.goto(`/${SLUG}/saved?language=fr&winner=tie`)
  const name = `French ties ${Date.now()}`
  await page.getByRole('form', { name: 'Save a view' }).getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('link', { name }).click()
  await expect(page).toHaveURL(/sample-arena-140k\?winner=tie&language=fr$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('language is French')
  await page.goto(`/${SLUG}/saved`)
  const item = page.getByRole('listitem').filter({ hasText: name })
  await item.getByText('rename or delete').click()
  await item.getByLabel('Name').fill(`${name}, renamed`)
  await item.getByRole('button', { name: 'Rename' }).click()
  const renamed = page.getByRole('listitem').filter({ hasText: `${name}, renamed` })
  await renamed.getByText('rename or delete').click()
  await renamed.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name })).toHaveCount(0)
  await context.close()
})

test('no other page can write', async ({ request }) => {
  for (const path of ['labels', 'saved']) {
    const answer = await request.post(`/api/${SLUG}/${path}`, {
      headers: { Origin: 'http://evil.example' },
      form: { row: 'x', action: 'read' },
    })
    expect(answer.status()).toBe(403)
  }
})

test('a blind round: models and result are hidden until one has voted', async ({ page }) => {
  await page.goto(`/${SLUG}?winner=model_a&sample=20&seed=5`)
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
  await page.goto(`/${SLUG}/saved`)
  await expect(page.getByRole('heading', { name: /Blind votes/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^all/ })).toContainText('0 of 1')
})
