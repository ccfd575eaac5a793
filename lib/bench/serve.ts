import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'

/** The real server in a process of its own, and how it is asked. */
export interface Served {
  /** Milliseconds from the command to the first page. */
  readonly startUp: number
  ask(address: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  stop(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
  /** Milliseconds to the first byte of the body, and to the last. */
  readonly first: number
  readonly complete: number
}

/** Starts `npm start`'s script on a free port; what is built and indexed must be there. */
export async function serve(root: string, dataFolder: string, indexFolder: string): Promise<Served> {
  const port = await freePort()
  const agent = new http.Agent({ keepAlive: true })
  const start = performance.now()
  const flags = ['--data', dataFolder, '--index', indexFolder, '--port', String(port), '--host', '127.0.0.1']
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs'), ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-3000)
    })
  }
  const ask = (address: string, headers = {}) => askOnce(agent, port, address, headers)
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said}`)
    const answer = await ask('/').catch(() => undefined)
    if (answer?.status === 200) break
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (performance.now() - start > 300_000) throw new Error(`the server does not answer: ${said}`)
  }
  const startUp = performance.now() - start
  // Thumbnails are made behind the scenes for minutes, by a process that stands still while others are timed.
  const paused = new Set<number>()
  const watch = setInterval(() => {
    for (const pid of workersOf(child)) {
      if (!paused.has(pid)) signal(pid, 'SIGSTOP')
      paused.add(pid)
    }
  }, 50)
  return {
    startUp,
    ask,
    async stop() {
      clearInterval(watch)
      agent.destroy()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      for (const pid of paused) signal(pid, 'SIGKILL')
      await ended
    },
  }
}

function askOnce(
  agent: http.Agent,
  port: number,
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const request = http.get({ agent, host: '127.0.0.1', port, path: address, headers }, (response) => {
      const parts: Buffer[] = []
      let first = Number.NaN
      response.on('data', (part: Buffer) => {
        if (parts.length === 0) first = performance.now() - start
        parts.push(part)
      })
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
          first,
          complete: performance.now() - start,
        }),
      )
    })
    request.once('error', reject)
  })
}

/** Processes below the server that work on an index. */
function workersOf(child: ChildProcess): number[] {
  const found: number[] = []
  const below = (pid: number) => {
    try {
      const tasks = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      for (const one of tasks.split(' ').map(Number).filter(Boolean)) {
        if (readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('--worker')) found.push(one)
        below(one)
      }
    } catch {
      // Gone meanwhile, or no Linux.
    }
  }
  if (child.pid !== undefined) below(child.pid)
  return found
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone meanwhile.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}
