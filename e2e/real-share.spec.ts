import { expect, test } from '@playwright/test'

/** The real files: every dataset goes out whole, and a sample of votes is the same for a program and a page. */
test('every real dataset is exported whole', async ({ request }) => {
  const { datasets } = (await (await request.get('/api/datasets')).json()) as {
    datasets: { slug: string; rows: number }[]
  }
  expect(datasets.length).toBeGreaterThan(3)
  for (const { slug, rows } of datasets) {
    const answer = await request.get(`/api/${slug}/export?format=jsonl`)
    expect(answer.headers()['ringside-rows'], slug).toBe(String(rows))
    const lines = (await answer.text()).trimEnd().split('\n')
    expect(lines, slug).toHaveLength(rows)
    const ids = lines.map((line) => JSON.parse(line).id as string)
    expect(new Set(ids).size, slug).toBe(rows)
    const parquet = await (await request.get(`/api/${slug}/export?format=parquet`)).body()
    expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()], slug).toEqual([
      'PAR1',
      'PAR1',
    ])
  }
})

test('a sample of real votes is the same everywhere', async ({ page, request }) => {
  const view = 'sample=50&seed=7'
  await page.goto(`/llmfao-battles?${view}`)
  const shown = await page
    .locator('[data-row-link]')
    .evaluateAll((links) =>
      links.map((link) =>
        decodeURIComponent(new URL((link as HTMLAnchorElement).href).pathname.split('/')[3] ?? ''),
      ),
    )
  const { total, rows } = await (await request.get(`/api/llmfao-battles/rows?${view}`)).json()
  expect(total).toBe(50)
  expect(rows.map(({ id }: { id: string }) => id)).toEqual(shown)
})
