import path from 'node:path'
import { z } from 'zod'

/** What the person who started Ringside chose. Folders are absolute. */
export interface Settings {
  readonly dataFolder: string
  readonly indexFolder: string
  /** Where readers' labels and named views lie: one file a dataset, to be backed up by copying. */
  readonly labelFolder: string
  /** A name or address without brackets: `127.0.0.1`, `::1`, `0.0.0.0`, `ringside.lan`. */
  readonly host: string
  /** 0 to 65535; 0 lets the system choose. */
  readonly port: number
  /** Base of copied links, without a trailing slash. */
  readonly url?: string
  readonly password?: string
  /** True when strangers may read without a password, said aloud by `--open`. */
  readonly open: boolean
}

const text = z.string().trim().optional()

const environment = z.object({
  RINGSIDE_DATA: text,
  RINGSIDE_INDEX: text,
  RINGSIDE_HOST: text,
  RINGSIDE_PORT: text.refine((port) => !port || (/^\d{1,5}$/.test(port) && Number(port) <= 65535), {
    message: 'must be a whole number from 0 to 65535',
  }),
  RINGSIDE_URL: text.refine((url) => !url || isWebAddress(url), {
    message: 'must be an http or https address such as https://ringside.example',
  }),
  RINGSIDE_PASSWORD: z.string().optional(),
  RINGSIDE_OPEN: text.refine((open) => !open || /^(0|1|true|false)$/.test(open), {
    message: 'must be 1 or 0',
  }),
  INIT_CWD: text,
})

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads `RINGSIDE_*`. An empty variable counts as not set. Relative folders are meant from where the caller stood
 * (`INIT_CWD` under npm), the defaults lie under `root`: `data` and `<data>/.index`.
 *
 * @throws Error naming the variable, its value and what it must be.
 */
export function readSettings(env: Environment = process.env, root: string = process.cwd()): Settings {
  const read = environment.safeParse(env)
  if (!read.success) {
    const issue = read.error.issues[0]
    const name = String(issue?.path[0] ?? 'RINGSIDE_*')
    throw new Error(`${name}="${env[name] ?? ''}" ${issue?.message ?? 'is not understood'}`)
  }
  const given = read.data
  const from = given.INIT_CWD || root
  const dataFolder = given.RINGSIDE_DATA ? path.resolve(from, given.RINGSIDE_DATA) : path.join(root, 'data')
  return {
    dataFolder,
    indexFolder: given.RINGSIDE_INDEX
      ? path.resolve(from, given.RINGSIDE_INDEX)
      : path.join(dataFolder, '.index'),
    // Hidden, so that it is taken for no dataset; not inside the default index, which may be deleted at any time.
    labelFolder: path.join(
      given.RINGSIDE_INDEX ? path.resolve(from, given.RINGSIDE_INDEX) : dataFolder,
      '.labels',
    ),
    host: withoutBrackets(given.RINGSIDE_HOST || '127.0.0.1'),
    port: Number(given.RINGSIDE_PORT || 3000),
    ...(given.RINGSIDE_URL ? { url: given.RINGSIDE_URL.replace(/\/+$/, '') } : {}),
    ...(given.RINGSIDE_PASSWORD ? { password: given.RINGSIDE_PASSWORD } : {}),
    open: given.RINGSIDE_OPEN === '1' || given.RINGSIDE_OPEN === 'true',
  }
}

/** True for an address only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = withoutBrackets(host).toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
}

function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
}
