import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkRoom } from './ground.mjs'
import { runStep } from './step.mjs'

/**
 * Are the packages those of the lock file? Packages that somebody else installed right are accepted.
 * @param {string} root
 */
export function isInstalled(root) {
  try {
    if (readFileSync(stampFile(root), 'utf8') === wanted(root)) return true
  } catch {
    // No stamp: look at the packages themselves.
  }
  if (!matchesLock(root)) return false
  try {
    writeFileSync(stampFile(root), wanted(root))
  } catch {
    // A read-only checkout is compared again next time.
  }
  return true
}

/** @param {string} root */
export async function install(root) {
  checkRoom(root, 1000)
  const npm = process.env.npm_execpath
  const command = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, npm] : ['npm']
  // Also under NODE_ENV=production: the stories and the build need what npm calls development packages.
  await runStep('Installing packages', [...command, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    failure: 'npm could not install the packages',
  })
  writeFileSync(stampFile(root), wanted(root))
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.ringside')
}

/** Native packages depend on the platform and on Node's major version too. @param {string} root */
function wanted(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  const machine = `${process.platform}-${process.arch}-${process.versions.modules}`
  return createHash('sha256').update(lock).update(machine).digest('hex')
}

/** npm writes what it installed into `node_modules/.package-lock.json`. @param {string} root */
function matchesLock(root) {
  const hidden = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  try {
    const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
    const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
    return Object.entries(locked).every(
      ([name, entry]) =>
        name === '' ||
        (entry.optional && !installed[name]) ||
        (installed[name]?.version === entry.version && existsSync(path.join(root, name, 'package.json'))),
    )
  } catch {
    return false
  }
}
