import { readExifOrientation, readTiffTags, type StoredSize } from './orientation'

/** All of these throw a RangeError where the header is cut off. */
export function readJpegSize(bytes: Buffer): StoredSize | undefined {
  let orientation: number | undefined
  for (let at = 2; ; ) {
    // Any number of 0xff may stand before a marker; rubbish between segments is skipped as decoders do.
    while (bytes.readUInt8(at) !== 0xff) at++
    while (bytes.readUInt8(at) === 0xff) at++
    const marker = bytes.readUInt8(at++)
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) || marker === 0x00) continue
    if (marker === 0xd9 || marker === 0xda) return undefined
    const length = bytes.readUInt16BE(at)
    if (length < 2) return undefined
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 3), width: bytes.readUInt16BE(at + 5), orientation }
    if (marker === 0xe1 && bytes.toString('latin1', at + 2, at + 8) === 'Exif\0\0') {
      orientation ??= readExifOrientation(bytes.subarray(at + 2, at + length))
    }
    at += length
  }
}

export function readPngSize(bytes: Buffer): StoredSize {
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (name === 'eXIf') {
      return { ...size, orientation: readExifOrientation(bytes.subarray(at + 8, at + 8 + length)) }
    }
    at += 12 + length
  }
  return size
}

export function readWebpSize(bytes: Buffer): StoredSize | undefined {
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8 ') {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8X') return undefined
  const size = { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    if (bytes.toString('latin1', at, at + 4) === 'EXIF') {
      return { ...size, orientation: readExifOrientation(bytes.subarray(at + 8, at + 8 + length)) }
    }
    at += 8 + length + (length & 1)
  }
  return size
}

export function readTiffSize(bytes: Buffer): StoredSize | undefined {
  const tags = readTiffTags(bytes)
  const width = tags.get(256)
  const height = tags.get(257)
  return width && height ? { width, height, orientation: tags.get(274) } : undefined
}
