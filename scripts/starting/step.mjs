import { spawn } from 'node:child_process'
import { Trouble } from './trouble.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Stops what is running, by force after three seconds.
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether anything was running
 */
export function stopSteps(signal) {
  for (const child of running) child.kill(signal)
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
  }, 3000).unref()
  return running.size > 0
}

/**
 * Runs one step with a line before and after it. What it prints is shown only when it fails.
 * @param {string} label what happens, for people
 * @param {readonly string[]} command program and arguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, show?: boolean, failure: string }} how `show` lets output through;
 *   `failure` is the line for when it goes wrong
 */
export async function runStep(
  label,
  [program = '', ...args],
  { cwd, env = process.env, show = false, failure },
) {
  const began = Date.now()
  console.log(`${label} …`)
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  })
  running.add(child)
  let output = ''
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  running.delete(child)
  if (ended === 0) {
    console.log(`  done in ${Math.max(1, Math.round((Date.now() - began) / 1000))} s`)
    return
  }
  if (output) process.stderr.write(`${output.trimEnd()}\n`)
  if (/ENOSPC|no space left/i.test(output)) throw new Trouble(`the disk is full: ${failure}`)
  throw new Trouble(`${failure} (${typeof ended === 'number' ? `exit code ${ended}` : ended})`)
}
