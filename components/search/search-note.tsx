import type { ReactNode } from 'react'
import { type SearchedHow, searchCaveat } from '@/lib/search/caveat'

/** What a reader must know about how a search was answered; mostly nothing. */
export function SearchNote({ search }: { readonly search: SearchedHow | undefined }): ReactNode {
  const words = search && searchCaveat(search)
  if (!words) return null
  return (
    <p className="mt-2 max-w-prose rounded bg-warn-wash px-3 py-2 text-warn" role="status">
      {words}
    </p>
  )
}
