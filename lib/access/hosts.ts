import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Settings } from '../settings'

/**
 * The names this server answers to, lower-case, without ports and brackets: anything else in `Host` may be a page
 * elsewhere whose name was made to point here (DNS rebinding). Bound to every address, each address of this
 * machine is a bound host; an address is no name, so it cannot be rebound.
 */
export function allowedHosts(
  settings: Pick<Settings, 'host' | 'url'>,
  addresses: readonly string[] = machineAddresses(),
): ReadonlySet<string> {
  const hosts = new Set(['localhost', '127.0.0.1', '::1', plain(settings.host)])
  if (settings.url) hosts.add(plain(new URL(settings.url).hostname))
  if (settings.host === '0.0.0.0' || settings.host === '::')
    for (const address of addresses) hosts.add(plain(address))
  return hosts
}

/** True when a `Host` header, with any port or none, names one of `hosts`. */
export function isAllowedHost(header: string | undefined, hosts: ReadonlySet<string>): boolean {
  const name = header === undefined ? undefined : hostName(header)
  return name !== undefined && hosts.has(name)
}

function hostName(header: string): string | undefined {
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(header)
  if (bracketed?.[1]) return isIP(bracketed[1]) === 6 ? bracketed[1].toLowerCase() : undefined
  const named = /^([a-z0-9._-]+?)\.?(?::\d{1,5})?$/i.exec(header)
  return named?.[1]?.toLowerCase()
}

function machineAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.address))
}

function plain(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase()
}
