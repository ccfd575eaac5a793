'use client' // needs the browser for a dialog over the page

import { type ReactNode, useEffect, useRef } from 'react'
import { useLens } from './use-lens'

interface ZoomDialogProps {
  readonly src: string
  readonly alt: string
  readonly download: string
  readonly onClose: () => void
}

/** A picture over the whole window. The browser's own dialog keeps focus inside and gives it back. */
export function ZoomDialog({ src, alt, download, onClose }: ZoomDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const image = useRef<HTMLImageElement>(null)
  const { lens, whole, larger, smaller, oneToOne, onKeyDown, pointers } = useLens(stage, image)
  useEffect(() => dialog.current?.showModal(), [])

  const style = lens
    ? { transform: `translate(${lens.x}px, ${lens.y}px) scale(${lens.scale})` }
    : { visibility: 'hidden' as const }
  return (
    <dialog ref={dialog} className="zoom" aria-label={alt || 'Image'} onClose={onClose} onKeyDown={onKeyDown}>
      <div ref={stage} className="zoom-stage" {...pointers}>
        <img
          data-revealed=""
          ref={image}
          src={src}
          alt={alt}
          style={style}
          draggable={false}
          onLoad={whole}
          data-large={lens && lens.scale >= 3 ? '' : undefined}
        />
      </div>
      <div className="zoom-tools">
        <button type="button" onClick={smaller} aria-label="Smaller" title="Smaller (-)">
          −
        </button>
        <button type="button" onClick={oneToOne} title="One to one (1)">
          {lens ? `${Math.round(lens.scale * 100)} %` : '…'}
        </button>
        <button type="button" onClick={larger} aria-label="Larger" title="Larger (+)">
          +
        </button>
        <button type="button" onClick={whole} title="Whole picture (0)">
          Fit
        </button>
        <a href={download} download>
          Download
        </a>
        <button type="button" onClick={() => dialog.current?.close()} title="Close (Esc)">
          Close
        </button>
      </div>
    </dialog>
  )
}
