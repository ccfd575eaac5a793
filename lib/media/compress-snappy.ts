import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import { readSnappyPreamble, SNAPPY_BLOCK } from './snappy'

/**
 * Raw Snappy as Google's encoder (and so pyarrow) writes it, starting afresh every 64 KiB. hyparquet-writer's own goes
 * through a whole page in one, so images in its pages can only be read by decompressing the page.
 */
export function compressSnappy(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [varint(bytes.length)]
  for (let from = 0; from < bytes.length; from += SNAPPY_BLOCK) {
    const block = Buffer.from(snappyCompress(bytes.subarray(from, from + SNAPPY_BLOCK)))
    parts.push(block.subarray(readSnappyPreamble(block).start))
  }
  return Buffer.concat(parts)
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest])
    bytes.push((rest % 128) | 0x80)
  }
}
