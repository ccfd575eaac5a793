import { describe, expect, it } from 'vitest'
import { readOptions } from './options.mjs'

const read = (args: string[], env: Record<string, string> = {}) => readOptions(args, env, '/home/r')

describe('readOptions', () => {
  it('has defaults under the checkout', () => {
    expect(read([])).toMatchObject({
      dataFolder: '/home/r/data',
      indexFolder: '/home/r/data/.index',
      dataGiven: false,
      host: '127.0.0.1',
      port: 3000,
      open: false,
    })
  })

  it('puts flags over the environment, and both from where the caller stood', () => {
    const env = { RINGSIDE_DATA: 'a', RINGSIDE_PORT: '4000', INIT_CWD: '/home/me' }
    expect(read(['--data=../b', '--open', '--host', '0.0.0.0'], env)).toMatchObject({
      dataFolder: '/home/b',
      indexFolder: '/home/b/.index',
      dataGiven: true,
      port: 4000,
      open: true,
    })
  })

  it.each([
    [['--foo'], '--foo is not a flag'],
    [['data'], 'data is not a flag'],
    [['--open=no'], '--open=no is not a flag'],
    [['--data'], '--data needs a value'],
    [['--data='], '--data needs a value'],
    [['--data', '--open'], '--data needs a value'],
    [['--port', '99999'], '--port 99999 is no port'],
    [['--port', '0x50'], '--port 0x50 is no port'],
    [['--host', '0.0.0.0'], 'set RINGSIDE_PASSWORD'],
    [['--host', '[::]'], 'set RINGSIDE_PASSWORD'],
    [['--host', '127.evil.example'], 'set RINGSIDE_PASSWORD'],
  ])('says in one line what is wrong with %j', (args, message) => {
    expect(() => read(args)).toThrow(message)
    expect(() => read(args)).not.toThrow(/\n/)
  })

  it('notices that npm swallowed a flag', () => {
    expect(() => read([], { npm_config_data: 'x' })).toThrow('npm start -- --data x')
    expect(() => read(['4000'], { npm_config_port: 'true' })).toThrow('npm start -- --port 4000')
    expect(() => read([], { npm_config_open: 'true' })).toThrow(/npm start -- --open$/)
    expect(read(['--port', '1'], { npm_config_port: 'true' }).port).toBe(1)
  })
})
