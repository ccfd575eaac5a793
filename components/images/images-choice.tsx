'use client' // needs the browser to remember the choice in a cookie

import { useRouter } from 'next/navigation'
import { type ReactNode, useTransition } from 'react'

interface ImagesChoiceProps {
  /** From `imagesCookie`. */
  readonly cookie: string
  readonly covered: boolean
}

const YEAR = 31_536_000

/** Shows or blurs all images of a dataset, here and on every page after it. The server reads the cookie. */
export function ImagesChoice({ cookie, covered }: ImagesChoiceProps): ReactNode {
  const router = useRouter()
  const [pending, start] = useTransition()
  function change() {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `${cookie}=${covered ? 1 : 0}; path=/; max-age=${YEAR}; samesite=lax`
    start(() => router.refresh())
  }
  return (
    <button
      type="button"
      className="images-choice"
      onClick={change}
      disabled={pending}
      data-key="b"
      data-key-label={covered ? 'show the images of this dataset' : 'blur the images of this dataset'}
    >
      {covered ? 'Show images of this dataset' : 'Blur images again'}
    </button>
  )
}
