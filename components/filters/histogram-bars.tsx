'use client' // needs the browser to let a range be dragged; without scripts each bar is a link

import { useRouter } from 'next/navigation'
import { type PointerEvent, useRef, useState } from 'react'
import { withParam } from '@/lib/view'

export interface Bar {
  readonly low: string
  readonly high: string
  /** 0 to 1. */
  readonly height: number
  /** 0 to 1: where a line marks another view's bar. */
  readonly there?: number
  readonly label: string
  readonly href: string
  readonly chosen: boolean
}

interface HistogramBarsProps {
  readonly bars: readonly Bar[]
  readonly dimmed: boolean
  /** The parameter a dragged range is written to, and the address without it. */
  readonly name: string
  readonly base: string
}

export function HistogramBars({ bars, dimmed, name, base }: HistogramBarsProps) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>()

  function barAt(event: PointerEvent): number {
    const { left = 0, width = 1 } = box.current?.getBoundingClientRect() ?? {}
    const at = Math.floor(((event.clientX - left) / width) * bars.length)
    return Math.min(bars.length - 1, Math.max(0, at))
  }
  function finish() {
    if (drag && drag.from !== drag.to) {
      const low = bars[Math.min(drag.from, drag.to)]?.low ?? ''
      const high = bars[Math.max(drag.from, drag.to)]?.high ?? ''
      router.push(withParam(base, name, `${low}..${high}`), { scroll: false })
    }
    setDrag(undefined)
  }
  const within = (index: number) =>
    drag !== undefined && index >= Math.min(drag.from, drag.to) && index <= Math.max(drag.from, drag.to)

  return (
    <div
      role="group"
      aria-label={`${name}: drag to choose a range`}
      ref={box}
      className="flex h-11 touch-pan-y select-none items-end gap-px"
      onPointerDown={(event) => event.button === 0 && setDrag({ from: barAt(event), to: barAt(event) })}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: barAt(event) })}
      onPointerUp={finish}
      onPointerLeave={() => setDrag(undefined)}
      onDragStart={(event) => event.preventDefault()}
    >
      {bars.map((bar, index) => (
        <a
          key={bar.low}
          href={bar.href}
          title={bar.label}
          aria-label={bar.label}
          aria-current={bar.chosen ? 'true' : undefined}
          rel="nofollow"
          draggable={false}
          className="group/bar relative flex h-full min-w-0 flex-1 items-end rounded-t-sm hover:bg-sunken"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            if (!drag || drag.from === drag.to) router.push(bar.href, { scroll: false })
          }}
        >
          <span
            className={`w-full rounded-t-sm group-hover/bar:bg-accent ${
              within(index) || bar.chosen ? 'bg-accent' : dimmed ? 'bg-line' : 'bg-line-strong/70'
            }`}
            style={{ height: `${(bar.height * 100).toFixed(1)}%` }}
          />
          {bar.there !== undefined && bar.there > 0 && (
            <span
              className="pointer-events-none absolute inset-x-0 h-0.5 bg-ink"
              style={{ bottom: `calc(${(bar.there * 100).toFixed(1)}% - 2px)` }}
            />
          )}
        </a>
      ))}
    </div>
  )
}
