import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, WCAG_AA } from './accessible'
import { cellWords } from './matrix'

const votes = '/sample-arena-140k'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const first = (text: string | null | undefined, pattern: RegExp) => pattern.exec(text ?? '')?.[1]

test.describe('the matrix', () => {
  for (const [kind, label, pattern] of [
    ['votes', 'votes', /^(\d+) votes?:/],
    ['tie_rate', 'ties', / (\d+) tied/],
    ['both_bad', 'both bad', / (\d+) both bad$/],
  ] as const) {
    test(`shows ${kind} by a plain link, and a cell opens the votes its number is about`, async ({
      page,
    }) => {
      await page.goto(`${votes}/votes?language=en`)
      const matrix = page.getByRole('region', { name: 'Models against models' })
      await matrix.getByRole('link', { name: label, exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`language=en&cells=${kind}`))
      const titles = await cellWords(matrix.locator('.matrix'))
      const at = titles.findIndex((title) => Number(pattern.exec(title)?.[1] ?? 0) > 0)
      expect(at).toBeGreaterThanOrEqual(0)
      await matrix.locator('.matrix td a').nth(at).click()
      await expect(heading(page)).toHaveText(
        new RegExp(`^${pattern.exec(titles[at] ?? '')?.[1]} votes? where `),
      )
      await page.goBack()
      await expect(page).toHaveURL(new RegExp(`cells=${kind}`))
    })
  }

  test('shows how far pairs are from the fit; with style control it says why it cannot', async ({ page }) => {
    await page.goto(`${votes}/votes?cells=residual`)
    const matrix = page.getByRole('region', { name: 'Models against models' })
    await expect(matrix.locator('.matrix td a').first()).toHaveText(/^([+−]\d+\.\d|0\.0|–)$/)
    await expect(matrix.getByText('5 less than expected')).toBeVisible()
    await page.goto(`${votes}/votes?cells=residual&style=full`)
    await expect(page.getByRole('status').filter({ hasText: 'no single expectation' })).toBeVisible()
    await page.goto(`${votes}/votes?cells=nonsense`)
    await expect(page.getByText(/^cells=nonsense was/)).toBeVisible()
    await expect(matrix.locator('.matrix td a').first()).toHaveText(/^(\d+|–)$/)
  })
})

