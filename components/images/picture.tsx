import './images.css'
import type { ReactNode } from 'react'
import { type PictureAt, pictureHref } from './picture-at'
import { Placeholder } from './placeholder'
import { ZoomImage } from './zoom-image'

/** What is known of a picture before it is loaded. */
export interface PictureFacts {
  /** For people: "JPEG 2000". */
  readonly name: string
  readonly width: number | null
  readonly height: number | null
  readonly bytes: number
  readonly problem: string | null
  /** Browsers draw it in an `img`. */
  readonly shown: boolean
  /** Thumbnails and PNG can be made of it. */
  readonly decoded: boolean
}

interface PictureProps {
  readonly slug: string
  /** null: the data holds no bytes for it. */
  readonly at: PictureAt | null
  readonly alt: string
  readonly covered: boolean
  /** undefined while images are being read. */
  readonly facts?: PictureFacts
  /** The largest box, in CSS pixels. */
  readonly box: { readonly width: number; readonly height: number }
  /** Under the picture. */
  readonly children?: ReactNode
}

/** One picture at a size for reading: its box is known beforehand, a press shows it whole. */
export function Picture({ slug, at, alt, covered, facts, box, children }: PictureProps): ReactNode {
  if (at === null)
    return <PictureFrame size={SQUARE} picture={<Placeholder reason="No image bytes in the data" />} />
  const download = pictureHref(slug, at, { download: 1 })
  if (facts?.problem) {
    const picture = <Placeholder reason={facts.problem} download={download} />
    return <PictureFrame size={SQUARE} picture={picture} below={children} />
  }
  const size = sizeIn(box, facts)
  const full = pictureHref(slug, at, facts && !facts.shown ? { as: 'png' } : {})
  const thumb = facts && !facts.decoded ? full : pictureHref(slug, at, { w: 480 })
  const picture = (
    <ZoomImage
      src={thumb}
      {...(thumb === full || !facts?.width
        ? {}
        : { srcSet: sourcesOf(thumb, full, facts), sizes: `${size.width}px` })}
      {...{ full, download, alt }}
      width={facts?.width ?? undefined}
      height={facts?.height ?? undefined}
    />
  )
  return <PictureFrame size={size} covered={covered} picture={picture} below={children} />
}

interface Size {
  readonly width: number
  readonly height: number
}

const SQUARE: Size = { width: 280, height: 280 }

interface PictureFrameProps {
  readonly size: Size
  readonly covered?: boolean
  readonly picture: ReactNode
  readonly below?: ReactNode
}

function PictureFrame({ size, covered, picture, below }: PictureFrameProps): ReactNode {
  return (
    <figure className="picture" style={{ width: Math.max(size.width, 160) }}>
      <div
        className="picture-frame"
        data-covered={covered || undefined}
        style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
      >
        {picture}
        {covered && (
          <label className="cover">
            <input type="checkbox" />
            <span className="cover-show">Show image</span>
            <span className="cover-hide">Blur</span>
          </label>
        )}
      </div>
      {below && <figcaption>{below}</figcaption>}
    </figure>
  )
}

/** As large as fits the box, never larger than the picture itself; a square where its size is not known. */
function sizeIn(box: Size, facts: PictureFacts | undefined): Size {
  if (!facts?.width || !facts.height)
    return { width: Math.min(box.width, box.height), height: Math.min(box.width, box.height) }
  const scale = Math.min(1, box.width / facts.width, box.height / facts.height)
  return {
    width: Math.max(1, Math.round(facts.width * scale)),
    height: Math.max(1, Math.round(facts.height * scale)),
  }
}

/** The thumbnail fits a square of 480; beyond its width the browser takes the picture itself. */
function sourcesOf(thumb: string, full: string, { width, height }: PictureFacts): string {
  const wide = Math.round(((width ?? 1) * 480) / Math.max(width ?? 1, height ?? 1))
  return `${thumb} ${Math.max(1, Math.min(wide, width ?? wide))}w, ${full} ${(width ?? wide) + 1}w`
}
