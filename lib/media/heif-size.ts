import type { Size } from './orientation'

/**
 * The size of an AVIF's or HEIC's primary picture, its own rotation (`irot`) respected.
 * Boxes after ISO 14496-12, item properties after ISO 23008-12. Throws a RangeError where boxes are cut off.
 */
export function readHeifSize(bytes: Buffer): Size | undefined {
  const meta = boxes(bytes, 0, bytes.length).find(({ kind }) => kind === 'meta')
  if (!meta) return undefined
  const inner = boxes(bytes, meta.start + 4, meta.end)
  const primary = inner.find(({ kind }) => kind === 'pitm')
  const properties = inner.find(({ kind }) => kind === 'iprp')
  if (!properties) return undefined
  const parts = boxes(bytes, properties.start, properties.end)
  const container = parts.find(({ kind }) => kind === 'ipco')
  if (!container) return undefined
  const all = boxes(bytes, container.start, container.end)
  const item = primary ? readItem(bytes, primary.start) : undefined
  const numbers = parts.filter(({ kind }) => kind === 'ipma').flatMap((box) => associations(bytes, box, item))
  const own = numbers.length > 0 ? numbers.flatMap((number) => all[number - 1] ?? []) : all
  const extent = own.find(({ kind }) => kind === 'ispe')
  if (!extent) return undefined
  const width = bytes.readUInt32BE(extent.start + 4)
  const height = bytes.readUInt32BE(extent.start + 8)
  const rotation = own.find(({ kind }) => kind === 'irot')
  const quarter = rotation ? bytes.readUInt8(rotation.start) & 3 : 0
  return quarter % 2 === 1 ? { width: height, height: width } : { width, height }
}

interface Box {
  readonly kind: string
  /** First byte of the content, and the one after the last. */
  readonly start: number
  readonly end: number
}

function boxes(bytes: Buffer, from: number, to: number): readonly Box[] {
  const found: Box[] = []
  for (let at = from; at + 8 <= to && found.length < 1024; ) {
    const short = bytes.readUInt32BE(at)
    const long = short === 1
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (size < 8) break
    const end = Math.min(at + size, to)
    found.push({ kind: bytes.toString('latin1', at + 4, at + 8), start: at + (long ? 16 : 8), end })
    at += size
  }
  return found
}

function readItem(bytes: Buffer, start: number): number {
  return bytes.readUInt8(start) === 0 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4)
}

/** Property numbers (from 1) of `item`, or of every item when it is not known. */
function associations(bytes: Buffer, { start, end }: Box, item: number | undefined): readonly number[] {
  const version = bytes.readUInt8(start)
  const wide = (bytes.readUInt8(start + 3) & 1) === 1
  const entries = Math.min(bytes.readUInt32BE(start + 4), 4096)
  const numbers: number[] = []
  let at = start + 8
  for (let entry = 0; entry < entries && at < end; entry++) {
    const id = version === 0 ? bytes.readUInt16BE(at) : bytes.readUInt32BE(at)
    at += version === 0 ? 2 : 4
    const count = bytes.readUInt8(at++)
    for (let i = 0; i < count; i++) {
      const number = wide ? bytes.readUInt16BE(at) & 0x7fff : bytes.readUInt8(at) & 0x7f
      at += wide ? 2 : 1
      if (item === undefined || item === id) numbers.push(number)
    }
  }
  return numbers
}
