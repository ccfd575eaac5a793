'use client' // needs the browser to narrow a list while one types

import { useRef } from 'react'

/** Hides the values around it that do not hold what is typed; opens the folded rest while searching. */
export function FacetSearch({ label }: { readonly label: string }) {
  const field = useRef<HTMLInputElement>(null)
  function narrow() {
    const wanted = field.current?.value.trim().toLowerCase() ?? ''
    const facet = field.current?.parentElement
    for (const row of facet?.querySelectorAll('li') ?? []) {
      const words = row.querySelector('span')?.textContent ?? ''
      row.hidden = !words.toLowerCase().includes(wanted)
    }
    const rest = facet?.querySelector('details')
    if (rest) rest.open = wanted !== ''
  }
  return (
    <input
      ref={field}
      type="search"
      onInput={narrow}
      placeholder={`Find ${label}`}
      aria-label={`Find ${label}`}
      className="mx-2 mb-1 w-[calc(100%-1rem)] rounded border border-line bg-bg px-2 py-1 text-sm placeholder:text-faint noscript:hidden"
    />
  )
}
