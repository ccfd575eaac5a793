import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, devices } from '@playwright/test'
import { browserFlags, installedBrowser } from './scripts/testing/browser.mjs'

const port = Number(process.env.RINGSIDE_STORY_PORT ?? 3410)
const hasRealFiles = existsSync(fileURLToPath(new URL('../shared/data/README.md', import.meta.url)))
const executablePath = installedBrowser()

/** Stories named `real*.spec.ts` read the real files beside the checkout, where there are any; all others the sample. */
const stories = [
  { name: 'sample', port, testIgnore: '**/real*.spec.ts' },
  ...(hasRealFiles ? [{ name: 'real', port: port + 1, testMatch: '**/real*.spec.ts' }] : []),
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    trace: 'off',
    launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
  },
  projects: stories.map(({ port, ...project }) => ({
    ...project,
    use: { baseURL: `http://localhost:${port}` },
  })),
  webServer: stories.map(({ name, port }) => ({
    command: `node scripts/testing/story-server.mjs ${name} ${port}`,
    url: `http://localhost:${port}/api/health`,
    timeout: 300_000,
    stdout: 'ignore' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
  })),
})
