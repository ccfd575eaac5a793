import { expect, test } from '@playwright/test'
import { labelFifty, openFirst, voteBlind } from './label-rows'

const SLUG = 'sample-arena-140k'

test('fifty rows are labelled by keyboard, counted, and taken along', async ({ page, request }) => {
  test.setTimeout(180_000)
  await labelFifty(page, request, {
    slug: SLUG,
    query: 'language=en&sample=50&seed=77',
    heading: (label) =>
      `11 votes where language is English and label is ${label}, of 50 drawn at random (seed 77)`,
    elsewhere: 'sample-vision-battle',
  })
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
  await voteBlind(page, SLUG, 'winner=model_a&sample=20&seed=5')
})
