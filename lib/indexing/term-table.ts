import { widened } from './byte-lists'

/**
 * Terms numbered from 0 as they are first met. A hash table over the units of the texts themselves: cutting a string out
 * for every word of a million words costs more than all the rest.
 */
export class TermTable {
  private units = new Uint16Array(1 << 20)
  private starts = new Int32Array(1 << 16)
  private hashes = new Int32Array(1 << 16)
  private slots = new Int32Array(1 << 18)
  private count = 0

  get size(): number {
    return this.count
  }

  /** The number of the term that stands in `text` from `start` to `end`. `hash` is that of its units, `hashUnit` by `hashUnit`. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1
    const length = end - start
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const term = this.slots[slot]! - 1
      if (term < 0) return this.add(text, start, end, hash, slot)
      if (this.hashes[term] !== hash) continue
      const from = this.starts[term]!
      if (this.starts[term + 1]! - from !== length) continue
      let same = 0
      while (same < length && this.units[from + same] === text.charCodeAt(start + same)) same++
      if (same === length) return term
    }
  }

  textOf(term: number): string {
    return String.fromCharCode(...this.units.subarray(this.starts[term]!, this.starts[term + 1]!))
  }

  private add(text: string, start: number, end: number, hash: number, slot: number): number {
    const term = this.count++
    if (term + 2 > this.starts.length) {
      this.starts = widened(this.starts)
      this.hashes = widened(this.hashes)
    }
    const from = this.starts[term]!
    const to = from + end - start
    if (to > this.units.length) {
      const wider = new Uint16Array(this.units.length * 2)
      wider.set(this.units)
      this.units = wider
    }
    for (let unit = 0; unit < end - start; unit++) this.units[from + unit] = text.charCodeAt(start + unit)
    this.starts[term + 1] = to
    this.hashes[term] = hash
    this.slots[slot] = term + 1
    if (this.count * 2 > this.slots.length) this.rehash()
    return term
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let term = 0; term < this.count; term++) {
      const hash = this.hashes[term]!
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = term + 1
    }
    this.slots = slots
  }
}

/** FNV-1a over UTF-16 units; begins with `HASH_START`. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 16777619)
}

export const HASH_START = -2128831035
