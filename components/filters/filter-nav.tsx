'use client' // needs the browser to keep the page's place when one of many plain links is followed

import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useTransition } from 'react'

/**
 * The frame of the filters. Their hundreds of links are plain ones: each as a component of its own would be most of
 * what a page costs on the server and in the browser.
 */
export function FilterNav({ children }: { readonly children: ReactNode }) {
  const router = useRouter()
  const [pending, start] = useTransition()

  function follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin !== window.location.origin) return
    event.preventDefault()
    start(() => router.push(link.pathname + link.search, { scroll: false }))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by a key is clicked
    <nav aria-label="Filters" className="divide-y divide-line" onClick={follow}>
      {children}
      {pending && <span data-pending hidden />}
    </nav>
  )
}
