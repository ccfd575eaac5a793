import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, isBuilt } from '../starting/build.mjs'
import { install, isInstalled } from '../starting/install.mjs'
import { alone } from '../starting/lock.mjs'
import { root } from '../starting/start.mjs'
import { stopSteps } from '../starting/step.mjs'
import { giveUp, Trouble } from '../starting/trouble.mjs'
import { fetchBrowser } from './browser.mjs'
import { lastLine, stepTally, storyTally, unitTally } from './tally.mjs'

/** @typedef {'types' | 'lint' | 'unit' | 'build' | 'stories'} Step */

/** @type {import('node:child_process').ChildProcess | undefined} */
let running

/**
 * Runs the steps one after another, going on after one that failed, and ends with `N passed, M failed` alone on the
 * last line. Exit code 1 when anything failed.
 * @param {readonly Step[]} steps
 */
export async function main(steps) {
  const reports = mkdtempSync(path.join(tmpdir(), 'ringside-reports-'))
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => {
      running?.kill(signal)
      stopSteps(signal)
      setTimeout(() => process.exit(signal === 'SIGINT' ? 130 : 143), 3000).unref()
      running?.once('close', () => process.exit(signal === 'SIGINT' ? 130 : 143))
    })
  process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
  try {
    if (!isInstalled(root))
      await alone(path.join(root, '.cache'), async () => {
        if (!isInstalled(root)) await install(root)
      })
  } catch (error) {
    giveUp(error)
  }
  const tallies = []
  const broken = new Set()
  for (const step of steps) {
    console.log(`\n── ${step}`)
    const began = Date.now()
    const tally = await runners[step](reports, broken)
    tallies.push(tally)
    if (tally.failed) broken.add(step)
    const seconds = Math.round((Date.now() - began) / 1000)
    console.log(`── ${step}: ${tally.failed ? `${tally.failed} failed` : 'passed'} in ${seconds} s`)
  }
  console.log(`\n${lastLine(tallies)}`)
  process.exit(broken.size ? 1 : 0)
}

const runners = {
  async types() {
    const generated = await run(node('next/dist/bin/next', 'typegen'))
    return stepTally(generated || (await run(node('typescript/bin/tsc', '--noEmit'))))
  },
  async lint() {
    return stepTally(await run(node('@biomejs/biome/bin/biome', 'ci', '.')))
  },
  async unit(reports) {
    const file = path.join(reports, 'unit.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await run(node('vitest/vitest.mjs', 'run', ...reporters))
    return unitTally(readReport(file), code)
  },
  async build() {
    try {
      if (isBuilt(root)) console.log('The build is that of these sources.')
      else await alone(path.join(root, '.cache'), () => build(root))
      return stepTally(0)
    } catch (error) {
      console.error(error instanceof Trouble ? error.message : error)
      return stepTally(1)
    }
  },
  async stories(reports, broken) {
    if (broken.has('build')) {
      console.log('Without a build there is nothing to open.')
      return stepTally(1)
    }
    if (!(await fetchBrowser(root, run))) {
      console.log('There is no browser. Install Chromium, or set CHROMIUM_PATH to one.')
      return stepTally(1)
    }
    const file = path.join(reports, 'stories.json')
    const code = await run(node('@playwright/test/cli.js', 'test', '--reporter=list,json'), {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    })
    return storyTally(readReport(file), code)
  },
}

/** Runs a command in the checkout with its output shown. What the caller's shell set for Ringside is not for tests. */
async function run([program = '', ...args], more = {}) {
  const env = { NEXT_TELEMETRY_DISABLED: '1', ...process.env, ...more }
  for (const name of Object.keys(env))
    if (/^RINGSIDE_(?!BUILD$|STORY)|^NODE_ENV$/.test(name)) delete env[name]
  running = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const child = running
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

function node(bin, ...args) {
  return [process.execPath, path.join(root, 'node_modules', bin), ...args]
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
