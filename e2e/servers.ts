import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export interface Started {
  readonly process: ChildProcess
  /** Resolves to the address once it is printed; rejects with what was printed when the start ends before. */
  readonly url: Promise<string>
  /** Resolves when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>
  /** Asks it to end and waits until it has; takes its folder away. */
  stop(): Promise<void>
}

/** `node scripts/start.mjs` on an empty folder of its own and any free port, unless `args` say otherwise. */
export function startRingside(args: readonly string[] = [], env: Record<string, string> = {}): Started {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringside-started-'))
  mkdirSync(path.join(folder, 'data'))
  const own = ['--data', path.join(folder, 'data'), '--index', path.join(folder, 'index'), '--port', '0']
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), ...own, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A story that is cut short leaves nothing behind: the server follows its start.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let output = ''
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.once('close', (code) => {
      process.removeListener('exit', kill)
      rmSync(folder, { recursive: true, force: true })
      resolve({ code, output, errors })
    })
  })
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
      const address = /^Ringside is at (\S+)$/m.exec(output)?.[1]
      if (address) resolve(address)
    })
    ended.then(() => reject(new Error(`the start ended: ${output}${errors}`)))
  })
  url.catch(() => {}) // Starts that are meant to fail are judged by how they ended.
  return {
    process: child,
    url,
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

export interface Server {
  readonly url: string
  readonly pid: number
  /** Ends it at once, in the middle of whatever it does, and waits until it is gone. */
  kill(): Promise<void>
}

/** The server itself, without the start around it, so that it is there soon and can be killed by its own id. */
export async function startServer(data: string, index: string, port = 0): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/server.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      UV_THREADPOOL_SIZE: '16',
      RINGSIDE_DATA: data,
      RINGSIDE_INDEX: index,
      RINGSIDE_HOST: '127.0.0.1',
      RINGSIDE_PORT: String(port),
    },
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.removeListener('exit', kill)
      resolve()
    })
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
      const address = /^Ringside is at (\S+)$/m.exec(output)?.[1]
      if (address) resolve(address)
    })
    ended.then(() => reject(new Error(`the server ended: ${output}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    async kill() {
      kill()
      await ended
    },
  }
}

/** Runs a script of the project to its end. */
export function runScript(script: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, ['--import', 'tsx', path.join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** Sends a path exactly as it is written; browsers and their kin would tidy it first. */
export function ask(
  base: string,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, headers, method }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part) => {
        body += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    sent.on('error', reject).end()
  })
}
