import { LONGEST_LABEL } from './event'

/** The cookie with the name a reader gave once. */
export const READER_COOKIE = 'reader'
export const NAMELESS = 'a reader'

/** What a cookie or a form says, as a name; undefined where it is none. */
export function readReaderName(given: string | null | undefined): string | undefined {
  const name = (given ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_LABEL).trim()
  return name === '' ? undefined : name
}

/** The name in a Cookie header. */
export function readerOfCookies(header: string | null): string | undefined {
  const value = /(?:^|;\s*)reader=([^;]*)/.exec(header ?? '')?.[1]
  try {
    return readReaderName(value && decodeURIComponent(value))
  } catch {
    return undefined
  }
}
