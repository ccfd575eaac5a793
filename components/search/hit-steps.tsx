'use client' // needs the browser to find the marks and to scroll to them

import { type ReactNode, useEffect, useState } from 'react'

/** "3 of 17": the hits of a search on the page of a row, from one to the next by `n` and back by `N`. */
export function HitSteps(): ReactNode {
  const [count, setCount] = useState<number>()
  const [now, setNow] = useState(0)

  useEffect(() => {
    setCount(hits().length)
    setNow(0)
  }, [])

  function step(by: 1 | -1) {
    const found = hits()
    setCount(found.length)
    if (found.length === 0) return
    const next =
      now === 0 ? (by === 1 ? 1 : found.length) : ((now - 1 + by + found.length) % found.length) + 1
    setNow(next)
    show(found[next - 1])
  }

  if (count === 0) return <span className="text-faint">No hit in the text as it is shown</span>
  return (
    <span className="flex items-center gap-1 tabular-nums" data-hits={count}>
      <button
        type="button"
        className="rounded border border-line px-2 py-1 hover:bg-sunken"
        aria-label="Previous hit"
        data-key="N"
        data-key-label="previous hit"
        onClick={() => step(-1)}
      >
        ↑
      </button>
      <span aria-live="polite" className="px-1 text-soft">
        {count === undefined
          ? 'hits'
          : now > 0
            ? `${now} of ${count}`
            : count === 1
              ? '1 hit'
              : `${count.toLocaleString('en')} hits`}
      </span>
      <button
        type="button"
        className="rounded border border-line px-2 py-1 hover:bg-sunken"
        aria-label="Next hit"
        data-key="n"
        data-key-label="next hit"
        onClick={() => step(1)}
      >
        ↓
      </button>
    </span>
  )
}

/** A hit that reaches through several elements begins in the one with `data-hit`. */
function hits(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('mark[data-hit]')]
}

function show(hit: HTMLElement | undefined) {
  for (const former of document.querySelectorAll('mark[data-now]')) former.removeAttribute('data-now')
  if (!hit) return
  for (let fold = hit.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true
  }
  hit.setAttribute('data-now', '')
  hit.scrollIntoView({ block: 'center' })
}
