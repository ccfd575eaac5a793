export interface Size {
  readonly width: number
  readonly height: number
}

/** A size as stored, and the EXIF orientation (1 to 8) by which a viewer turns it. */
export interface StoredSize extends Size {
  readonly orientation?: number | undefined
}

/** The size after turning: orientations 5 to 8 lie on their side. */
export function turned({ width, height, orientation = 1 }: StoredSize): Size {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height }
}

/** The first directory of a TIFF, which EXIF is: the first value of each numeric tag. Throws RangeError when cut off. */
export function readTiffTags(tiff: Buffer): Map<number, number> {
  const little = tiff.readUInt16BE(0) === 0x4949
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const u64 = (at: number) => (little ? u32(at) + u32(at + 4) * 2 ** 32 : u32(at) * 2 ** 32 + u32(at + 4))
  const big = u16(2) === 43
  const directory = big ? u64(8) : u32(4)
  const count = Math.min(big ? u64(directory) : u16(directory), 4096)
  const first = directory + (big ? 8 : 2)
  const tags = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const at = first + i * (big ? 20 : 12)
    const type = u16(at + 2)
    const value = at + (big ? 12 : 8)
    if (type === 3) tags.set(u16(at), u16(value))
    else if (type === 4) tags.set(u16(at), u32(value))
    else if (type === 16) tags.set(u16(at), u64(value))
  }
  return tags
}

/** The orientation in EXIF bytes (with or without their `Exif\0\0`), 1 where they say nothing or are damaged. */
export function readExifOrientation(exif: Buffer): number {
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  try {
    const value = readTiffTags(tiff).get(0x0112) ?? 1
    return value >= 1 && value <= 8 ? value : 1
  } catch (error) {
    if (error instanceof RangeError) return 1
    throw error
  }
}
