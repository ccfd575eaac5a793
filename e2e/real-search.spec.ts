import { expect, test } from '@playwright/test'

/** Real texts: the word stands in the raw message of every row that is listed, and is marked where it is read. */
for (const [slug, q, shown] of [
  ['llmfao-battles', 'the', /^the$/i],
  ['arena140k-100', 'answer:и', /^и$/i],
  ['arena140k-100', '的', /^的$/],
  ['vision-chat-real', 'answer:image', /^image$/i],
] as const) {
  test(`${q} in ${slug}`, async ({ page, request }) => {
    const { total, rows } = (await (
      await request.get(`/api/${slug}/rows?q=${encodeURIComponent(q)}&size=25`)
    ).json()) as { total: number; rows: readonly { id: string }[] }
    expect(total).toBeGreaterThan(0)
    const word = q.replace(/^\w+:/, '')
    for (const { id } of rows.slice(0, 5)) {
      const raw = await (await request.get(`/api/${slug}/rows/${encodeURIComponent(id)}?raw=1`)).text()
      expect(raw.toLowerCase()).toContain(word)
    }
    await page.goto(`/${slug}?q=${encodeURIComponent(q)}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${total.toLocaleString('en')} `)
    await expect(page.locator('mark.hit').first()).toHaveText(shown)
    await page.locator('[data-row-link]').first().click()
    await expect(page.locator('.thread mark.hit').first()).toHaveText(shown)
  })
}
