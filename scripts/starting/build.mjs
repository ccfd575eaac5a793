import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkRoom } from './ground.mjs'
import { runStep } from './step.mjs'

// `tsconfig.json` is left out because `next build` rewrites it; tests and scripts are no part of the build.
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
]
const configs = ['next.config.ts', 'postcss.config.mjs', 'package.json', 'package-lock.json']

/** @param {string} root */
export function isBuilt(root) {
  const stamp = stampFile(root)
  if (!existsSync(stamp) || !existsSync(path.join(root, folder(), 'BUILD_ID'))) return false
  return readFileSync(stamp, 'utf8') === sourceHash(root)
}

/** @param {string} root */
export async function build(root) {
  checkRoom(root, 300)
  const hash = sourceHash(root) // Before the build: what is saved during it is not in it.
  rmSync(stampFile(root), { force: true })
  await runStep('Building', [process.execPath, 'node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    failure: 'the build failed',
  })
  writeFileSync(stampFile(root), hash)
}

/** SHA-256 over names and contents, the same wherever the checkout lies. @param {string} root */
export function sourceHash(root) {
  const hash = createHash('sha256')
  const add = (name) => {
    const file = path.join(root, name)
    if (!existsSync(file)) return
    hash.update(`\0${name}\0`).update(readFileSync(file))
  }
  const walk = (name) => {
    const here = path.join(root, name)
    if (!existsSync(here)) return
    if (!statSync(here).isDirectory()) return add(name)
    for (const entry of readdirSync(here, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.isDirectory()) walk(`${name}/${entry.name}`)
      else if (!/\.test\.tsx?$/.test(entry.name)) add(`${name}/${entry.name}`)
    }
  }
  for (const name of [...sources, ...configs]) walk(name)
  return hash.digest('hex')
}

/** As `next.config.ts` has it. */
function folder() {
  return process.env.RINGSIDE_BUILD ?? '.next'
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, folder(), 'ringside-sources')
}
