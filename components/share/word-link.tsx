'use client' // needs the browser for what is selected, and to find and mark the words of a link
import './word-link.css'
import { type ReactNode, useEffect, useState } from 'react'
import { wordsHref } from '@/lib/view'
import { findWords, wordsOf } from './find-words'

interface WordLinkProps {
  /** The canonical address of the row, from `/`. */
  readonly href: string
  /** RINGSIDE_URL, if whoever started Ringside named one. */
  readonly base: string | undefined
  /** The words of the address at hand. */
  readonly words: readonly string[]
  readonly nth: number
}

interface Offered {
  readonly href: string
  readonly top: number
  readonly left: number
}

/** Turns, sides and messages that a link can name. */
const PLACES = '[id^="turn-"]'
const MARK = 'linked-words'

/**
 * Select words in a message and copy a link to them; open such a link and they are marked. The link names the turn and
 * side as its fragment, so that without script one lands there as well.
 */
export function WordLink({ href, base, words, nth }: WordLinkProps): ReactNode {
  const [offered, setOffered] = useState<Offered>()
  const [said, setSaid] = useState('')
  const wanted = words.join('\n')

  useEffect(() => {
    if (!wanted) return
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const range = findWords(place ?? document.body, wanted.split('\n'), nth)
    if (!range) {
      setSaid('The text has changed: the words of this link are not in it any more.')
      return
    }
    for (let node = range.startContainer.parentElement; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement) node.open = true
    }
    CSS.highlights?.set(MARK, new Highlight(range))
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    return () => void CSS.highlights?.delete(MARK)
  }, [wanted, nth])

  useEffect(() => {
    function look() {
      const selection = document.getSelection()
      const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined
      const place = range && placeOf(range)
      const found = range && place && wordsOf(place, range)
      if (!found) return setOffered(undefined)
      const box = range.getBoundingClientRect()
      setOffered({
        href: wordsHref(href, place.id, found.words, found.nth),
        top: Math.max(56, box.top - 38),
        left: Math.min(Math.max(8, box.left + box.width / 2 - 80), innerWidth - 176),
      })
      setSaid('')
    }
    const hide = () => setOffered(undefined)
    // When the selecting is over: while it grows the button would be in its way.
    const later = () => setTimeout(look, 0)
    document.addEventListener('pointerup', later)
    document.addEventListener('keyup', later)
    document.addEventListener('scroll', hide, { passive: true, capture: true })
    return () => {
      document.removeEventListener('pointerup', later)
      document.removeEventListener('keyup', later)
      document.removeEventListener('scroll', hide, { capture: true })
    }
  }, [href])

  async function copy(address: string) {
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    setSaid(done ? 'Link to these words copied' : `The browser does not allow copying: ${address}`)
    setOffered(undefined)
  }

  return (
    <>
      {offered && (
        <button
          type="button"
          className="word-link"
          style={{ top: offered.top, left: offered.left }}
          // A press would take the selection away before the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => copy((base ?? location.origin) + offered.href)}
        >
          Copy link to this
        </button>
      )}
      <p role="status" className="word-link-said">
        {said}
      </p>
    </>
  )
}

/** The nearest turn or side around the selected words. */
function placeOf(range: Range): Element | undefined {
  const around = range.commonAncestorContainer
  const element = around instanceof Element ? around : around.parentElement
  if (!element?.closest('.thread .message, .thread .side-text')) return undefined
  for (let place = element.closest(PLACES); place; place = place.parentElement?.closest(PLACES) ?? null) {
    if (/^turn-\d+(-[ab])?$/.test(place.id)) return place
  }
  return undefined
}
