'use client' // needs the browser to show the images at once and to remember the answer

import { useState } from 'react'

/** Asked once a dataset; the cookie lets the server send the pictures unblurred from then on. */
export function ShowImages({
  slug,
  blurred: remembered,
}: {
  readonly slug: string
  readonly blurred: boolean
}) {
  const [blurred, setBlurred] = useState(remembered)
  function change() {
    const show = blurred
    setBlurred(!show)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `show-images-${encodeURIComponent(slug)}=${show ? 1 : 0}; path=/; max-age=31536000; samesite=lax`
    document.documentElement.dataset.images = show ? 'shown' : 'blurred'
  }
  return (
    <button
      type="button"
      onClick={change}
      data-key="b"
      data-key-label="show or blur images"
      className="rounded border border-warn/40 px-2 py-0.5 font-medium hover:bg-warn/10"
    >
      {blurred ? 'Show the images' : 'Blur the images'}
    </button>
  )
}
