import { expect, test } from '@playwright/test'
import { ask } from './servers'

const VOTES = '/sample-vision-battle'

test('a method that an address does not take is refused in the one error shape', async ({ baseURL }) => {
  for (const target of ['/api/datasets', `/api${VOTES}/rows`, '/api/nowhere', `/media${VOTES}/0`]) {
    for (const method of ['POST', 'DELETE']) {
      const { status, headers, body } = await ask(baseURL!, target, {}, method)
      expect([404, 405]).toContain(status)
      expect(headers['content-type']).toBe('application/json')
      expect(JSON.parse(body)).toEqual({
        error: { code: expect.any(String), message: expect.stringContaining('/api') },
      })
    }
  }
})

test('Escape closes an open menu and hands the focus back; so does a click elsewhere', async ({ page }) => {
  await page.goto(VOTES)
  const share = page.locator('summary', { hasText: 'Share' })
  const copy = page.getByRole('button', { name: 'Copy link' })
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('s')
  await expect(copy).toBeVisible()
  await copy.focus()
  await page.keyboard.press('Escape')
  await expect(copy).toBeHidden()
  await expect(share).toBeFocused()
  await share.click()
  await expect(copy).toBeVisible()
  await page.locator('h1').click()
  await expect(copy).toBeHidden()
})

test('who chooses by key goes on from there', async ({ page }) => {
  await page.goto(VOTES)
  const choice = page.getByRole('navigation', { name: 'Filters' }).getByRole('link', { name: /^diagram/ })
  await choice.focus()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/category=diagram/)
  await expect(choice).toHaveAttribute('aria-current', 'true')
  await expect(choice).toBeFocused()
})

test('on a phone the result of every vote of the table can be seen without scrolling sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(VOTES)
  const boxes = await page
    .locator('.rows .pair small')
    .evaluateAll((results) => results.map((result) => result.getBoundingClientRect().right))
  expect(boxes.length).toBeGreaterThan(50)
  expect(Math.max(...boxes)).toBeLessThanOrEqual(390)
})
