import { expect, it } from 'vitest'
import { bearer, sameSecret } from './password'
import { createPatience } from './patience'

it.each([
  ['secret', true],
  ['secreT', false],
  ['secret ', false],
  ['', false],
  ['s'.repeat(10_000), false],
])('compares whole secrets', (given, expected) => {
  expect(sameSecret(given, 'secret')).toBe(expected)
})

it('reads a bearer password in any script', () => {
  const asNodeSeesIt = Buffer.from('Bearer pässwört中').toString('latin1')
  expect(sameSecret(bearer(asNodeSeesIt) ?? '', 'pässwört中')).toBe(true)
  expect(bearer('Basic c2VjcmV0')).toBeUndefined()
  expect(bearer('Bearer ')).toBeUndefined()
})

it('slows an address down after four wrong passwords, doubling to a minute, and forgives', () => {
  let now = 0
  const patience = createPatience(() => now)
  for (let tries = 0; tries < 4; tries++) {
    expect(patience.wait('10.0.0.1')).toBe(0)
    patience.failed('10.0.0.1')
  }
  expect(patience.wait('10.0.0.1')).toBe(1)
  expect(patience.wait('10.0.0.2')).toBe(0)
  now += 1000
  expect(patience.wait('10.0.0.1')).toBe(0)
  for (let tries = 0; tries < 20; tries++) patience.failed('10.0.0.1')
  expect(patience.wait('::ffff:10.0.0.1')).toBe(60)
  patience.succeeded('10.0.0.1')
  expect(patience.wait('10.0.0.1')).toBe(0)
})

it('takes one IPv6 network for one address and forgets after a quiet quarter of an hour', () => {
  let now = 0
  const patience = createPatience(() => now)
  for (let tries = 0; tries < 6; tries++) patience.failed(`2001:db8:1:2::${tries}`)
  expect(patience.wait('2001:db8:1:2:ffff::9')).toBe(4)
  expect(patience.wait('2001:db8:1:3::9')).toBe(0)
  now += 15 * 60_000
  expect(patience.wait('2001:db8:1:2::1')).toBe(0)
})
