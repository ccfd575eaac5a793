'use client' // needs the browser to scroll two columns together and to remember the choice
import '../ui/segmented.css'
import './side.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'

const CHOICES = [
  { is: 'whole', label: 'Full length', title: 'Both answers at their full length' },
  {
    is: 'together',
    label: 'Scroll together',
    title: 'Each answer in its own area; scrolling one scrolls the other',
  },
  { is: 'apart', label: 'Scroll apart', title: 'Each answer in its own area' },
] as const
type Choice = (typeof CHOICES)[number]['is']

const KEY = 'ringside-answer-scroll'

/**
 * How long answers scroll. Without script, on a phone, and until chosen otherwise both stand at full length and the
 * page scrolls them together. In areas of their own the same share of each is in sight: 40 % down here is 40 % there.
 */
export function ScrollChoice(): ReactNode {
  const field = useRef<HTMLFieldSetElement>(null)
  const [choice, setChoice] = useState<Choice>('whole')
  useEffect(() => setChoice(readChoice()), [])
  useEffect(() => {
    const thread = field.current?.closest<HTMLElement>('[data-thread]')
    if (!thread || choice === 'whole') return
    return scrollInAreas(thread, choice)
  }, [choice])

  function choose(next: Choice) {
    setChoice(next)
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // Storage can be switched off: then the choice holds for this page.
    }
  }
  return (
    <fieldset ref={field} className="segmented scroll-choice">
      <legend className="sr-only">Long answers</legend>
      {CHOICES.map(({ is, label, title }) => (
        <label key={is} title={title}>
          <input type="radio" name="answer-scroll" checked={choice === is} onChange={() => choose(is)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function readChoice(): Choice {
  try {
    const stored = localStorage.getItem(KEY)
    return CHOICES.find(({ is }) => is === stored)?.is ?? 'whole'
  } catch {
    return 'whole'
  }
}

/** Makes every answer of the thread a scroll area that the keyboard can reach; returns the way back. */
function scrollInAreas(thread: HTMLElement, choice: 'together' | 'apart'): () => void {
  const stop = new AbortController()
  thread.dataset.scroll = choice
  for (const pair of thread.querySelectorAll<HTMLElement>('[data-pair]')) {
    const panes = [...pair.querySelectorAll<HTMLElement>('[data-pane]')]
    for (const pane of panes) {
      pane.tabIndex = 0
      pane.role = 'region'
      pane.ariaLabel = pane.dataset.pane ?? null
    }
    if (choice === 'together') follow(panes, stop.signal)
  }
  return () => {
    stop.abort()
    delete thread.dataset.scroll
    for (const pane of thread.querySelectorAll<HTMLElement>('[data-pane]')) {
      pane.removeAttribute('tabindex')
      pane.removeAttribute('role')
      pane.removeAttribute('aria-label')
    }
  }
}

function follow(panes: readonly HTMLElement[], signal: AbortSignal): void {
  // Setting a position makes a scroll event too: the position we set ourselves is not answered.
  const set = new WeakMap<HTMLElement, number>()
  for (const pane of panes) {
    const lead = () => {
      if (set.get(pane) === pane.scrollTop) return
      set.delete(pane)
      const share = pane.scrollTop / Math.max(1, pane.scrollHeight - pane.clientHeight)
      for (const other of panes) {
        if (other === pane) continue
        other.scrollTop = share * (other.scrollHeight - other.clientHeight)
        set.set(other, other.scrollTop)
      }
    }
    pane.addEventListener('scroll', lead, { passive: true, signal })
  }
}
