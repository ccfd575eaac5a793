import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sealData, unsealData } from 'iron-session'

export interface Sessions {
  /** Seals a new sign-in into a `Set-Cookie` value. */
  start(secure: boolean): Promise<string>
  /** True when the `Cookie` header carries a sign-in sealed here with the present password, under 30 days old. */
  holds(cookies: string | undefined): Promise<boolean>
  /** A `Set-Cookie` value that forgets the sign-in. */
  end(): string
}

const days = 30
const seconds = days * 24 * 3600

/**
 * Sign-ins live in the reader's cookie only. The sealing secret mixes the password with random bytes kept beside the
 * index, so a stolen cookie is no way to guess the password offline, and a new password ends every sign-in. The
 * cookie's name is the installation's own: cookies ignore ports, and two Ringsides on one machine must not
 * overwrite each other's.
 */
export function createSessions(password: string, indexFolder: string): Sessions {
  const key = installationKey(indexFolder)
  const secret = Buffer.from(hkdfSync('sha256', password, key, 'ringside session', 32)).toString('hex')
  const name = `ringside_${Buffer.from(hkdfSync('sha256', key, '', 'ringside cookie', 4)).toString('hex')}`
  const attributes = 'Path=/; HttpOnly; SameSite=Lax'
  return {
    async start(secure) {
      const sealed = await sealData({ signedIn: true }, { password: secret, ttl: seconds })
      return `${name}=${sealed}; ${attributes}; Max-Age=${seconds}${secure ? '; Secure' : ''}`
    },
    async holds(cookies) {
      const sealed = cookieValue(cookies, name)
      if (!sealed || sealed.length > 1000) return false
      try {
        const session = await unsealData<{ signedIn?: boolean }>(sealed, { password: secret, ttl: seconds })
        return session.signedIn === true
      } catch {
        return false // A seal of another shape is no sign-in; iron-session throws on those it cannot read.
      }
    },
    end: () => `${name}=; ${attributes}; Max-Age=0`,
  }
}

function cookieValue(cookies: string | undefined, name: string): string | undefined {
  const pair = cookies?.split(/; */).find((part) => part.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

/** 32 random bytes, readable by the owner only. Where nothing can be written, sign-ins last until the next start. */
function installationKey(folder: string): Buffer {
  const file = path.join(folder, 'session.key')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
  } catch {
    // It is there already, or cannot be: reading it tells.
  }
  try {
    const kept = readFileSync(file)
    if (kept.length === 32) return kept
  } catch {
    // Said above.
  }
  return randomBytes(32)
}
