'use client' // needs the browser to notice a picture that cannot be drawn

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { readReason } from './read-reason'

interface Problem {
  readonly ref: RefObject<HTMLImageElement | null>
  /** Why the picture is not there; undefined while it is, or may yet be. */
  readonly problem: string | undefined
  readonly onError: () => void
}

/** The reason why a picture is not there, in place of it. */
export function useProblem(src: string): Problem {
  const ref = useRef<HTMLImageElement>(null)
  const retried = useRef('')
  const [problem, setProblem] = useState<{ readonly src: string; readonly reason: string }>()
  const onError = useCallback(async () => {
    const reason = await readReason(src)
    if (reason) setProblem({ src, reason })
    else if (ref.current && retried.current !== src) {
      // It can be had after all: a busy server refuses a picture for the moment only.
      retried.current = src
      ref.current.src = src
    }
  }, [src])
  useEffect(() => {
    // It may have failed before this script was there to hear of it.
    const image = ref.current
    if (image?.complete && image.naturalWidth === 0 && image.currentSrc) void onError()
  }, [onError])
  return { ref, problem: problem?.src === src ? problem.reason : undefined, onError }
}
