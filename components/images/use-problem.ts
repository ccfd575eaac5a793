'use client' // needs the browser to notice a picture that cannot be drawn

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

interface Problem {
  readonly ref: RefObject<HTMLImageElement | null>
  /** Why the picture is not there; undefined while it is, or may yet be. */
  readonly problem: string | undefined
  readonly onError: () => void
}

/** Asks the address of a picture that failed for the reason, which it answers with 415 and the error shape. */
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

async function readReason(src: string): Promise<string | undefined> {
  try {
    const answer = await fetch(src)
    if (answer.ok)
      return answer.headers.get('content-type')?.startsWith('image/') ? undefined : 'This file is no picture.'
    const body: unknown = await answer.json()
    if (typeof body === 'object' && body && 'error' in body) {
      const { error } = body
      if (typeof error === 'object' && error && 'message' in error) return String(error.message)
    }
    return `The picture cannot be had (${answer.status}).`
  } catch {
    return 'The picture cannot be had at the moment.'
  }
}
