import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Figure, tableOf } from '../lib/bench/figures'
import { benchFirstLoad } from '../lib/bench/first-load'
import { LARGE_IMAGES, makeLargeImages } from '../lib/bench/large-images'
import { benchPages } from '../lib/bench/pages'
import { benchLargeImages, benchQueries, openBuilt } from '../lib/bench/queries'
import { benchSearch } from '../lib/bench/search'
import { serve } from '../lib/bench/serve'
import { benchStages } from '../lib/bench/stages'
import { benchVotes } from '../lib/bench/votes'
import { duckdbVersion } from '../lib/db'
import { discoverDatasets } from '../lib/indexing/discover'

const root = fileURLToPath(new URL('..', import.meta.url))
const usage = `npm run bench -- [--data DIR] [--index DIR] [--only stages,queries,votes,search,pages] [--quick]

  --data DIR    the full stand-in; made in .cache/bench/data when it is not there
  --index DIR   where indexes are kept and found again (.cache/bench/index)
  --only LIST   some parts of it
  --quick       15 rounds instead of 31`

/** Prints the table of DESIGN §9 as far as reading goes, in Markdown. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      index: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const from = process.env.INIT_CWD ?? process.cwd()
  const dataFolder = values.data ? path.resolve(from, values.data) : await madeSample()
  const indexFolder = values.index ? path.resolve(from, values.index) : path.join(root, '.cache/bench/index')
  const parts = new Set((values.only ?? 'stages,queries,votes,search,pages').split(','))
  const rounds = values.quick ? 15 : 31
  await mkdir(indexFolder, { recursive: true })

  const { datasets, problems } = await discoverDatasets(dataFolder)
  for (const { folder, message } of problems) say(`${folder}: ${message}`)
  if (datasets.length === 0) throw new Error(`no dataset in ${dataFolder}`)
  const own = path.join(root, '.cache/bench/own')
  const large = {
    slug: path.basename(await makeLargeImages(own)),
    folder: path.join(own, LARGE_IMAGES),
  }

  console.log(machine())
  const load = () => os.loadavg()[0] ?? 0
  const stages = await benchStages([...datasets, large], { root, indexFolder, load, say })
  if (parts.has('stages')) print('Index', stages)
  const opened = await Promise.all([...datasets, large].map((one) => openBuilt(one, indexFolder)))
  try {
    if (parts.has('queries')) {
      const figures: Figure[] = []
      const asked = { rounds, peerRounds: 15, say }
      for (const dataset of opened) {
        const ask = dataset.slug === LARGE_IMAGES ? benchLargeImages : benchQueries
        figures.push(...(await ask(dataset, asked)))
      }
      print('Queries, in one process', figures)
    }
    for (const [part, title, ask] of [
      ['votes', 'Votes, in one process', benchVotes],
      ['search', 'Search, in one process', benchSearch],
    ] as const) {
      if (!parts.has(part)) continue
      const asked = opened.filter(
        ({ slug, kind }) => slug !== LARGE_IMAGES && (part !== 'votes' || kind === 'battle'),
      )
      const figures: Figure[] = []
      for (const dataset of asked) figures.push(...(await ask(dataset, { rounds, peerRounds: 15, say })))
      print(title, figures)
    }
    if (parts.has('pages')) {
      build()
      const served = await serve(root, dataFolder, indexFolder)
      try {
        const figures: Figure[] = [
          {
            work: 'from the command to the first page, all built',
            took: `${(served.startUp / 1000).toFixed(1)} s`,
            hold: '≤ 5 s',
            holds: served.startUp <= 5000,
          },
        ]
        const shown = opened.filter(({ slug }) => datasets.some((one) => one.slug === slug))
        for (const dataset of shown) figures.push(...(await benchPages(dataset, served, rounds, say)))
        print('Pages, over HTTP', figures)
        print('Scripts', await benchFirstLoad(root, served, shown, say))
      } finally {
        await served.stop()
      }
    }
  } finally {
    for (const { db } of opened) db.close()
  }
}

function print(title: string, figures: readonly Figure[]): void {
  console.log(`\n**${title}** (load ${(os.loadavg()[0] ?? 0).toFixed(1)})\n\n${tableOf(figures)}`)
}

function machine(): string {
  const cores = os.cpus()
  const memory = (os.totalmem() / 2 ** 30).toFixed(0)
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC · ${cores.length} cores (${cores[0]?.model.trim()}), ${memory} GiB · Node ${process.versions.node}, DuckDB ${duckdbVersion()} · load ${(os.loadavg()[0] ?? 0).toFixed(1)}`
}

function say(line: string): void {
  console.error(line)
}

/** So that the start that is timed finds everything built. */
function build(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('the build failed')
}

/** The full sample, made when it is not there; an interrupted making goes on where it stopped. */
async function madeSample(): Promise<string> {
  const folder = path.join(root, '.cache/bench/data')
  const args = ['--import', 'tsx', 'scripts/sample.ts', '--scale', 'full', '--out', folder]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('the sample could not be made')
  return folder
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
