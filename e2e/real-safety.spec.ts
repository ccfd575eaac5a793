import { expect, test } from '@playwright/test'
import { crawl } from './crawl'

test('no page of the real files asks another host for anything', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  for (const visit of await crawl(page, String(baseURL), 40)) {
    expect(visit.strangers, visit.path).toEqual([])
    expect(visit.complaints, visit.path).toEqual([])
    expect(visit.status, visit.path).toBeLessThan(500)
  }
})
