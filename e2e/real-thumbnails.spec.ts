import { expect, test } from '@playwright/test'

test('pictures of a list that cannot be drawn give way to the reason, in their place', async ({ page }) => {
  test.setTimeout(90_000)
  await page.goto('/vision-chat-odd-images?as=gallery&size=100')
  const pictures = page.locator('[data-row-link] .thumb')
  const width = (await pictures.first().boundingBox())?.width
  // They are loaded when they come near.
  for (const at of [20, 40, 60, 80, 99]) await pictures.nth(at).scrollIntoViewIfNeeded()
  const reasons = page.locator('.thumb .picture-reason')
  await expect.poll(() => reasons.count(), { timeout: 60_000 }).toBeGreaterThan(3)
  expect(await reasons.allTextContents()).toContain('DDS cannot be converted here.')
  const box = await page
    .locator('.thumb', { has: page.locator('.picture-reason') })
    .first()
    .boundingBox()
  expect(box?.width).toBe(width)
})
