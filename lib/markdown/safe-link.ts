/** A link of a message that may be followed, or why it may not. */
export type SafeLink =
  | { readonly kind: 'web'; readonly href: string; readonly host: string }
  | { readonly kind: 'mail'; readonly href: string; readonly host: string }
  | { readonly kind: 'dead'; readonly why: string }

const LONGEST_URL = 2_000

/**
 * Only absolute `http`, `https` and `mailto` addresses are links. Anything else would run a script (`javascript:`,
 * `data:`), open something on the reader's machine (`file:`), or lead from hostile text into this site (relative
 * paths, `#fragments`). `host` is what a browser would really connect to: after any `user@`, in Punycode.
 */
export function readLink(raw: string): SafeLink {
  const text = raw.trim()
  if (text === '') return { kind: 'dead', why: 'no address' }
  if (text.length > LONGEST_URL) return { kind: 'dead', why: 'address too long' }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (!scheme) return { kind: 'dead', why: 'not a complete address' }
  if (!URL.canParse(text)) return { kind: 'dead', why: 'not an address' }
  const url = new URL(text)
  if (url.protocol === 'mailto:')
    return { kind: 'mail', href: url.href, host: url.pathname.split('@').at(-1) ?? '' }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.host === '') {
    return { kind: 'dead', why: `${scheme}: is not followed` }
  }
  return { kind: 'web', href: url.href, host: url.host }
}
