import type { ModelNumbers } from './votes'

/** The unordered pairs that met, sorted by (low, high); `of[i]` is the pair of vote i, −1 for a self-battle. */
export interface Pairs {
  readonly models: number
  readonly low: Int32Array
  readonly high: Int32Array
  readonly of: Int32Array
}

/**
 * Numbers the pairs of a dataset once; every slice then counts into the same numbers.
 * Throws when columns differ in length or a model number lies outside 0 … models − 1.
 */
export function numberPairs(a: ModelNumbers, b: ModelNumbers, models: number): Pairs {
  if (a.length !== b.length) throw new Error(`${a.length} left models but ${b.length} right models`)
  const numbers = new Map<number, number>()
  const keys = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) {
    const left = a[i]!
    const right = b[i]!
    if (left < 0 || left >= models || right < 0 || right >= models) {
      throw new Error(`Vote ${i} names models ${left} and ${right}, but there are only ${models}`)
    }
    const key = left === right ? -1 : Math.min(left, right) * models + Math.max(left, right)
    keys[i] = key
    if (key >= 0) numbers.set(key, 0)
  }
  const sorted = Float64Array.from(numbers.keys()).sort()
  const low = new Int32Array(sorted.length)
  const high = new Int32Array(sorted.length)
  for (let p = 0; p < sorted.length; p++) {
    const key = sorted[p]!
    low[p] = Math.floor(key / models)
    high[p] = key % models
    numbers.set(key, p)
  }
  const of = new Int32Array(a.length)
  for (let i = 0; i < keys.length; i++) of[i] = numbers.get(keys[i]!) ?? -1
  return { models, low, high, of }
}
