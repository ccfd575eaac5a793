import './images.css'
import type { ReactNode } from 'react'
import { imagesCookie } from './covered'
import { ImagesChoice } from './images-choice'

interface ImageNoticeProps {
  readonly slug: string
  /** What the dataset warns of; nothing is shown without a warning. */
  readonly warning: string | undefined
  readonly covered: boolean
}

/** Asks once a dataset whether its images are wanted; afterwards a quiet way back. */
export function ImageNotice({ slug, warning, covered }: ImageNoticeProps): ReactNode {
  if (!warning) return null
  const choice = <ImagesChoice cookie={imagesCookie(slug)} covered={covered} />
  if (!covered) return <p className="image-notice-quiet">{choice}</p>
  return (
    <p className="image-notice">
      <span>
        {warning} <span className="image-notice-how">Images stay blurred until you want them.</span>
      </span>
      {choice}
    </p>
  )
}
