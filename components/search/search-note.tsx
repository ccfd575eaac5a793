import type { ReactNode } from 'react'
import type { SearchAnswer } from '@/lib/queries/search'

/** What a reader must know about how a search was answered; mostly nothing. */
export function SearchNote({ search }: { readonly search: SearchAnswer | undefined }): ReactNode {
  const words = search && noteOf(search)
  if (!words) return null
  return (
    <p className="mt-2 max-w-prose rounded bg-warn-wash px-3 py-2 text-warn" role="status">
      {words}
    </p>
  )
}

function noteOf({ scanned, read }: SearchAnswer): string | undefined {
  if (scanned) {
    return 'The words of this dataset are still being indexed: every text was read to answer this. Searches will be quick once that is done.'
  }
  if (read < 1) {
    return `This search was cut off after a few seconds: ${Math.floor(read * 100)} % of the texts that might match were read, so some rows may be missing. A longer word in it makes it quicker.`
  }
  return undefined
}
