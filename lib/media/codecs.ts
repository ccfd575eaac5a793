import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { compressors } from 'hyparquet-compressors'
import { decodeSnappy } from './snappy'

/** Whole pages larger than this are refused: the slow way holds one in memory. */
const PAGE_LIMIT = 2 ** 30
/** Pictures hardly shrink. A page that grows beyond both of these on decompression is a bomb. */
const BOMB_SIZE = 64 * 2 ** 20
const BOMB_RATIO = 200

const gunzip = promisify(zlib.gunzip)
const brotli = promisify(zlib.brotliDecompress)

/** Decompresses one page. Throws unless exactly `size` bytes come out. */
export async function decompress(input: Buffer, codec: string, size: number): Promise<Buffer> {
  if (size > PAGE_LIMIT || (size > BOMB_SIZE && size > input.length * BOMB_RATIO)) {
    throw new Error(`A page of ${size} bytes, stored in ${input.length}, is refused`)
  }
  const output = await unpack(input, codec, size)
  if (output.length !== size) {
    throw new Error(`A ${codec} page holds ${output.length} bytes where ${size} were promised`)
  }
  return output
}

async function unpack(input: Buffer, codec: string, size: number): Promise<Buffer> {
  switch (codec) {
    case 'UNCOMPRESSED':
      return input
    case 'SNAPPY':
      return decodeSnappy(input, size)
    case 'GZIP':
      return gunzip(input, { maxOutputLength: Math.max(1, size) })
    case 'BROTLI':
      return brotli(input, { maxOutputLength: Math.max(1, size) })
    case 'ZSTD':
    case 'LZ4':
    case 'LZ4_RAW': {
      const bytes = compressors[codec]?.(input, size)
      if (!bytes) throw new Error(`No decompressor for ${codec}`)
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    default:
      throw new Error(`Pages compressed with ${codec} cannot be read`)
  }
}
