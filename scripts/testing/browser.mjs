import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** Chromium asks nobody for anything on its own and runs as root in a container. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The browser that is installed: `CHROMIUM_PATH`, else the first on the path. Undefined leaves it to Playwright.
 * @returns {string | undefined}
 */
export function installedBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const folders = [
    ...(env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ].filter(Boolean)
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  files.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  return files.find(isRunnable)
}

/**
 * Makes sure a browser opens: the installed one, else Playwright's, else the distribution's package. Several minutes
 * at worst.
 * @param {string} root
 * @param {(command: readonly string[]) => Promise<number>} run shows what it does, resolves to the exit code
 * @returns {Promise<boolean>}
 */
export async function fetchBrowser(root, run) {
  if (opens(root)) return true
  console.log('No browser opens here; asking Playwright for one.')
  await run([process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium'])
  if (opens(root)) return true
  if (process.getuid?.() !== 0 || !isRunnable('/usr/bin/apt-get')) return false
  console.log('Playwright could not; asking the distribution.')
  await run(['apt-get', 'update', '-q'])
  await run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'])
  return opens(root)
}

/** Really started, in a process of its own: a browser that is there may still lack its libraries. */
function opens(root) {
  const executablePath = installedBrowser()
  const script = `import { chromium } from '@playwright/test'
    const browser = await chromium.launch(${JSON.stringify({ executablePath, args: browserFlags })})
    await browser.close()`
  const tried = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    timeout: 60_000,
  })
  return tried.status === 0
}

function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
