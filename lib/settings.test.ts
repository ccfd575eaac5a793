import { describe, expect, it } from 'vitest'
import { isLoopback, readSettings } from './settings'

describe('readSettings', () => {
  it('has defaults under the checkout, on loopback, closed', () => {
    expect(readSettings({}, '/home/r')).toEqual({
      dataFolder: '/home/r/data',
      indexFolder: '/home/r/data/.index',
      labelFolder: '/home/r/data/.labels',
      host: '127.0.0.1',
      port: 3000,
      open: false,
    })
  })

  it('takes relative folders from where the caller stood', () => {
    const env = { RINGSIDE_DATA: '../shared', RINGSIDE_INDEX: 'derived', INIT_CWD: '/home/r/sub' }
    expect(readSettings(env, '/home/r')).toMatchObject({
      dataFolder: '/home/r/shared',
      indexFolder: '/home/r/sub/derived',
    })
  })

  it('keeps the index in the chosen data folder unless told otherwise', () => {
    expect(readSettings({ RINGSIDE_DATA: '/d' }, '/home/r').indexFolder).toBe('/d/.index')
  })

  it('counts an empty variable as not set and drops the slash of the address', () => {
    const env = {
      RINGSIDE_PORT: '',
      RINGSIDE_PASSWORD: '',
      RINGSIDE_URL: 'https://r.example/',
      RINGSIDE_HOST: '[::1]',
    }
    expect(readSettings(env, '/home/r')).toMatchObject({ port: 3000, url: 'https://r.example', host: '::1' })
    expect(readSettings(env, '/home/r')).not.toHaveProperty('password')
  })

  it.each([
    ['RINGSIDE_PORT', '65536'],
    ['RINGSIDE_PORT', '-1'],
    ['RINGSIDE_PORT', '3e3'],
    ['RINGSIDE_URL', 'javascript:alert(1)'],
    ['RINGSIDE_URL', 'r.example'],
    ['RINGSIDE_OPEN', 'maybe'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readSettings({ [name]: value }, '/home/r')).toThrow(`${name}="${value}" must be`)
  })
})

it.each([
  ['localhost', true],
  ['127.8.0.1', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['127.evil.example', false],
])('says whether %s is this machine only: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})
