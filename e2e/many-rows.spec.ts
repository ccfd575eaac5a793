import { createReadStream, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { runScript, type Server, startServer } from './servers'

const SLUG = 'many-votes'
/** As many text votes as the published 140k has. */
const ROWS = 135_634
/** Megabytes that the server may grow by, whatever the rows: a file of this size alone has 170. */
const MOST_GROWTH = 450

test('135,634 rows are taken along in constant memory, and a cancelled export ends its work', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'ringside-many-'))
  const [made, data, index] = ['made', 'data', 'index'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ]
  let server: Server | undefined
  try {
    runScript('scripts/sample.ts', '--scale', 'tiny', '--out', made)
    runScript('e2e/many-rows.ts', path.join(made, 'sample-arena-140k'), path.join(data, SLUG), String(ROWS))
    server = await startServer(data, index)
    const { pid, url } = server
    await expect
      .poll(async () => (await page.request.get(`${url}/api/${SLUG}/rows?size=25`)).status(), {
        timeout: 90_000,
      })
      .toBe(200)
    await page.goto(`${url}/${SLUG}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('135,634')
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('e')

    const before = memoryOf(pid)
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(pid))
    }, 50)
    const begun = page.waitForEvent('download')
    await page.getByRole('link', { name: 'JSON Lines' }).click()
    const download = await begun
    const ids = new Set<string>()
    for await (const line of createInterface({ input: createReadStream(await download.path()) })) {
      ids.add((JSON.parse(line) as { id: string }).id)
    }
    clearInterval(watch)
    expect(ids.size).toBe(ROWS)
    await expect(
      page.getByRole('status').filter({ hasText: 'All 135,634 rows are in the file' }),
    ).toBeVisible()
    expect(most - before, 'megabytes the server grew by').toBeLessThan(MOST_GROWTH)

    const again = page.waitForEvent('download')
    await page.getByRole('link', { name: 'JSON Lines' }).click()
    const cancelled = await again
    await cancelled.cancel()
    expect(await cancelled.failure()).toBe('canceled')
    const ticket = new URL(cancelled.url()).searchParams.get('ticket')
    const progress = async () =>
      (await page.request.get(`${url}/api/${SLUG}/export/${ticket}`)).json() as Promise<{
        state: string
        rows: number
      }>
    await expect.poll(async () => (await progress()).state).toBe('stopped')
    await expect(
      page.getByRole('status').filter({ hasText: /^Stopped at .* the file is not whole/ }),
    ).toBeVisible()
    const { rows } = await progress()
    expect(rows).toBeLessThan(ROWS)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await progress()).rows).toBe(rows)
    // Nothing that it wrote is left, and no file of it is open.
    expect(readdirSync(path.join(index, SLUG)).filter((name) => name.startsWith('export-'))).toEqual([])
    await expect.poll(() => openExports(pid)).toBe(0)
  } finally {
    await server?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Megabytes of memory of a process. */
function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function openExports(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).includes('export-')
    } catch {
      return false // Closed since it was listed.
    }
  }).length
}
