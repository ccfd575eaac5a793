import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { whileAnswering } from '../lib/access/answer'
import { exposureProblem } from '../lib/access/exposure'
import { createGate } from '../lib/access/gate'
import { allowedHosts, isAllowedHost } from '../lib/access/hosts'
import { refuse } from '../lib/access/refusal'
import { freshNonce } from '../lib/access/security-headers'
import { isLoopback, readSettings, type Settings } from '../lib/settings'
import { serveMedia } from './serving/media'
import { sayWrongMethod } from './serving/wrong-method'

const root = fileURLToPath(new URL('..', import.meta.url))
const development = process.env.RINGSIDE_DEV === '1'
const patienceAtEnd = 3000

try {
  await serve(readSettings(process.env, root))
} catch (error) {
  console.error(`Ringside: ${reason(error)}`)
  process.exit(1)
}

/** Puts the gate in front of Next and listens. Started by `scripts/start.mjs`, which has built everything. */
async function serve(settings: Settings): Promise<void> {
  const problem = exposureProblem(settings)
  if (problem) throw new Error(problem)
  // A request that breaks must not take the other readers' server with it.
  process.on('uncaughtException', (error) => console.error('Ringside went on after:', error))
  process.on('unhandledRejection', (error) => console.error('Ringside went on after:', error))

  // Next hangs its own listener for upgrades on the server it sees first, which would go around the gate.
  const upgrades = createServer()
  const app = next({
    dev: development,
    dir: root,
    hostname: settings.host,
    port: settings.port,
    httpServer: upgrades,
  })
  await app.prepare()
  const answer = app.getRequestHandler()
  const gate = createGate(settings, { development })

  // Long filter addresses are ordinary here: 64 kB of headers instead of 16.
  const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 30_000 }, (request, response) => {
    respond(request, response).catch((error) => fail(request, response, error))
  })
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(await gate(request, response)) || (await serveMedia(request, response))) return
    sayWrongMethod(request.url ?? '', response)
    await whileAnswering(response, () => answer(request, response))
  }
  if (development) {
    const hosts = allowedHosts(settings)
    server.on('upgrade', (request, socket, head) => {
      if (isAllowedHost(request.headers.host, hosts)) upgrades.emit('upgrade', request, socket, head)
      else socket.destroy()
    })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  const at = server.address()
  const port = typeof at === 'object' && at ? at.port : settings.port
  if (settings.url) console.log(`Links are made for ${settings.url}`)
  console.log(`Ringside is at http://${nameOf(settings.host)}:${port}`)

  let ending = false
  const end = () => {
    if (ending) return // Ctrl-C reaches this process and its parent, which then lets go as well.
    ending = true
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => {
      server.closeAllConnections()
      process.exit(0)
    }, patienceAtEnd).unref()
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  // The start script is the parent: when it is gone, however it went, nobody would ever stop this server.
  process.on('disconnect', end)
  if (process.send && !process.connected) end()
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.destroyed || request.destroyed) return
  console.error(`Ringside could not answer ${request.method} ${request.url}:`, error)
  if (response.headersSent) response.destroy()
  else
    refuse(request.url ?? '', response, freshNonce(), {
      status: 500,
      code: 'internal',
      message: 'Ringside could not answer this. The terminal it was started from says more.',
    })
}

function nameOf(host: string): string {
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'this port is taken. Choose another with --port.'
  if (code === 'EACCES') return 'this port needs more rights. Choose one above 1023 with --port.'
  return error instanceof Error ? error.message : String(error)
}
