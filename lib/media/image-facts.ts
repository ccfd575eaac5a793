import { readImageSize } from './image-size'
import { sniffType } from './image-type'

/** What the index knows of an image besides its place. */
export interface ImageFacts {
  readonly mime: string
  /** Pixels as a reader sees the picture, EXIF rotation respected; null where the header does not tell. */
  readonly width: number | null
  readonly height: number | null
  /** Why it cannot be shown or may be damaged, as far as the header tells; null when it looks well. */
  readonly problem: string | null
}

const LARGEST = 2 ** 31 - 1

/** Facts of an image from its beginning; a `head` of the whole file is best, since TIFF may keep its header last. */
export function readImageFacts(head: Buffer): ImageFacts {
  const type = sniffType(head)
  const size = readImageSize(head, type)
  const known = size && size.width <= LARGEST && size.height <= LARGEST ? size : undefined
  return {
    mime: type.mime,
    width: known?.width ?? null,
    height: known?.height ?? null,
    problem: readProblem(head, known !== undefined),
  }
}

function readProblem(head: Buffer, hasSize: boolean): string | null {
  const type = sniffType(head)
  if (head.length === 0) return 'The file is empty'
  if (type.mime === 'application/octet-stream') return 'The file is of an unknown type'
  if (!type.shown && !type.decoded) return `${type.name} cannot be shown here`
  if (!hasSize && type.mime !== 'image/svg+xml') return `The ${type.name} header is damaged`
  return null
}
