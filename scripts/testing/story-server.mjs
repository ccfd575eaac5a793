// One server for the browser stories: `node scripts/testing/story-server.mjs sample|real PORT`. Playwright starts it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [kind, port = ''] = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'ringside-stories-'))
const index = path.join(folder, 'index')
const data = kind === 'real' ? path.resolve(root, '../shared/data') : path.join(folder, 'data')
const scale = process.env.RINGSIDE_STORY_SCALE ?? 'demo'
let child
let ending = false

process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    ending = true
    if (child) child.kill('SIGTERM')
    else process.exit(0)
  })

if (
  kind !== 'real' &&
  (await run(['--import', 'tsx', 'scripts/sample.ts', '--scale', scale, '--out', data])) !== 0
)
  process.exit(1)
// Stories open pages that are ready. The real files hold a folder that cannot be a dataset: its complaint is right.
const places = { RINGSIDE_DATA: data, RINGSIDE_INDEX: index }
await run(['--import', 'tsx', 'scripts/index.ts'], places)
process.exit(await run(['scripts/start.mjs', '--data', data, '--index', index, '--port', port]))

async function run(args, more = {}) {
  if (ending) process.exit(0)
  child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
