import path from 'node:path'
import { Trouble } from './trouble.mjs'

export const usage = `npm start -- [--data DIR] [--index DIR] [--host H] [--port P] [--open]

  --data DIR    folder of datasets, or one dataset's own folder   RINGSIDE_DATA    data
  --index DIR   where what is derived is kept                     RINGSIDE_INDEX   <data>/.index
  --host H      address to listen on                              RINGSIDE_HOST    127.0.0.1
  --port P      0 to 65535, 0 for any that is free                RINGSIDE_PORT    3000
  --open        let other machines read without a password
RINGSIDE_PASSWORD asks other machines for a password, RINGSIDE_URL is the base of copied links.`

const valued = {
  data: 'RINGSIDE_DATA',
  index: 'RINGSIDE_INDEX',
  host: 'RINGSIDE_HOST',
  port: 'RINGSIDE_PORT',
}

/**
 * Flags over environment over defaults, checked as far as plain Node can: `lib/settings.ts` reads the result again.
 * @param {readonly string[]} args after the script's name
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} root the checkout
 * @returns {{ help: boolean, dev: boolean, dataFolder: string, dataGiven: boolean, indexFolder: string, host: string,
 *   port: number, open: boolean }} folders absolute, relative ones being meant from where the caller stood
 * @throws {Trouble} for what is not understood or not safe
 */
export function readOptions(args, env, root) {
  /** @type {Record<string, string | undefined>} */
  const given = {}
  let open = env.RINGSIDE_OPEN === '1' || env.RINGSIDE_OPEN === 'true'
  let help = false
  let dev = false
  // Without `--` npm takes a flag for its own: with `=` it keeps the value, else the value arrives here alone.
  const kept = [...Object.keys(valued), 'open'].find(
    (name) => env[`npm_config_${name}`] && !args.includes(`--${name}`),
  )
  if (kept) {
    const value = env[`npm_config_${kept}`]
    const rest = kept === 'open' ? '' : value === 'true' ? ` ${args[0] ?? 'VALUE'}` : ` ${value}`
    throw new Trouble(`npm kept --${kept} for itself. Write npm start -- --${kept}${rest}`, 2)
  }
  for (let at = 0; at < args.length; at++) {
    const [, name, , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(args[at]) ?? []
    if (name && name in valued) {
      const value = inline ?? args[++at]
      if (!value || (inline === undefined && value.startsWith('--')))
        throw new Trouble(`--${name} needs a value. See npm start -- --help`, 2)
      given[name] = value
    } else if (name === 'open' && inline === undefined) open = true
    else if (name === 'dev' && inline === undefined) dev = true
    else if (name === 'help' || args[at] === '-h') help = true
    else throw new Trouble(`${args[at]} is not a flag. See npm start -- --help`, 2)
  }
  for (const [name, variable] of Object.entries(valued)) given[name] ??= env[variable] || undefined

  const from = env.INIT_CWD || process.cwd()
  const dataFolder = given.data ? path.resolve(from, given.data) : path.join(root, 'data')
  const host = (given.host ?? '127.0.0.1').replace(/^\[|\]$/g, '')
  const port = given.port ?? '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    throw new Trouble(`--port ${port} is no port: it must be a whole number from 0 to 65535`, 2)
  if (!isLoopback(host) && !env.RINGSIDE_PASSWORD && !open)
    throw new Trouble(
      `--host ${host} lets other machines in: set RINGSIDE_PASSWORD to ask them for a password, or add --open to let everyone read`,
      2,
    )
  return {
    help,
    dev,
    dataFolder,
    dataGiven: given.data !== undefined,
    indexFolder: given.index ? path.resolve(from, given.index) : path.join(dataFolder, '.index'),
    host,
    port: Number(port),
    open,
  }
}

/** @param {string} host */
function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
