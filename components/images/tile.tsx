import './images.css'
import type { ReactNode } from 'react'
import { type PictureAt, pictureHref } from './picture-at'
import { Placeholder } from './placeholder'
import { TileImage } from './tile-image'

interface TileProps {
  readonly slug: string
  /** null: the data holds no bytes for it. */
  readonly at: PictureAt | null
  readonly alt: string
  /** Blurred, with a switch of its own. */
  readonly covered: boolean
  /** Thumbnail to load: 160 for rows of a table, 480 for a gallery. */
  readonly w?: 160 | 480
  /** Known beforehand, such as "PSD cannot be shown here". */
  readonly problem?: string | null
  /** The stored file instead of a thumbnail: browsers draw it, we cannot. */
  readonly whole?: boolean
  /** The picture's link; the switch stands beside it, not inside. */
  readonly href?: string
}

/** A picture in a fixed square: nothing moves when it arrives. */
export function Tile({ slug, at, alt, covered, w = 480, whole, problem, href }: TileProps): ReactNode {
  const picture =
    at === null || problem ? (
      <Placeholder reason={problem || 'No image bytes in the data'} />
    ) : (
      <TileImage src={pictureHref(slug, at, whole ? {} : { w })} alt={alt} />
    )
  const hides = covered && at !== null && !problem
  return (
    <span className="tile" data-covered={hides || undefined}>
      {href ? (
        <a className="tile-link" href={href}>
          {picture}
        </a>
      ) : (
        picture
      )}
      {hides && (
        <label className="cover">
          <input type="checkbox" />
          <span className="cover-show">Show</span>
          <span className="cover-hide">Blur</span>
          <span className="sr-only"> this image</span>
        </label>
      )}
    </span>
  )
}
