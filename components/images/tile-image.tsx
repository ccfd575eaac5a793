'use client' // needs the browser to notice a picture that cannot be drawn

import type { ReactNode } from 'react'
import { Placeholder } from './placeholder'
import { useProblem } from './use-problem'

interface TileImageProps {
  readonly src: string
  readonly alt: string
  /** Pixels of the thumbnail, where they are known. */
  readonly width?: number
  readonly height?: number
}

/** A thumbnail in a square, loaded when it comes near; its reason when it cannot be drawn. */
export function TileImage({ src, alt, width, height }: TileImageProps): ReactNode {
  const { ref, problem, onError } = useProblem(src)
  if (problem !== undefined) return <Placeholder reason={problem} />
  return (
    <img
      data-revealed=""
      ref={ref}
      onError={onError}
      src={src}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  )
}
