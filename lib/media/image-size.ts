import { readHeifSize } from './heif-size'
import type { ImageType } from './image-type'
import { type Size, turned } from './orientation'
import { readJpegSize, readPngSize, readTiffSize, readWebpSize } from './photo-size'

/**
 * Width and height in pixels as a reader will see the picture, EXIF rotation respected, from its header alone.
 * `undefined` where the header does not tell, is damaged, or is of a type that is not read. Never throws.
 */
export function readImageSize(bytes: Buffer, type: ImageType): Size | undefined {
  try {
    const size = readSize(bytes, type.mime)
    return size && size.width > 0 && size.height > 0 ? turned(size) : undefined
  } catch (error) {
    // Reading past the end of a Buffer is how a cut-off header shows itself.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readSize(bytes: Buffer, mime: string) {
  switch (mime) {
    case 'image/jpeg':
      return readJpegSize(bytes)
    case 'image/png':
      return readPngSize(bytes)
    case 'image/webp':
      return readWebpSize(bytes)
    case 'image/tiff':
      return readTiffSize(bytes)
    case 'image/avif':
    case 'image/heic':
      return readHeifSize(bytes)
    case 'image/gif':
      return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
    case 'image/bmp':
      return readBitmapSize(bytes)
    case 'image/x-icon':
      return readIconSize(bytes)
    case 'image/vnd.adobe.photoshop':
      return { width: bytes.readUInt32BE(18), height: bytes.readUInt32BE(14) }
    case 'image/vnd-ms.dds':
      return { width: bytes.readUInt32LE(16), height: bytes.readUInt32LE(12) }
    case 'image/jp2':
      return readJpeg2000Size(bytes)
    case 'image/svg+xml':
      return readSvgSize(bytes.toString('utf8', 0, 65_536))
    default:
      return undefined
  }
}

function readBitmapSize(bytes: Buffer): Size {
  if (bytes.readUInt32LE(14) === 12) return { width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) }
  // A negative height says that the lines run from top to bottom.
  return { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }
}

function readIconSize(bytes: Buffer): Size {
  let largest = { width: 0, height: 0 }
  const count = Math.min(bytes.readUInt16LE(4), 64)
  for (let i = 0; i < count; i++) {
    const width = bytes.readUInt8(6 + 16 * i) || 256
    const height = bytes.readUInt8(7 + 16 * i) || 256
    if (width * height > largest.width * largest.height) largest = { width, height }
  }
  return largest
}

function readJpeg2000Size(bytes: Buffer): Size | undefined {
  const codestream = bytes.indexOf(Buffer.from('ff4fff51', 'hex'))
  const header = bytes.indexOf('ihdr', 0, 'latin1')
  if (header >= 0 && (codestream < 0 || header < codestream)) {
    return { width: bytes.readUInt32BE(header + 8), height: bytes.readUInt32BE(header + 4) }
  }
  if (codestream < 0) return undefined
  return {
    width: bytes.readUInt32BE(codestream + 8) - bytes.readUInt32BE(codestream + 16),
    height: bytes.readUInt32BE(codestream + 12) - bytes.readUInt32BE(codestream + 20),
  }
}

/** Lengths in pixels, else the view box. Units other than px, and percentages, are left to the view box. */
function readSvgSize(text: string): Size | undefined {
  const tag = /<(?:\w+:)?svg\b([^>]*)>/.exec(text)?.[1]
  if (tag === undefined) return undefined
  const length = (name: string) => {
    const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']\\s*(\\d+(?:\\.\\d+)?)(?:px)?\\s*["']`).exec(tag)
    return found ? Math.round(Number(found[1])) : undefined
  }
  const width = length('width')
  const height = length('height')
  if (width && height) return { width, height }
  const box = /\sviewBox\s*=\s*["']([^"']*)["']/
    .exec(tag)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth, boxHeight] = box ?? []
  if (!boxWidth || !boxHeight || !Number.isFinite(boxWidth * boxHeight)) return undefined
  return { width: Math.round(boxWidth), height: Math.round(boxHeight) }
}
