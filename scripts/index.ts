import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { discoverDatasets, messageOf } from '../lib/indexing/discover'
import { STAGES } from '../lib/indexing/stages'
import { superviseStage } from '../lib/indexing/supervise'
import { runWorker, type WorkerTask } from '../lib/indexing/worker'
import { readSettings } from '../lib/settings'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm run index -- [--data DIR] [--index DIR] [slug …]`: builds or refreshes indexes without serving. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, index: { type: 'string' }, worker: { type: 'string' } },
  })
  if (values.worker) {
    // The parent holds our standard input: when it is gone, so are we.
    process.stdin.resume().on('end', () => process.exit(1))
    await runWorker(JSON.parse(values.worker) as WorkerTask, (message) => {
      process.stdout.write(`${JSON.stringify(message)}\n`)
    })
    return 0
  }
  const settings = readSettings(
    {
      ...process.env,
      ...(values.data ? { RINGSIDE_DATA: values.data } : {}),
      ...(values.index ? { RINGSIDE_INDEX: values.index } : {}),
    },
    root,
  )
  const { datasets, problems } = await discoverDatasets(settings.dataFolder)
  const wanted = datasets.filter(({ slug }) => positionals.length === 0 || positionals.includes(slug))
  for (const slug of positionals) {
    if (!datasets.some((dataset) => dataset.slug === slug)) {
      problems.push({ folder: slug, message: `no such dataset in ${settings.dataFolder}` })
    }
  }
  for (const { folder, message } of problems) console.error(`${folder}: ${message}`)
  if (datasets.length === 0 && problems.length === 0) console.error(`no dataset in ${settings.dataFolder}`)
  let failed = problems.length + (datasets.length === 0 ? 1 : 0)
  for (const { slug, folder } of wanted) {
    try {
      for (const stage of STAGES) {
        let said = ''
        await superviseStage(
          { slug, folder, indexFolder: settings.indexFolder, stage },
          {
            root,
            onProgress: ({ share, doing }) => {
              const line = `${slug}: ${stage} ${Math.floor(share * 100)} % ${doing}`
              if (line !== said) console.log(line)
              said = line
            },
          },
        )
      }
      console.log(`${slug}: ready`)
    } catch (error) {
      failed++
      console.error(`${slug}: ${messageOf(error)}`)
    }
  }
  return failed === 0 ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (error) => {
    // parseArgs goes on to say how an argument may begin with a dash, which none of ours does.
    console.error(
      `Ringside: ${messageOf(error).split('. ')[0]}. Use npm run index -- [--data DIR] [--index DIR] [slug …]`,
    )
    process.exit(2)
  },
)
