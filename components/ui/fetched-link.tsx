'use client' // needs the browser to fetch a page before it is asked for

import NextLink, { useLinkStatus } from 'next/link'
import type { ComponentProps } from 'react'

/** A link whose page is fetched beforehand. */
export function FetchedLink({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink prefetch {...props}>
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
