import { createServer } from 'node:net'
import { expect, test } from '@playwright/test'
import { ask, startRingside } from './servers'

// Starts are quick, but not beside a whole test run on the same two cores.
test.describe.configure({ timeout: 90_000 })

test('a second start makes nothing again, and stops cleanly with its server', async () => {
  const started = startRingside()
  const url = await started.url
  expect((await ask(url, '/')).status).toBe(200)
  started.process.kill('SIGINT')
  const { code, output, errors } = await started.ended
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(output).not.toMatch(/Installing|Building|Making/)
  await expect(ask(url, '/')).rejects.toThrow('ECONNREFUSED')
})

test('a server does not outlive a start that was killed', async () => {
  const started = startRingside()
  const url = await started.url
  started.process.kill('SIGKILL')
  await expect
    .poll(() =>
      ask(url, '/').then(
        () => 'serves',
        () => 'gone',
      ),
    )
    .toBe('gone')
})

for (const [what, args, line] of [
  ['an unknown flag', ['--foo'], '--foo is not a flag'],
  ['a missing folder', ['--data', '/no/such/folder'], 'there is no folder /no/such/folder'],
  ['a file for a folder', ['--data', 'package.json'], 'is a file, not a folder'],
  ['an index folder nobody can write', ['--index', '/proc/ringside'], 'cannot be written'],
  ['an open door without a word', ['--host', '0.0.0.0'], 'RINGSIDE_PASSWORD'],
] as const) {
  test(`${what} is one clear line`, async () => {
    const { code, output, errors } = await startRingside(args).ended
    expect(code).toBeGreaterThan(0)
    expect(output).toBe('')
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
    expect(errors).toContain(line)
  })
}

test('a taken port is one clear line', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at ? at.port : 0)
    })
  })
  const { code, errors } = await startRingside(['--port', String(port)]).ended
  server.close()
  expect(code).toBe(1)
  expect(errors).toBe(
    `Ringside: port ${port} is taken. Choose another: npm start -- --port ${port === 65535 ? 3001 : port + 1}\n`,
  )
})
