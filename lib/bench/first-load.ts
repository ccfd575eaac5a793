import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import nextPackage from 'next/package.json' with { type: 'json' }
import type { Dataset } from '../catalog'
import { sql } from '../sql'
import { pageHref } from '../view'
import { type Figure, size } from './figures'
import { htmlOf } from './pages'
import { someRows } from './queries'
import type { Served } from './serve'

/** Compressed kilobytes a page may load above an empty one. */
const MOST = 40_000

/** Scripts of every kind of page, against an empty page built by the same Next.js in the same run. */
export async function benchFirstLoad(
  root: string,
  served: Served,
  datasets: readonly Dataset[],
  say: (line: string) => void,
): Promise<Figure[]> {
  say('scripts of every page, against an empty one …')
  const empty = await emptyPageBytes(root)
  const figures: Figure[] = [
    { work: `first-load JavaScript of an empty page, Next.js ${nextPackage.version}`, took: size(empty) },
  ]
  const bytesOf = new Map<string, number>()
  for (const [name, address] of await addressesOf(datasets)) {
    const answer = await served.ask(address)
    if (answer.status !== 200) continue
    let bytes = 0
    for (const script of scriptsIn(htmlOf(answer).toString())) {
      const known = bytesOf.get(script) ?? gzipSync((await served.ask(script)).body, { level: 9 }).length
      bytesOf.set(script, known)
      bytes += known
    }
    figures.push({
      work: `first-load JavaScript, ${name}`,
      took: `${size(bytes)}, ${size(Math.max(0, bytes - empty))} above the empty page`,
      hold: `≤ ${size(MOST)} above`,
      holds: bytes - empty <= MOST,
    })
  }
  return figures
}

async function addressesOf(datasets: readonly Dataset[]): Promise<[string, string][]> {
  const found: [string, string][] = [
    ['shelf', '/'],
    ['API', '/api'],
  ]
  for (const dataset of datasets) {
    const name = `${dataset.kind}${dataset.imageColumn ? ' with images' : ''}`
    const [row] = await someRows(dataset, 1)
    found.push(
      [`browse, ${name}`, pageHref(dataset.slug)],
      [`browse as gallery, ${name}`, `${pageHref(dataset.slug)}?as=gallery`],
      [`row, ${name}`, pageHref(dataset.slug, ['rows', row?.id ?? ''])],
    )
    const [known] = await dataset.db.query<Record<'question' | 'session', string | null>>(
      sql`SELECT min(question) AS question, min(session) AS session FROM "rows" JOIN questions USING ("row")`,
    )
    if (known?.question)
      found.push([`question, ${name}`, pageHref(dataset.slug, ['questions', known.question])])
    if (known?.session) found.push([`session, ${name}`, pageHref(dataset.slug, ['sessions', known.session])])
    if (dataset.hasImages) {
      const [image] = await dataset.db.query<{ hash: string | null }>(
        sql`SELECT min(hash) AS hash FROM images WHERE width IS NOT NULL`,
      )
      found.push([`images, ${name}`, pageHref(dataset.slug, ['images'])])
      if (image?.hash) found.push([`image, ${name}`, pageHref(dataset.slug, ['images', image.hash])])
    }
    if (dataset.kind === 'battle') found.push([`votes, ${name}`, pageHref(dataset.slug, ['votes'])])
  }
  return found
}

/** Addresses of every script a page names in its HTML; those for browsers without modules are never loaded. */
export function scriptsIn(html: string): Set<string> {
  const found = new Set<string>()
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const attribute = (name: string) =>
      new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')
    if (/\snomodule\b/i.test(tag)) continue
    const address =
      tag.startsWith('<script') ||
      attribute('rel') === 'modulepreload' ||
      (attribute('rel') === 'preload' && attribute('as') === 'script')
        ? (attribute('src') ?? attribute('href'))
        : undefined
    if (address?.startsWith('/')) found.add(address)
  }
  return found
}

/** Compressed bytes of the scripts of a page that says nothing. Built once a version of Next.js. */
async function emptyPageBytes(root: string): Promise<number> {
  const folder = path.join(root, '.cache', 'empty-app')
  const built = path.join(folder, '.next', 'server', 'app', 'index.html')
  const stamp = path.join(folder, 'version')
  const version = `${nextPackage.version} ${process.version}`
  if (!existsSync(built) || (await readFile(stamp, 'utf8').catch(() => '')) !== version) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(path.join(folder, 'app'), { recursive: true })
    const rootOf = JSON.stringify(root)
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    await writeFile(
      path.join(folder, 'next.config.mjs'),
      `export default { turbopack: { root: ${rootOf} }, outputFileTracingRoot: ${rootOf} }`,
    )
    await writeFile(
      path.join(folder, 'app', 'layout.jsx'),
      'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
    )
    await writeFile(
      path.join(folder, 'app', 'page.jsx'),
      'export default function Page() { return <main /> }',
    )
    // Next would take the instrumentation of the folder above for ours.
    await writeFile(path.join(folder, 'instrumentation.js'), 'export function register() {}')
    await run(root, folder)
    await writeFile(stamp, version)
  }
  let bytes = 0
  for (const script of scriptsIn(await readFile(built, 'utf8'))) {
    const file = path.join(folder, '.next', script.replace('/_next/', '').split('?')[0] ?? '')
    bytes += gzipSync(readFileSync(file), { level: 9 }).length
  }
  return bytes
}

function run(root: string, folder: string): Promise<void> {
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaints = ''
    child.stderr.on('data', (text: Buffer) => {
      complaints = (complaints + text.toString()).slice(-2000)
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the empty app could not be built: ${complaints}`)),
    )
  })
}
