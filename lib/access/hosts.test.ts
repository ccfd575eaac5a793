import { expect, it } from 'vitest'
import { exposureProblem } from './exposure'
import { allowedHosts, isAllowedHost } from './hosts'
import { isOwnWrite } from './origin'

const hosts = allowedHosts({ host: 'ringside.lan', url: 'https://Share.Example:8443/arena' }, ['10.0.0.7'])

it.each([
  ['localhost', true],
  ['localhost:3000', true],
  ['LOCALHOST.:1', true],
  ['127.0.0.1:9', true],
  ['[::1]:3000', true],
  ['ringside.lan', true],
  ['share.example', true],
  ['10.0.0.7', false],
  ['evil.example', false],
  ['localhost.evil.example', false],
  ['evil.example:localhost', false],
  ['localhost:80@evil.example', false],
  ['::1', false],
  ['', false],
  [undefined, false],
])('answers to %s: %s', (header, expected) => {
  expect(isAllowedHost(header, hosts)).toBe(expected)
})

it('answers to each of its addresses when bound to all of them', () => {
  const everywhere = allowedHosts({ host: '0.0.0.0' }, ['10.0.0.7', 'fe80::1'])
  expect(isAllowedHost('10.0.0.7:3000', everywhere)).toBe(true)
  expect(isAllowedHost('[fe80::1]:3000', everywhere)).toBe(true)
  expect(isAllowedHost('10.0.0.8', everywhere)).toBe(false)
})

it.each([
  [{ origin: 'http://localhost:3000' }, true],
  [{ origin: 'https://share.example' }, true],
  [{ origin: 'http://localhost:3001' }, false],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'http://localhost:3000.evil.example' }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{}, true],
])('takes a write with %j: %s', (headers, expected) => {
  expect(isOwnWrite({ host: 'localhost:3000', ...headers }, 'https://share.example/arena')).toBe(expected)
})

it('asks for a password or a clear word before other machines are let in', () => {
  expect(exposureProblem({ host: '0.0.0.0', open: false })).toMatch(/RINGSIDE_PASSWORD.*--open/)
  expect(exposureProblem({ host: '0.0.0.0', open: true })).toBeUndefined()
  expect(exposureProblem({ host: '0.0.0.0', open: false, password: 'x' })).toBeUndefined()
  expect(exposureProblem({ host: '127.0.0.1', open: false })).toBeUndefined()
})
