import { isIPv6 } from 'node:net'

export interface Patience {
  /** Whole seconds until this address may try again; 0 when it may. */
  wait(address: string): number
  failed(address: string): void
  succeeded(address: string): void
}

const freeTries = 4
const longest = 60_000
const forgottenAfter = 15 * 60_000
const mostAddresses = 10_000

/**
 * Slows guessing down: after four wrong passwords an address waits 1 s, then 2, 4 … up to 60 s between tries, and is
 * forgiven after a right one or 15 quiet minutes. Tries made while waiting are refused unread, so sending many at
 * once gains nothing.
 */
export function createPatience(now: () => number = Date.now): Patience {
  const seen = new Map<string, { failures: number; last: number }>()
  const current = (address: string) => {
    const entry = seen.get(network(address))
    return entry && now() - entry.last < forgottenAfter ? entry : undefined
  }
  return {
    wait(address) {
      const entry = current(address)
      if (!entry || entry.failures < freeTries) return 0
      const pause = Math.min(longest, 1000 * 2 ** (entry.failures - freeTries))
      return Math.max(0, Math.ceil((entry.last + pause - now()) / 1000))
    },
    failed(address) {
      const failures = (current(address)?.failures ?? 0) + 1
      seen.delete(network(address))
      seen.set(network(address), { failures, last: now() })
      const oldest = seen.keys().next().value
      if (seen.size > mostAddresses && oldest !== undefined) seen.delete(oldest)
    },
    succeeded(address) {
      seen.delete(network(address))
    },
  }
}

/** One household of IPv6 is a /64 and can make up addresses in it at will. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const full = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return full.slice(0, 4).join(':')
}
