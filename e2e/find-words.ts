import { type APIRequestContext, expect, type Page } from '@playwright/test'

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })
export const field = (page: Page) => page.getByRole('combobox', { name: 'Search the text' })

/** Rows of the view, as the heading counts them. */
export async function counted(page: Page): Promise<number> {
  return Number(/^[^\d]*([\d,]+) /.exec((await heading(page).textContent()) ?? '')?.[1]?.replaceAll(',', ''))
}

export interface Wanted {
  /** As the page names it, and as the address does. */
  readonly language: string
  readonly code: string
  readonly word: string
}

/** Types a word into a filtered list: found, as the API counts, marked in the list and in the row, and jumped to. */
export async function findWord(
  page: Page,
  request: APIRequestContext,
  slug: string,
  { language, code, word }: Wanted,
): Promise<void> {
  await page.goto(`/${slug}?language=${code}`)
  const all = await counted(page)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await field(page).fill(word)
  await field(page).press('Enter')
  await expect(heading(page)).toContainText(`with “${word}” where language is ${language}`)
  await expect(page).toHaveURL(/language=/)
  const found = await counted(page)
  expect(found).toBeGreaterThan(0)
  expect(found).toBeLessThanOrEqual(all)
  const { total } = (await (
    await request.get(`/api/${slug}/rows?language=${code}&q=${encodeURIComponent(word)}`)
  ).json()) as { total: number }
  expect(total).toBe(found)

  const listed = await page.locator('mark.hit').allTextContents()
  expect(listed.length).toBeGreaterThan(0)
  for (const one of listed) expect(one.toLowerCase()).toBe(word)
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/rows\/.*q=/)
  const marks = page.locator('.thread mark[data-hit]')
  await expect(marks.first()).toBeAttached()
  const count = await marks.count()
  expect((await marks.first().textContent())?.toLowerCase()).toBe(word)
  await expect(page.locator('[data-hits]')).toHaveAttribute('data-hits', String(count))
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('n')
  await expect(page.locator('[data-hits]')).toContainText(`1 of ${count}`)
  await expect(page.locator('mark[data-now]')).toBeInViewport()
  await page.keyboard.press('N')
  await expect(page.locator('[data-hits]')).toContainText(`${count} of ${count}`)
  await expect(page.locator('mark[data-now]')).toBeInViewport()
}

/** Words of the prompt change the board; words of the losing answer choose by the result, and leave counts alone. */
export async function searchTheBoard(
  page: Page,
  request: APIRequestContext,
  slug: string,
  word: string,
): Promise<void> {
  await page.goto(`/${slug}/votes`)
  const whole = await page.locator('tr[data-model]').allTextContents()
  await field(page).fill(`prompt:${word}`)
  await field(page).press('Enter')
  await expect(heading(page)).toHaveText(
    new RegExp(`^Leaderboard of [\\d,]+ votes with “${word}” in the prompt$`),
  )
  const part = await page.locator('tr[data-model]').allTextContents()
  expect(part).not.toEqual(whole)
  await expect(page.getByText('chosen by words of the answers')).toHaveCount(0)

  await page.goto(`/${slug}/votes?q=answer:the`)
  await expect(page.getByText('chosen by words of the answers')).toBeVisible()
  await expect(page.locator('tr[data-model]').first()).toBeVisible()

  await page.goto(`/${slug}/votes?q=loser:the`)
  await expect(page.getByRole('status').filter({ hasText: 'chosen by how they ended' })).toBeVisible()
  await expect(page.locator('tr[data-model]').first()).toBeVisible()
  const board = (await (await request.get(`/api/${slug}/leaderboard?q=loser:the`)).json()) as {
    reason: string
    ratings: readonly unknown[]
    votes_used: number
  }
  expect(board).toMatchObject({ reason: 'chosen_by_result', ratings: [] })
  expect(board.votes_used).toBeGreaterThan(100)
}
