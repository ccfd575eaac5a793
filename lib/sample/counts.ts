/** What the arena counts in an answer; all whole numbers from 0. */
export interface StyleCounts {
  readonly tokens: number
  /** h1 … h6. */
  readonly headers: readonly [number, number, number, number, number, number]
  readonly ordered: number
  readonly unordered: number
  /** `**x**` and `__x__`. */
  readonly stars: number
  readonly underlines: number
}

export const NO_COUNTS: StyleCounts = {
  tokens: 0,
  headers: [0, 0, 0, 0, 0, 0],
  ordered: 0,
  unordered: 0,
  stars: 0,
  underlines: 0,
}

/** Counts a message the arena's way: fenced code is left out of everything but the tokens. */
export function styleCounts(text: string): StyleCounts {
  const prose = text.includes('```') ? text.replace(/```[\s\S]*?(?:```|$)/g, '') : text
  const headers: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0]
  for (const match of prose.matchAll(/^(#{1,6})\s/gm)) {
    const level = (match[1] ?? '').length - 1
    headers[level] = (headers[level] ?? 0) + 1
  }
  return {
    tokens: tokensOf(text),
    headers,
    ordered: matches(prose, /^\s*\d+\.\s/gm),
    unordered: matches(prose, /^\s*[-*+]\s/gm),
    stars: matches(prose, /\*\*[^*\n]+\*\*/g),
    underlines: matches(prose, /__[^_\n]+__/g),
  }
}

export function addCounts(one: StyleCounts, other: StyleCounts): StyleCounts {
  const [a, b] = [one.headers, other.headers]
  return {
    tokens: one.tokens + other.tokens,
    headers: [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5]],
    ordered: one.ordered + other.ordered,
    unordered: one.unordered + other.unordered,
    stars: one.stars + other.stars,
    underlines: one.underlines + other.underlines,
  }
}

/** A rough tokenizer: four ASCII characters, two of other alphabets, or one ideograph a token. */
export function tokensOf(text: string): number {
  let quarters = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    quarters += code < 0x80 ? 1 : code < 0x2e80 ? 2 : 4
  }
  return Math.ceil(quarters / 4)
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