test.describe('what drives the votes', () => {
  test('a value becomes the filter, in place, and its panel keeps its count', async ({ page }) => {
    await page.goto(`${votes}/votes`)
    const chart = page.getByRole('figure', { name: 'Ratings by category' })
    const panel = chart.locator('svg a').first()
    const words = (await panel.getAttribute('aria-label')) ?? ''
    const count = first(words, /: ([\d,]+) votes$/)
    await panel.click()
    await expect(page).toHaveURL(/\/votes\?category=/)
    await expect(heading(page)).toHaveText(new RegExp(`^Leaderboard of ${count} votes where category is`))
  })

  test('each way is a plain link that says so in the address; a bar opens its votes', async ({ page }) => {
    await page.goto(`${votes}/votes?code=false`)
    await page.getByRole('link', { name: 'place in session', exact: true }).click()
    await expect(page).toHaveURL(/code=false&slices=order/)
    const chart = page.getByRole('figure', { name: 'How votes ended, by their place in the session' })
    const mark = chart.locator('svg a[href*="winner=both_bad"]').first()
    const count = first(await mark.getAttribute('aria-label'), /both bad: ([\d,]+) of/)
    await mark.click()
    await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where .*winner is both bad`))
  })

  test('votes over time lead to their days; length and side say their errors', async ({ page }) => {
    await page.goto(`${votes}/votes?slices=time`)
    const column = page
      .getByRole('figure', { name: /^Votes a/ })
      .locator('svg a')
      .nth(2)
    const count = first(await column.getAttribute('aria-label'), /: ([\d,]+) votes?$/)
    await column.click()
    await expect(heading(page)).toHaveText(new RegExp(`^${count} votes? where date`))
    await page.goto(`${votes}/votes?slices=length`)
    const curve = page.getByRole('figure', { name: 'How often the longer answer won' })
    for (const at of [1, 5, 8]) {
      const dot = curve.locator('svg a').nth(at)
      const votesOf = first(await dot.getAttribute('aria-label'), /; ([\d,]+) votes$/)
      await dot.click()
      await expect(heading(page)).toHaveText(new RegExp(`^${votesOf} votes? where .*longer answer`))
      await page.goBack()
    }
    await page.goto(`${votes}/votes?slices=side`)
    await expect(page.getByText(/standing left is worth .* points \(.* to .*, standard error/)).toBeVisible()
  })

  test('a chart is taken along as SVG with its own colours and as CSV with its numbers', async ({ page }) => {
    await page.goto(`${votes}/votes?slices=language`)
    const chart = page.getByRole('figure', { name: 'Ratings by language' })
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name }).click(),
      ])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    const svg = await saved('Save as SVG')
    expect(svg.name).toBe('ratings-by-language.svg')
    expect(svg.text).toMatch(/^<svg [^>]*viewBox=/)
    expect(svg.text).not.toMatch(/class=|var\(--/)
    expect(svg.text).toMatch(/<circle[^>]* fill="(rgb|oklab|color)/)
    const csv = await saved('Save as CSV')
    const lines = csv.text.trim().split('\r\n')
    expect(lines[0]).toBe('value,model,inside,in the rest,difference,lower,upper,z')
    expect(lines.length).toBeGreaterThan(10)
    // A head that stands once beside several rows is in each of their lines.
    const fields = lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length)
    expect([...new Set(fields)]).toEqual([8])
    await chart.getByText('The numbers as a table').click()
    await expect(chart.getByRole('row')).toHaveCount(lines.length)
  })

  test('the API says what the page shows', async ({ page, request }) => {
    await page.goto(`${votes}/votes?slices=code`)
    const marks = page.getByRole('figure', { name: 'Ratings by code' }).locator('svg a:has(circle)')
    // The slices follow the board.
    await expect(marks.first()).toBeVisible()
    const labels = await marks.evaluateAll((marks) =>
      marks.map((mark) => mark.getAttribute('aria-label') ?? ''),
    )
    const answer = (await (await request.get(`/api${votes}/breakdown?by=code`)).json()) as {
      policy: Record<string, unknown>
      values: { value: string; differences: { model: string; difference: number }[] }[]
    }
    expect(answer.policy).toMatchObject({ style: 'none', ties: 'half', interval: 'sandwich' })
    const all = answer.values.flatMap(({ value, differences }) =>
      differences.map(({ model, difference }) => {
        const points = Math.round(difference)
        const signed = points === 0 ? '0' : `${points > 0 ? '+' : '−'}${Math.abs(points)}`
        return `${model}, ${value === 'true' ? 'code' : 'no code'}: ${signed}`
      }),
    )
    expect(labels.length).toBeGreaterThan(5)
    for (const label of labels) {
      const [, who, points] = /^(.*?): .*, difference ([+−]?\d+)/.exec(label) ?? []
      expect(all).toContain(`${who}: ${points}`)
    }
  })
})

test('a model of the board leads to its page, with the view intact', async ({ page }) => {
  await page.goto(`${votes}/votes?language=en`)
  const row = page.locator('tr[data-model]').first()
  const model = (await row.getAttribute('data-model')) ?? ''
  await row.getByRole('link', { name: model }).click()
  await expect(page).toHaveURL(`${votes}/models/${encodeURIComponent(model)}?language=en`)
  await expect(heading(page)).toContainText(model)
})

test('nothing hangs over at any width, and what streams in moves nothing', async ({ page }) => {
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    for (const slices of ['category', 'length', 'time', 'side']) {
      await page.goto(`${votes}/votes?slices=${slices}`)
      await expect(page.locator('svg[data-plot]').first()).toBeAttached()
      const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      expect([width, slices, over]).toEqual([width, slices, 0])
    }
  }
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 500)
      }),
  )
  expect(shift).toBeLessThan(0.02)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const query of [
    'cells=residual&slices=category',
    'cells=tie_rate&slices=length',
    'cells=votes&slices=time',
    'slices=side',
  ]) {
    test(`?${query} holds WCAG AA in ${colorScheme}`, async ({ page }) => {
      test.slow() // Every cell of the matrix is looked at.
      await page.emulateMedia({ colorScheme })
      await page.goto(`${votes}/votes?${query}`)
      await expect(page.locator('svg[data-plot]').first()).toBeAttached()
      await expectAccessible(page, { tags: WCAG_AA, coloursOnly: colorScheme === 'dark' })
    })
  }
}
