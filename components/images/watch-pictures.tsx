'use client' // needs the browser to notice pictures that cannot be drawn

import './images.css'
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react'
import { placeholder } from './placeholder-markup'
import { readReason } from './read-reason'

/** Looks after the pictures of a list that carry `data-watch`: one that cannot be drawn gives way to the reason. */
export function WatchPictures({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Some may have failed before this script was there to hear of it.
    for (const image of box.current?.querySelectorAll<HTMLImageElement>('img[data-watch]') ?? [])
      if (image.complete && image.naturalWidth === 0 && image.currentSrc) void replace(image)
  })
  function failed({ target }: SyntheticEvent) {
    if (target instanceof HTMLImageElement && target.dataset.watch !== undefined) void replace(target)
  }
  return (
    <div ref={box} onErrorCapture={failed}>
      {children}
    </div>
  )
}

async function replace(image: HTMLImageElement): Promise<void> {
  const { src } = image
  // Once each: what failed again is not asked for a third time.
  if (image.dataset.watch === 'seen') return
  image.dataset.watch = 'seen'
  const reason = await readReason(src)
  if (reason) image.outerHTML = placeholder(reason).text
  // It can be had after all: a busy server refuses a picture for the moment only.
  else image.src = src
}
