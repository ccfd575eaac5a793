import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const key = randomBytes(32)

/** Are both the same? Takes the same time wherever they differ and however long they are. */
export function sameSecret(given: string | Buffer, secret: string): boolean {
  const digest = (text: string | Buffer) => createHmac('sha256', key).update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

/** Bytes after `Bearer`, as the client sent them: Node hands header bytes over as Latin-1. */
export function bearer(authorization: string | undefined): Buffer | undefined {
  const match = /^bearer +(.+)$/i.exec(authorization ?? '')
  return match?.[1] ? Buffer.from(match[1].trimEnd(), 'latin1') : undefined
}
