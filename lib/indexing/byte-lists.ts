/**
 * Very many lists of bytes that grow side by side in one block of memory. A list is a chain of slices, each longer than the one before, the last
 * four bytes of a slice saying where the next begins: after the byte pools in which Lucene inverts documents.
 */
export class ByteLists {
  private bytes = new Uint8Array(1 << 24)
  private view = new DataView(this.bytes.buffer)
  private free = 0
  private heads = new Int32Array(1 << 16)
  private tails = new Int32Array(1 << 16)
  private ends = new Int32Array(1 << 16)
  private levels = new Uint8Array(1 << 16)
  private count = 0

  /** Bytes in use. */
  get size(): number {
    return this.free
  }

  /** A new, empty list. */
  add(): number {
    const list = this.count++
    if (list === this.heads.length) {
      this.heads = widened(this.heads)
      this.tails = widened(this.tails)
      this.ends = widened(this.ends)
      const levels = new Uint8Array(list * 2)
      levels.set(this.levels)
      this.levels = levels
    }
    const start = this.slice(0)
    this.heads[list] = start
    this.tails[list] = start
    this.ends[list] = start + SIZES[0]! - 4
    this.levels[list] = 0
    return list
  }

  /** Seven bits a byte, lowest first, the highest bit set while more follow. */
  push(list: number, value: number): void {
    let left = value
    while (left > 127) {
      this.write(list, (left & 127) | 128)
      left >>>= 7
    }
    this.write(list, left)
  }

  /** A copy of the bytes of a list. */
  read(list: number): Uint8Array {
    const parts: Uint8Array[] = []
    let at = this.heads[list]!
    const tail = this.tails[list]!
    const last = this.levels[list]!
    let length = 0
    for (let level = 0; level <= last; level++) {
      const end = level === last ? tail : at + SIZES[Math.min(level, LAST)]! - 4
      parts.push(this.bytes.subarray(at, end))
      length += end - at
      if (level < last) at = this.view.getInt32(end)
    }
    const whole = new Uint8Array(length)
    let to = 0
    for (const part of parts) {
      whole.set(part, to)
      to += part.length
    }
    return whole
  }

  private write(list: number, byte: number): void {
    let at = this.tails[list]!
    const end = this.ends[list]!
    if (at === end) {
      const level = this.levels[list]! + 1
      const size = SIZES[Math.min(level, LAST)]!
      at = this.slice(Math.min(level, LAST))
      this.view.setInt32(end, at)
      this.ends[list] = at + size - 4
      this.levels[list] = level
    }
    this.bytes[at] = byte
    this.tails[list] = at + 1
  }

  private slice(level: number): number {
    const size = SIZES[level]!
    if (this.free + size > this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2)
      wider.set(this.bytes)
      this.bytes = wider
      this.view = new DataView(wider.buffer)
    }
    const at = this.free
    this.free += size
    return at
  }
}

/** Bytes of a slice by its place in the chain; the last repeats. Most terms are rare, and most bytes are of few terms. */
const SIZES = [10, 16, 28, 52, 100, 196, 388, 772, 1540, 3076, 6148, 12292, 24580, 49156]
const LAST = SIZES.length - 1

export function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2)
  wider.set(array)
  return wider
}
