import { randomBytes } from 'node:crypto'
import type { Area } from './request-path'

/** A fresh script nonce: 16 random bytes. */
export function freshNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * The policy of a page. `strict-dynamic` lets Next's own scripts fetch their chunks and nobody else's; KaTeX and
 * charts position glyphs by `style=""`, which a nonce would block, hence `style-src-attr`.
 * @param development React's development build evaluates code to rebuild server stacks, and styles are injected.
 */
export function pagePolicy(nonce: string, development = false): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const bare = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** What every answer carries. Stored bytes opened on their own get a sandbox: an SVG is a document with scripts. */
export function securityHeaders(area: Area, nonce: string, development = false): Record<string, string> {
  return {
    'Content-Security-Policy':
      area === 'api'
        ? bare
        : area === 'media'
          ? `${bare}; img-src 'self' data:; style-src 'unsafe-inline'; sandbox`
          : pagePolicy(nonce, development),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  }
}
