import { type Selection, selectionMask } from './votes'

/**
 * A mask that keeps the first `cap` selected votes of every code (a question's number, −1 for none: kept), in row
 * order: the board without the weight of prompts that were asked again and again.
 */
export function cappedMask(codes: Int32Array, cap: number, selection?: Selection): Uint8Array {
  const mask = selectionMask(codes.length, selection).slice()
  const seen = new Map<number, number>()
  for (let i = 0; i < mask.length; i++) {
    const code = codes[i]!
    if (mask[i] === 0 || code < 0) continue
    const before = seen.get(code) ?? 0
    if (before >= cap) mask[i] = 0
    seen.set(code, before + 1)
  }
  return mask
}
