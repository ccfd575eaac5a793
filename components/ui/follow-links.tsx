'use client' // needs the browser to follow plain links without loading the page anew

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { placeOf } from './kept-focus'

/**
 * Follows every link that carries `data-to`, or stands in something that does; `data-to="stay"` keeps the page's place, `replace` the history's.
 * While the next page is on its way, globals.css dims what it will replace.
 */
export function FollowLinks() {
  const router = useRouter()
  const [pending, start] = useTransition()
  const left = useRef<ReturnType<typeof placeOf>>(undefined)
  // Lists are written anew as markup: who chose by key goes on from the same line, not from the top of the page.
  useEffect(() => {
    if (pending || !left.current) return
    if (document.activeElement === document.body) left.current()?.focus({ preventScroll: true })
    left.current = undefined
  }, [pending])
  useEffect(() => {
    function follow(event: MouseEvent) {
      const link = linkToFollow(event)
      if (!link) return
      event.preventDefault()
      const how = link.closest('[data-to]')?.getAttribute('data-to')?.split(' ') ?? []
      left.current = how.includes('stay') && link === document.activeElement ? placeOf(link) : undefined
      const go = how.includes('replace') ? router.replace : router.push
      start(() => go(link.pathname + link.search + link.hash, { scroll: !how.includes('stay') }))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return pending ? <span data-pending hidden /> : null
}

function linkToFollow(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link?.closest('[data-to]') || link.target || link.hasAttribute('download')) return undefined
  const { origin, pathname, search } = window.location
  const elsewhere = link.origin !== origin
  const onThisPage = link.hash !== '' && link.pathname === pathname && link.search === search
  return elsewhere || onThisPage ? undefined : link
}
