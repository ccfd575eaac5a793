/**
 * Parquet's mixture of run lengths and bit packing, which levels and dictionary numbers are written in.
 * Returns exactly `count` numbers below 2^`width` (width 0 to 32); throws where the bytes end before that.
 * Format: parquet.apache.org/docs/file-format/data-pages/encodings (RLE = 3).
 */
export function readHybrid(bytes: Buffer, width: number, count: number): Uint32Array {
  if (width > 32) throw new Error(`A bit width of ${width} is not possible`)
  const output = new Uint32Array(count)
  if (width === 0) return output
  let position = 0
  let seen = 0
  while (seen < count) {
    let header = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[position++]
      if (byte === undefined || shift > 28) throw new Error(`Levels end after ${seen} of ${count} values`)
      header += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    const groups = Math.floor(header / 2)
    if (header % 2 === 0) {
      const size = (width + 7) >> 3
      if (position + size > bytes.length) throw new Error(`Levels end after ${seen} of ${count} values`)
      const end = Math.min(count, seen + groups)
      output.fill(bytes.readUIntLE(position, size), seen, end)
      position += size
      seen = end
    } else {
      const end = Math.min(count, seen + groups * 8)
      // Some writers leave out the padding of the last group, so only the bits that are used must be there.
      if (position + Math.ceil(((end - seen) * width) / 8) > bytes.length) {
        throw new Error(`Levels end after ${seen} of ${count} values`)
      }
      for (let bit = position * 8; seen < end; bit += width) output[seen++] = readBits(bytes, bit, width)
      position += groups * width
    }
  }
  return output
}

function readBits(bytes: Buffer, bit: number, width: number): number {
  let value = 0
  let have = 0
  let at = bit
  while (have < width) {
    const take = Math.min(8 - (at & 7), width - have)
    const part = (bytes[at >>> 3]! >>> (at & 7)) & ((1 << take) - 1)
    value += part * 2 ** have
    have += take
    at += take
  }
  return value
}
