'use client' // needs the browser to show a picture over the page, and to notice one that cannot be drawn

import { type MouseEvent, type ReactNode, useState } from 'react'
import { Placeholder } from './placeholder'
import { useProblem } from './use-problem'
import { ZoomDialog } from './zoom-dialog'

interface ZoomImageProps {
  readonly src: string
  readonly srcSet?: string
  readonly sizes?: string
  readonly full: string
  readonly download: string
  readonly alt: string
  readonly width?: number
  readonly height?: number
}

/** A picture that opens whole on a press. Without script, or with a middle click, the link leads to the file. */
export function ZoomImage({ full, download, alt, ...image }: ZoomImageProps): ReactNode {
  const [open, setOpen] = useState(false)
  const { ref, problem, onError } = useProblem(image.src)
  if (problem !== undefined) return <Placeholder reason={problem} download={download} />

  function zoom(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <a className="zoom-link" href={full} onClick={zoom} data-key="z" data-key-label="zoom the image">
        <img data-revealed="" ref={ref} onError={onError} decoding="async" alt={alt} {...image} />
      </a>
      {open && <ZoomDialog src={full} alt={alt} download={download} onClose={() => setOpen(false)} />}
    </>
  )
}
