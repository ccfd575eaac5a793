'use client' // needs the browser to tell that a navigation is under way

import NextLink, { useLinkStatus } from 'next/link'
import type { ComponentProps } from 'react'

/** A plain link that works before any script; once scripts run, the page keeps its place and the old rows dim. */
export function Link({ children, prefetch = false, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink prefetch={prefetch} {...props}>
      {children}
      <Pending />
    </NextLink>
  )
}

/** globals.css dims `[data-dims]` while one of these is in the page. */
function Pending() {
  const { pending } = useLinkStatus()
  return pending ? <span data-pending hidden /> : null
}
