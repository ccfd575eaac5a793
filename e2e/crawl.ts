import type { Page } from '@playwright/test'

export interface Visit {
  readonly path: string
  readonly status: number
  /** Addresses asked for outside this server. */
  readonly strangers: readonly string[]
  /** What the browser refused for the page's own policy, and errors no script caught. */
  readonly complaints: readonly string[]
  /** Did React take the page over? It does not when its scripts are blocked. */
  readonly alive: boolean
}

/** Opens pages breadth first from `/` by their links, at most `limit`, at most three of one shape. */
export async function crawl(page: Page, base: string, limit: number): Promise<Visit[]> {
  let strangers: string[] = []
  let complaints: string[] = []
  await page.context().route('**', (route) => {
    const url = route.request().url()
    if (url.startsWith(`${base}/`) || /^(data|blob):/.test(url)) return route.continue()
    strangers.push(url)
    return route.abort()
  })
  page.on('console', (message) => {
    if (/content security policy|hydrat/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))

  const queue = ['/', '/api', '/methods', '/no-such-dataset']
  const seen = new Set(queue)
  const shapes = new Map<string, number>()
  const visits: Visit[] = []
  for (let path = queue.shift(); path !== undefined && visits.length < limit; path = queue.shift()) {
    strangers = []
    complaints = []
    const answer = await page.goto(base + path, { waitUntil: 'load' })
    await page.waitForTimeout(200) // Late requests are requests too.
    const alive = await page.evaluate(() =>
      Object.keys(document).some((key) => key.startsWith('__reactContainer')),
    )
    visits.push({ path, status: answer?.status() ?? 0, strangers, complaints, alive })
    const links = await page.$$eval('a[href^="/"]', (all) => all.map((one) => one.getAttribute('href') ?? ''))
    for (const link of links) {
      const shape = link
        .replace(/=[^&]*/g, '=')
        .replace(/\/(rows|questions|images|sessions|models)\/[^/?]+/g, '/$1/*')
      const alike = shapes.get(shape) ?? 0
      if (seen.has(link) || alike >= 3 || /^\/(media|api)\/|\/export/.test(link)) continue
      seen.add(link)
      shapes.set(shape, alike + 1)
      queue.push(link)
    }
  }
  return visits
}
