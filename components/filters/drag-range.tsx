'use client' // needs the browser to let a range be dragged over bars; without scripts each bar is a link

import { useRouter } from 'next/navigation'
import { type MouseEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { withParam } from '@/lib/view'

interface DragRangeProps {
  /** The parameter a dragged range is written to, and the address without it. */
  readonly name: string
  readonly base: string
  /** Links side by side, each with `data-low` and `data-high`. */
  readonly children: ReactNode
}

/** Lets a range be dragged over bars. They are markup, so what is dragged over is marked on them by hand. */
export function DragRange({ name, base, children }: DragRangeProps) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const drag = useRef<{ readonly from: number; to: number }>(undefined)
  const dragged = useRef(false)

  const bars = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-low]') ?? [])]
  function barAt({ clientX }: PointerEvent): number {
    const { left = 0, width = 1 } = box.current?.getBoundingClientRect() ?? {}
    const count = bars().length
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)))
  }
  function mark() {
    const [low, high] = ends(drag.current)
    bars().forEach((bar, index) => {
      bar.toggleAttribute('data-within', index >= low && index <= high)
    })
  }
  function begin(event: PointerEvent) {
    if (event.button !== 0) return
    const at = barAt(event)
    drag.current = { from: at, to: at }
    dragged.current = false
  }
  function move(event: PointerEvent) {
    if (!drag.current) return
    drag.current.to = barAt(event)
    dragged.current ||= drag.current.to !== drag.current.from
    if (dragged.current) mark()
  }
  function finish() {
    const [low, high] = ends(drag.current)
    const all = bars()
    if (low < high)
      router.push(withParam(base, name, `${all[low]?.dataset.low}..${all[high]?.dataset.high}`), {
        scroll: false,
      })
    leave()
  }
  function leave() {
    drag.current = undefined
    mark()
  }
  return (
    <div
      ref={box}
      role="group"
      aria-label={`${name}: drag to choose a range`}
      className="touch-pan-y select-none"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerLeave={leave}
      onDragStart={(event) => event.preventDefault()}
      onClickCapture={(event: MouseEvent) => {
        // The bar that the pointer is let go over is not meant as a link.
        if (dragged.current) event.preventDefault()
        dragged.current = false
      }}
    >
      {children}
    </div>
  )
}

/** First and last bar of what is dragged over; none is Infinity to -Infinity. */
function ends(drag: { readonly from: number; readonly to: number } | undefined): [number, number] {
  return drag
    ? [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)]
    : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
}
