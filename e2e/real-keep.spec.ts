import { expect, test } from '@playwright/test'
import { findWord, searchTheBoard } from './find-words'
import { labelFifty, voteBlind } from './label-rows'
import { linkToWords } from './link-words'

/** Finding, sharing and keeping on the real files, by the very steps that the stories of the sample take. */
for (const wanted of [
  { language: 'English', code: 'en', word: 'the' },
  { language: 'Chinese', code: 'zh', word: '的' },
  // No real file here holds Hindi, and Arabic letters only in Persian.
  { language: 'Persian', code: 'fa', word: 'ساعت' },
]) {
  test(`a word of ${wanted.language}, inside a filter: found, marked, and jumped to`, async ({
    page,
    request,
  }) => {
    await findWord(page, request, 'arena140k-100', wanted)
  })
}

test('words of the prompt change the board; words of the losing answer give counts and no rating', async ({
  page,
  request,
}) => {
  await searchTheBoard(page, request, 'llmfao-battles', 'write')
})

test('a link to words marks them, where they stand', async ({ browser, page, context }) => {
  await linkToWords(browser, page, context, '/llmfao-battles?sample=50&seed=7')
})

test('a sample of real votes is the same in two browsers, however they are labelled', async ({
  browser,
  page,
  baseURL,
}) => {
  const view = `${baseURL}/llmfao-battles?winner=tie&sample=50&seed=7`
  const shown = async (reader: typeof page) => {
    await reader.goto(view)
    return reader
      .locator('[data-row-link]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  }
  const mine = await shown(page)
  expect(mine).toHaveLength(50)
  const row = decodeURIComponent(mine[7]?.split('/')[3] ?? '')
  await page.request.post(`${baseURL}/api/llmfao-battles/labels`, {
    form: { row, action: 'add', label: `seen ${Date.now()}`, answer: 'json' },
    headers: { Origin: baseURL ?? '' },
  })
  const context = await browser.newContext({ javaScriptEnabled: false })
  expect(await shown(await context.newPage())).toEqual(mine)
  await context.close()
})

test('fifty real rows are labelled by keyboard, counted, and taken along', async ({ page, request }) => {
  test.setTimeout(180_000)
  await labelFifty(page, request, {
    slug: 'llmfao-battles',
    query: 'winner=model_b&sample=50&seed=7',
    heading: (label) => `11 votes where winner is B and label is ${label}, of 50 drawn at random (seed 7)`,
    elsewhere: 'arena140k-100',
  })
})

test('a blind round: models and result are hidden until one has voted', async ({ page }) => {
  await voteBlind(page, 'llmfao-battles', 'winner=model_a&sample=20&seed=5')
})
