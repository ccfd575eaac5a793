'use client' // needs the browser to look again while something is being made

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks the server for the page again every `seconds`, for as long as it stands in the page. */
export function Refresh({ seconds }: { readonly seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds * 2)} />
    </noscript>
  )
}
