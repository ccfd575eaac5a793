import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { runScript, type Server, startServer } from './servers'

const SLUG = 'sample-arena-140k'
const LABEL = 'kept'
const TIMES = 20

/**
 * A reader labels by keyboard while the server is killed under them, twenty times: whatever the page showed as kept is
 * there afterwards, and the file is whole line by line. Every other time the key has only just been pressed.
 */
test('what was labelled survives kill -9, twenty times', async ({ page }) => {
  test.setTimeout(400_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'ringside-killed-'))
  const [made, data, index] = ['made', 'data', 'index'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ]
  let server: Server | undefined
  try {
    runScript('scripts/sample.ts', '--scale', 'tiny', '--out', made)
    mkdirSync(data)
    renameSync(path.join(made, SLUG), path.join(data, SLUG))
    server = await startServer(data, index)
    const { url } = server
    const port = Number(new URL(url).port)
    await expect
      .poll(async () => (await page.request.get(`${url}/api/${SLUG}/rows?size=25`)).status(), {
        timeout: 60_000,
      })
      .toBe(200)
    await page.goto(`${url}/${SLUG}`)
    await page.locator('[data-row-link]').first().click()
    await page.getByLabel('Your name, kept in a cookie').fill('Ann')
    await page.getByLabel('New label').fill(LABEL)
    await page.getByLabel('New label').press('Enter')
    await expect(button(page)).toHaveAttribute('aria-pressed', 'true')
    await page.getByLabel('New label').blur()
    const confirmed = new Set([rowOf(page)])

    for (let time = 1; time <= TIMES; time++) {
      await nextRow(page)
      const inFlight = time % 2 === 1
      const sent = page.waitForRequest((request) => request.method() === 'POST')
      await page.keyboard.press('1')
      await sent
      if (inFlight) await new Promise((resolve) => setTimeout(resolve, 2 * time))
      else await expect(button(page)).toHaveAttribute('aria-pressed', 'true')
      await server.kill()
      server = await startServer(data, index, port)
      // A page whose server died under it is loaded anew. Kept or not, it tells; what was not is pressed again.
      await page.reload()
      const kept = (await button(page).getAttribute('aria-pressed')) === 'true'
      if (!inFlight) expect(kept).toBe(true)
      else if (!kept) await pressOnce(page)
      confirmed.add(rowOf(page))
    }

    const { labels } = await (await page.request.get(`${url}/api/${SLUG}/labels`)).json()
    const found = await (await page.request.get(`${url}/api/${SLUG}/rows?label=${LABEL}&size=100`)).json()
    const kept = new Set(found.rows.map(({ id }: { id: string }) => id))
    expect(confirmed.size).toBe(TIMES + 1)
    expect(kept).toEqual(confirmed)
    expect(labels).toEqual([{ label: LABEL, count: confirmed.size }])
    const file = path.join(index, '.labels', readdirSync(path.join(index, '.labels'))[0] ?? '')
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
  } finally {
    await server?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})

function button(page: Page) {
  return page.getByRole('button', { name: LABEL })
}

function rowOf(page: Page): string {
  return decodeURIComponent(new URL(page.url()).pathname.split('/')[3] ?? '')
}

/** A page that was just loaded hears keys a little later; a second press would take the label away again. */
async function pressOnce(page: Page): Promise<void> {
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') sent++
  })
  await expect(async () => {
    if (sent === 0) await page.keyboard.press('1')
    await expect(button(page)).toHaveAttribute('aria-pressed', 'true', { timeout: 1000 })
  }).toPass()
}

/** A row behind this one, once that is there. A page that was just loaded hears keys a little later. */
async function nextRow(page: Page): Promise<void> {
  const before = page.url()
  await expect(async () => {
    if (page.url() === before) await page.keyboard.press('j')
    await expect(page).not.toHaveURL(before, { timeout: 5000 })
  }).toPass()
  await expect(button(page)).toHaveAttribute('aria-pressed', 'false')
}
