import { type Common, commonTokens } from './subsequence'
import { linesOf, type Token, wordsOf } from './tokens'

/** A stretch of one side's text, in both or in this one alone. */
export interface Stretch {
  readonly text: string
  readonly common: boolean
}

export interface Comparison {
  /** Whole lines where the texts are too long for words. */
  readonly by: 'words' | 'lines'
  /** The stretches of a side make up its text, white space included. */
  readonly a: readonly Stretch[]
  readonly b: readonly Stretch[]
  /** Words or lines of a side that stand in the other in the same order, 0 to 1. */
  readonly share: { readonly a: number; readonly b: number }
}

/**
 * Two texts word by word: what stands in both in the same order, and what in one alone. Texts of any length take a
 * bounded time: long ones are compared line by line; `undefined` where they are too long even for that, or share no
 * line.
 */
export function compareTexts(a: string, b: string): Comparison | undefined {
  const words = a.length + b.length <= MOST_CHARACTERS ? compareBy('words', a, b) : undefined
  if (words) return words
  const lines = compareBy('lines', a, b)
  return lines && lines.share.a > 0 ? lines : undefined
}

/** Characters of both sides together beyond which not even the words are looked for. */
const MOST_CHARACTERS = 400_000

function compareBy(by: Comparison['by'], a: string, b: string): Comparison | undefined {
  const cut = by === 'words' ? wordsOf : linesOf
  const [tokensA, tokensB] = [cut(a), cut(b)]
  const common = commonTokens(
    tokensA.map(({ text }) => text),
    tokensB.map(({ text }) => text),
  )
  if (!common) return undefined
  if (by === 'words') dropIslands(tokensA, tokensB, common)
  return {
    by,
    a: stretchesOf(a, tokensA, common.a),
    b: stretchesOf(b, tokensB, common.b),
    share: { a: shareOf(common.a), b: shareOf(common.b) },
  }
}

interface Run {
  readonly from: number
  readonly to: number
}

/**
 * A word or two in common amid longer differences are chance ("of", a comma) and make a comparison hard to read: they
 * count as different. Changes `common`.
 */
function dropIslands(a: readonly Token[], b: readonly Token[], common: Common): void {
  const gaps: { a: Run; b: Run }[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [fromA, fromB] = [i, j]
    while (i < a.length && !common.a[i]) i++
    while (j < b.length && !common.b[j]) j++
    gaps.push({ a: { from: fromA, to: i }, b: { from: fromB, to: j } })
    while (i < a.length && j < b.length && common.a[i] && common.b[j]) {
      i++
      j++
    }
  }
  const kept: typeof gaps = []
  for (let gap of gaps) {
    for (let last = kept.at(-1); last; last = kept.at(-1)) {
      const island = { from: last.a.to, to: gap.a.from }
      const size = lengthOf(a, island)
      if (wordsIn(a, island) > 2 || size >= reach(a, b, last) || size >= reach(a, b, gap)) break
      kept.pop()
      gap = { a: { from: last.a.from, to: gap.a.to }, b: { from: last.b.from, to: gap.b.to } }
    }
    kept.push(gap)
  }
  for (const gap of kept) {
    common.a.fill(0, gap.a.from, gap.a.to)
    common.b.fill(0, gap.b.from, gap.b.to)
  }
}

function reach(a: readonly Token[], b: readonly Token[], gap: { a: Run; b: Run }): number {
  return Math.max(lengthOf(a, gap.a), lengthOf(b, gap.b))
}

/** Characters from the first token of a run to its last. */
function lengthOf(tokens: readonly Token[], { from, to }: Run): number {
  return from < to ? tokens[to - 1]!.end - tokens[from]!.start : 0
}

function wordsIn(tokens: readonly Token[], { from, to }: Run): number {
  let words = 0
  for (let i = from; i < to && words < 3; i++) if (/[\p{L}\p{N}]/u.test(tokens[i]!.text)) words++
  return words
}

/** White space between tokens belongs to the stretch around it, and to what is common at its edges. */
function stretchesOf(text: string, tokens: readonly Token[], common: Uint8Array): Stretch[] {
  const found: { text: string; common: boolean }[] = []
  const add = (part: string, isCommon: boolean) => {
    const last = found.at(-1)
    if (part === '') return
    if (last?.common === isCommon) last.text += part
    else found.push({ text: part, common: isCommon })
  }
  let end = 0
  tokens.forEach((token, i) => {
    const within = i > 0 && !common[i - 1] && !common[i]
    add(text.slice(end, token.start), !within)
    add(token.text, common[i] === 1)
    end = token.end
  })
  add(text.slice(end), true)
  return found
}

function shareOf(common: Uint8Array): number {
  return common.length === 0 ? 1 : common.reduce((sum, one) => sum + one, 0) / common.length
}
