import { expect, type Page, test } from '@playwright/test'

/** The real files beside the checkout: rows, and what their README says of them. */
const datasets = [
  { slug: 'arena140k-100', rows: 100, noun: 'votes' },
  { slug: 'llmfao-battles', rows: 8931, noun: 'votes' },
  { slug: 'vision-battle-real', rows: 402, noun: 'votes' },
  { slug: 'vision-chat-odd-images', rows: 877, noun: 'chats' },
  { slug: 'vision-chat-real', rows: 419, noun: 'chats' },
] as const

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('the shelf opens five datasets and says why the sixth folder is none', async ({ page }) => {
  await page.goto('/')
  for (const { slug, rows, noun } of datasets) {
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: slug, exact: true }) })
    await expect(card).toContainText(`${rows.toLocaleString('en')} ${noun}`)
  }
  await page.getByRole('link', { name: 'broken-parquet' }).click()
  await expect(heading(page)).toHaveText('broken-parquet cannot be read')
  await expect(page.getByText('fits no known family').first()).toBeVisible()
})

for (const { slug, rows, noun } of datasets) {
  test(`${slug} can be browsed, and its first row read`, async ({ page }) => {
    await page.goto(`/${slug}`)
    await expect(heading(page)).toHaveText(`${rows.toLocaleString('en')} ${noun}`)
    await page.locator('[data-row-link]').first().click()
    await expect(page).toHaveURL(/\/rows\//)
    await expect(page.getByText(`1 of ${rows.toLocaleString('en')}`).first()).toBeVisible()
  })
}

test('a question of 8,931 human votes shows every model that answered it', async ({ page, request }) => {
  const { rows } = await (await request.get('/api/llmfao-battles/rows?size=25')).json()
  await page.goto(`/llmfao-battles/questions/${rows[0].question}`)
  await expect(heading(page)).toHaveText(/^\d+ models on the same question, in [\d,]+ votes$/)
})

test('an image is found in the other dataset that holds it', async ({ page, request }) => {
  const { rows } = await (await request.get('/api/vision-chat-real/rows?size=25')).json()
  await page.goto(`/vision-chat-real/images/${rows[0].image}`)
  await page.getByRole('link', { name: 'vision-battle-real', exact: true }).last().click()
  await expect(page).toHaveURL(new RegExp(`/vision-battle-real/images/${rows[0].image}`))
})

test('context of a session names models only where the data tells', async ({ page }) => {
  await page.goto('/arena140k-100/rows/8805c7c0-e29b-48df-a6ff-c88f309f9e1a')
  await page
    .getByText(/earlier turn/i)
    .first()
    .click()
  await expect(page.getByText(/models not in this data/i).first()).toBeVisible()
})

test('hostile words and odd images stay words and odd images', async ({ page, request }) => {
  const { rows } = await (
    await request.get('/api/vision-chat-odd-images/rows?model=edge-case&size=25')
  ).json()
  expect(rows.length).toBe(9)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  for (const { id } of rows) {
    const answer = await page.goto(`/vision-chat-odd-images/rows/${encodeURIComponent(id)}`)
    expect(answer?.status()).toBe(200)
  }
  expect(dialogs).toEqual([])
})
