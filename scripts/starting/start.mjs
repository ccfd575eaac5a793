import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, isBuilt } from './build.mjs'
import { checkCheckout, checkDataFolder, checkIndexFolder, checkPort, holdsParquet } from './ground.mjs'
import { install, isInstalled } from './install.mjs'
import { alone } from './lock.mjs'
import { readOptions, usage } from './options.mjs'
import { runStep, stopSteps } from './step.mjs'
import { giveUp } from './trouble.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** `npm start`: checks what is cheap to check, brings up to date what is not, then serves until told to stop. */
export async function start(args = process.argv.slice(2)) {
  let server
  let stopping
  const exitCode = () => (stopping === 'SIGINT' ? 130 : 143)
  const stop = (signal) => {
    if (stopping) return
    stopping = signal
    if (server) server.kill('SIGTERM')
    else if (!stopSteps(signal)) process.exit(exitCode())
  }
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGHUP', () => stop('SIGHUP'))
  try {
    const options = readOptions(args, process.env, root)
    if (options.help) return console.log(usage)
    checkDataFolder(options.dataFolder, options.dataGiven)
    checkIndexFolder(options.indexFolder)
    await checkPort(options.host, options.port)
    await bringUpToDate(options)
    if (stopping) process.exit(exitCode())
    server = serve(options)
    server.once('error', giveUp)
    server.once('exit', (code, signal) => process.exit(stopping ? 0 : (code ?? (signal ? 1 : 0))))
  } catch (error) {
    if (stopping) process.exit(exitCode())
    giveUp(error)
  }
}

/** @param {ReturnType<typeof readOptions>} options */
async function bringUpToDate(options) {
  const wantsSample = () => !options.dataGiven && !holdsParquet(options.dataFolder)
  const current = isInstalled(root) && (options.dev || isBuilt(root)) && !wantsSample()
  if (!current) {
    checkCheckout(root)
    await alone(
      path.join(root, '.cache'),
      async () => {
        if (!isInstalled(root)) await install(root)
        if (!options.dev && !isBuilt(root)) await build(root)
        if (wantsSample()) await makeSample(options.dataFolder)
      },
      () => console.log('Another start is preparing this checkout; waiting for it …'),
    )
  }
  if (options.dataGiven && !holdsParquet(options.dataFolder))
    console.log(`There is no parquet below ${options.dataFolder} yet; the page says what to do.`)
}

/** Made beside its place and moved in whole: an interrupted start leaves no half dataset. @param {string} folder */
async function makeSample(folder) {
  for (const name of readdirSync(folder))
    if (name.startsWith('.sample-')) rmSync(path.join(folder, name), { recursive: true, force: true })
  const beside = path.join(folder, `.sample-${process.pid}`)
  mkdirSync(beside)
  try {
    await runStep(
      'Making a sample to look at',
      [process.execPath, '--import', 'tsx', 'scripts/sample.ts', '--scale', 'demo', '--out', beside],
      { cwd: root, show: true, failure: 'the sample could not be made' },
    )
    for (const name of readdirSync(beside))
      if (!existsSync(path.join(folder, name))) renameSync(path.join(beside, name), path.join(folder, name))
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** @param {ReturnType<typeof readOptions>} options */
function serve({ dev, dataFolder, indexFolder, host, port, open }) {
  return spawn(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/server.ts')], {
    cwd: root,
    // The channel is how the server learns that this process is gone.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // DuckDB's queries and `fs` share libuv's threads: with four, a slow query held a file read for 72 s.
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16',
      RINGSIDE_DATA: dataFolder,
      RINGSIDE_INDEX: indexFolder,
      RINGSIDE_HOST: host,
      RINGSIDE_PORT: String(port),
      RINGSIDE_OPEN: open ? '1' : '0',
      RINGSIDE_DEV: dev ? '1' : '0',
    },
  })
}
