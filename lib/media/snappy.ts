/**
 * Snappy's raw format, block by block. Every encoder in use compresses each 64 KiB of output on its own: no element
 * crosses such a boundary and no copy reaches behind it. So a block can be decoded alone once its input offset is
 * known. Format: github.com/google/snappy/blob/main/format_description.txt
 */

/** Output bytes after which an encoder starts afresh. */
export const SNAPPY_BLOCK = 65_536

/** The most input that Google's encoder makes of one block: 32 + n + n/6. */
export const SNAPPY_BLOCK_INPUT = 32 + SNAPPY_BLOCK + Math.ceil(SNAPPY_BLOCK / 6)

/**
 * Decodes elements of `input` from `from` (below `inputEnd`) into `output` from `base`, until the output reaches
 * exactly `limit` or the input ends. Copies may not reach behind `base`. Returns both positions reached.
 * Throws an Error on anything malformed; never reads or writes outside the bounds given.
 */
export function decodeSnappyBlock(
  input: Buffer,
  from: number,
  inputEnd: number,
  output: Buffer,
  base: number,
  limit: number,
): { readonly input: number; readonly output: number } {
  if (inputEnd > input.length || limit > output.length || base < 0 || from < 0) {
    throw new Error('Snappy: the buffers are smaller than the bounds asked for')
  }
  let position = from
  let written = base
  while (position < inputEnd && written < limit) {
    const tag = input[position++]!
    const kind = tag & 3
    if (kind === 0) {
      let length = (tag >>> 2) + 1
      if (length > 60) {
        const lengthBytes = length - 60
        if (position + lengthBytes > inputEnd) throw new Error('Snappy: a literal’s length is cut off')
        length = input.readUIntLE(position, lengthBytes) + 1
        position += lengthBytes
      }
      if (length > inputEnd - position) throw new Error('Snappy: a literal runs past the end of the input')
      if (length > limit - written) throw new Error('Snappy: a literal runs past the end of its block')
      if (length < 24) {
        for (let i = 0; i < length; i++) output[written + i] = input[position + i]!
      } else {
        input.copy(output, written, position, position + length)
      }
      position += length
      written += length
      continue
    }
    const offsetBytes = kind === 3 ? 4 : kind
    if (position + offsetBytes > inputEnd) throw new Error('Snappy: a copy is cut off')
    const length = kind === 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1
    const offset =
      kind === 1 ? ((tag >>> 5) << 8) | input[position]! : input.readUIntLE(position, offsetBytes)
    position += offsetBytes
    if (offset === 0 || offset > written - base) throw new Error('Snappy: a copy reaches before its block')
    if (length > limit - written) throw new Error('Snappy: a copy runs past the end of its block')
    // Byte by byte on purpose: a copy may overlap what it writes, which is how runs are stored.
    for (let i = written - offset, end = i + length; i < end; i++) output[written++] = output[i]!
  }
  return { input: position, output: written }
}

/** The decoded size that a raw Snappy stream announces, and where its first element stands. */
export function readSnappyPreamble(input: Buffer): { readonly size: number; readonly start: number } {
  let size = 0
  for (let i = 0; i < 5; i++) {
    const byte = input[i]
    if (byte === undefined) break
    size += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) {
      if (size > 0xffffffff) break
      return { size, start: i + 1 }
    }
  }
  throw new Error('Snappy: the length in front is malformed')
}

/**
 * Decodes a whole raw stream, whatever its blocks look like. `size` is the length the surrounding format promises;
 * a stream that says otherwise or ends early throws.
 */
export function decodeSnappy(input: Buffer, size: number): Buffer {
  const preamble = readSnappyPreamble(input)
  if (preamble.size !== size) {
    throw new Error(`Snappy: the stream announces ${preamble.size} bytes where ${size} were promised`)
  }
  const output = Buffer.allocUnsafe(size)
  const end = decodeSnappyBlock(input, preamble.start, input.length, output, 0, size)
  if (end.output !== size) throw new Error(`Snappy: the stream ends after ${end.output} of ${size} bytes`)
  if (end.input !== input.length) throw new Error('Snappy: bytes are left after the end of the stream')
  return output
}
