/** What is wrong with the path of a request target, in words; undefined when it is sound. Decoded once, as Next does. */
export function pathProblem(target: string): string | undefined {
  if (!target.startsWith('/')) return 'the address must begin with a slash'
  const path = target.split(/[?#]/, 1)[0] ?? ''
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return 'the address is not valid percent-encoded UTF-8'
  }
  if (decoded.includes('\0')) return 'the address holds a NUL character'
  if (decoded.split(/[/\\]/).includes('..')) return 'the address climbs out of its folder with ".."'
  if (path.includes('\\')) return 'the address holds a backslash'
  return undefined
}

/**
 * The local path a reader may be sent back to, or `/`. Browsers read `//host` and `/\host` as another host and drop
 * tabs and line breaks, so only what a URL parser keeps on this side is believed.
 */
export function localPath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])\P{Cc}*$/u.test(wanted) || pathProblem(wanted)) return '/'
  const here = 'http://here.invalid'
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : undefined
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return '/'
  return url.pathname === '/signin' ? '/' : url.pathname + url.search + url.hash
}

export type Area = 'api' | 'media' | 'asset' | 'page'

/** Which kind of answer a reader of this target expects. `/api` itself is a page. */
export function areaOf(target: string): Area {
  if (target.startsWith('/api/')) return 'api'
  if (target.startsWith('/media/')) return 'media'
  return target.startsWith('/_next/') ? 'asset' : 'page'
}
