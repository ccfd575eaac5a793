import { expect, type Page, test } from '@playwright/test'

const votes = 'sample-arena-140k'
const pictureVotes = 'sample-vision-battle'
const chats = 'sample-vision-chat'
const LONG = 'x'.repeat(3000)

/** What is asked for, what the page says, and where it leads. */
const missing: readonly (readonly [address: string, says: RegExp, leadsTo: string])[] = [
  ['/nope', /^There is no dataset “nope” here$/, `/${votes}`],
  [`/nope/rows/1`, /^There is no dataset “nope” here$/, '/'],
  [`/${pictureVotes}/rows/no-such-row`, /^There is no vote “no-such-row” in /, `/${pictureVotes}`],
  [`/${chats}/rows/${LONG}`, /^There is no chat “x{80}…” in /, `/${chats}`],
  [`/${pictureVotes}/questions/none`, /^There is no question “none” in /, `/${pictureVotes}`],
  [`/${votes}/sessions/%3Cb%3Enone`, /^There is no session “<b>none” in /, `/${votes}`],
  [`/${votes}/models/nobody`, /^There is no model “nobody” in /, `/${votes}/votes`],
  [`/${votes}/versus?a=nobody&b=no-one`, /^There is no model “nobody” in /, `/${votes}/votes`],
  [`/${chats}/votes`, / holds chats: there are no votes in it$/, `/${chats}`],
  [`/${votes}/images`, / holds no images$/, `/${votes}`],
  [`/${votes}/rows/1/2/3/4`, /^There is nothing at this address$/, '/'],
]

async function saysWhatIsMissing(page: Page, [address, says, leadsTo]: (typeof missing)[number]) {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(says)
  await expect(page).toHaveTitle('Not found · Ringside')
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/)
  await expect(page.locator(`main a[href="${leadsTo}"]`)).toBeVisible()
  await expect(page.getByRole('main')).toHaveCSS('display', 'block')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  for (const one of missing)
    test(`${one[0].slice(0, 40)} says what is missing`, ({ page }) => saysWhatIsMissing(page, one))
})

test('a link to what is missing says so, and back leads back', async ({ page }) => {
  await page.goto(`/${votes}`)
  const here = await page.getByRole('heading', { level: 1 }).textContent()
  await page
    .locator('[data-row-link]')
    .first()
    .evaluate((link) => link.setAttribute('href', `${window.location.pathname}/rows/no-such-row`))
  await page.locator('[data-row-link]').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^There is no vote “no-such-row” in /)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(here ?? '')
})
