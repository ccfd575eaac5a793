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

/** Opens pages from `/` by their links, kinds of page not seen yet first, one of each kind and parameter, `limit` in all. */
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
  const shapes = new Set(queue.flatMap((path) => [path, `${path}?`]))
  const visits: Visit[] = []
  for (let path = queue.shift(); path !== undefined && visits.length < limit; path = queue.shift()) {
    strangers = []
    complaints = []
    const answer = await page.goto(base + path, { waitUntil: 'load' })
    await page.waitForTimeout(100) // Late requests are requests too.
    const alive = await page.evaluate(() =>
      Object.keys(document).some((key) => key.startsWith('__reactContainer')),
    )
    visits.push({ path, status: answer?.status() ?? 0, strangers, complaints, alive })
    const links = await page.$$eval('a[href^="/"]', (all) => all.map((one) => one.getAttribute('href') ?? ''))
    for (const link of links) {
      if (/^\/(media|api)\/|\/export/.test(link)) continue
      const [place = '', query = ''] = link.split(/[?#]/)
      const kind = place.replace(/\/(rows|questions|images|sessions|models)\/[^/]+/g, '/$1/*')
      const names = [...new URLSearchParams(query).keys()].join()
      const shape = `${kind}?${names}`
      if (shapes.has(shape)) continue
      if (shapes.has(kind)) queue.push(link)
      else queue.unshift(link)
      shapes.add(kind).add(shape)
    }
  }
  return visits
}
