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
