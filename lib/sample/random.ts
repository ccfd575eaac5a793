/** A small seeded generator (sfc32): the same key gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** A whole number from 0 to `below` − 1. */
  int(below: number): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  /** Uniform in [low, high). */
  real(low: number, high: number): number
  chance(probability: number): boolean
  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** Mean 0, standard deviation 1. */
  normal(): number
  shuffled<T>(list: readonly T[]): T[]
  /** `length` lowercase hex digits. */
  hex(length: number): string
}

/** A generator of its own for a key such as `random(seed, 'chat', row)`: rows can be made in any order. */
export function random(...key: readonly (string | number)[]): Random {
  const words = key.join('\u0001')
  let a = scramble(words, 0x9e3779b9)
  let b = scramble(words, 0x243f6a88)
  let c = scramble(words, 0xb7e15162)
  let d = 1
  function uint(): number {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 8; i++) uint()
  const next = () => uint() / 4294967296
  const int = (below: number) => Math.floor(next() * below)
  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('pick from an empty list')
    return list[int(list.length)] as T
  }
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    real: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick,
    weighted(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
      let at = next() * total
      for (const [value, weight] of choices) {
        at -= weight
        if (at < 0) return value
      }
      const last = choices.at(-1)
      if (!last) throw new Error('weighted from an empty list')
      return last[0]
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffled<T>(list: readonly T[]): T[] {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(i + 1)
        const kept = copy[i] as T
        copy[i] = copy[j] as T
        copy[j] = kept
      }
      return copy
    },
    hex(length) {
      let text = ''
      while (text.length < length) text += uint().toString(16).padStart(8, '0')
      return text.slice(0, length)
    },
  }
}

/** A uuid of version 4 whose bits come from the generator. */
export function uuid(from: Random): string {
  const h = from.hex(32)
  const variant = ((Number.parseInt(h.charAt(16), 16) & 3) | 8).toString(16)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`
}

function scramble(text: string, start: number): number {
  let h = start
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995)
    h ^= h >>> 15
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
