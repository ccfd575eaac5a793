import './images.css'
import type { ReactNode } from 'react'

interface PlaceholderProps {
  /** Why there is no picture, one sentence. */
  readonly reason: string
  /** Where the stored bytes can be had. */
  readonly download?: string
}

/** Stands where a picture would, says why there is none, and offers the bytes. */
export function Placeholder({ reason, download }: PlaceholderProps): ReactNode {
  return (
    <span className="picture-placeholder" title={reason}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="M4 4h16v16H4z M4 16l5-5 4 4 3-3 4 4 M3 21 21 3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
      <span className="picture-reason">{reason}</span>
      {download && (
        <a href={download} download>
          Download the file
        </a>
      )}
    </span>
  )
}
