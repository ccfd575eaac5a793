import { expect, type Page, test } from '@playwright/test'

/** Where both answers begin, and where what stands at the foot of the screen begins. */
async function firstLines(page: Page) {
  const texts = page.locator('.read-and-label .side-text')
  await expect(texts.nth(1)).toBeVisible()
  const tops = await texts.evaluateAll((all) =>
    all.slice(0, 2).map((one) => one.getBoundingClientRect().top + 16),
  )
  const foot = await page.locator('[data-labels]').evaluate((bar) => bar.getBoundingClientRect().top)
  return { lowest: Math.max(...tops), foot: Math.min(foot, 900) }
}

test.describe('on a screen of 1440 by 900', () => {
  test.use({ viewport: { width: 1440, height: 900 } })
  for (const slug of ['sample-vision-battle', 'sample-arena-140k'])
    test(`both answers of a vote of ${slug} begin on the first screen`, async ({ page, request }) => {
      const { rows } = await (await request.get(`/api/${slug}/rows?turns=1&size=25`)).json()
      for (const { id } of rows.slice(0, 5)) {
        await page.goto(`/${slug}/rows/${id}`)
        const { lowest, foot } = await firstLines(page)
        // Two lines of each at the least.
        expect(lowest + 2 * 26, id).toBeLessThan(foot)
      }
    })

  test('the line of what was expected leads to the whole of it', async ({ page, request }) => {
    const { rows } = await (await request.get('/api/sample-arena-140k/rows?winner=model_a&size=25')).json()
    await page.goto(`/sample-arena-140k/rows/${rows[0].id}`)
    await page.getByRole('link', { name: /^expected \d+ % · surprise [\d.]+ bits$/ }).click()
    await expect(page.getByRole('region', { name: 'What was expected' })).toBeInViewport()
  })

  test('what is reached by key is not behind the labels', async ({ page, request }) => {
    const { rows } = await (await request.get('/api/sample-vision-battle/rows?turns=1&size=25')).json()
    await page.goto(`/sample-vision-battle/rows/${rows[0].id}`)
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const one = document.activeElement
        const bar = document.querySelector('[data-labels]')
        if (!one || !bar || bar.contains(one) || one === document.body) return ''
        const { bottom, height } = one.getBoundingClientRect()
        const top = bar.getBoundingClientRect().top
        return height < 200 && bottom > top + 2 && bar.getBoundingClientRect().bottom > bottom
          ? one.outerHTML.slice(0, 120)
          : ''
      })
      expect(hidden).toBe('')
    }
  })
})
