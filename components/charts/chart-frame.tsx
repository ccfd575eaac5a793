'use client' // needs the browser to follow a mark in place and say what it is, and to resolve the colours of a drawing that is saved

import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, type SyntheticEvent, useRef, useTransition } from 'react'
import { SaveButtons } from './save-buttons'
import { chartCsv, chartSvg, titled } from './take-along'

/** The frame of a chart. Its marks are plain links, which scripts follow without leaving the page's place. */
export function ChartFrame({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const router = useRouter()
  const frame = useRef<HTMLElement>(null)
  const [pending, start] = useTransition()

  function follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const mark = event.target instanceof Element ? event.target.closest('svg a') : null
    const address = mark?.getAttribute('href')
    if (!address) return
    event.preventDefault()
    const here = new URL(address, window.location.href).pathname === window.location.pathname
    start(() => router.push(address, { scroll: !here }))
  }
  function tell(event: SyntheticEvent) {
    const mark = event.target instanceof Element ? event.target.closest('svg a') : null
    const words = mark?.getAttribute('aria-label')
    if (mark && words) titled(mark, words)
  }
  function make(kind: 'svg' | 'csv'): string | undefined {
    if (!frame.current) return undefined
    return kind === 'svg' ? chartSvg(frame.current) : chartCsv(frame.current)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by a key is clicked
    <figure
      ref={frame}
      aria-labelledby={name}
      className="relative mt-6 min-w-0"
      onClick={follow}
      onMouseOver={tell}
      onFocus={tell}
    >
      {children}
      <SaveButtons name={name} make={make} />
      {pending && <span data-pending hidden />}
    </figure>
  )
}
