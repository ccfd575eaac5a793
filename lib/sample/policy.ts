import type { StyleCounts } from './counts'
import type { Random } from './random'

/** What moves votes beside strength. Effects in nats per unit of the feature. */
export interface Policy {
  /** In favour of the left side A. */
  readonly side: number
  readonly style: Readonly<Record<StyleFeature, number>>
  /** Peak share of ties and both-bads, reached between equals; at most 0.5. */
  readonly ties: number
  /** logit P(both bad | no winner) = `base` − `strength` × mean strength of the pair. */
  readonly bothBad: { readonly base: number; readonly strength: number }
}

export const STYLE_FEATURES = ['tokens', 'headers', 'lists', 'bold'] as const
export type StyleFeature = (typeof STYLE_FEATURES)[number]
export type StyleDifference = Readonly<Record<StyleFeature, number>>

export const TEXT_POLICY: Policy = {
  side: 0.06,
  style: { tokens: 0.85, headers: 0.12, lists: 0.18, bold: 0.2 },
  ties: 0.315,
  bothBad: { base: -0.36, strength: 0.9 },
}

export const VISION_POLICY: Policy = {
  side: 0.03,
  style: { tokens: 0.7, headers: 0.1, lists: 0.15, bold: 0.15 },
  ties: 0.42,
  bothBad: { base: 0.12, strength: 0.9 },
}

export type Outcome = 'model_a' | 'model_b' | 'tie' | 'both_bad'

/** (a − b) / (a + b + 1) of each count, from −1 to 1. */
export function styleDifference(a: StyleCounts, b: StyleCounts): StyleDifference {
  const difference = (x: number, y: number) => (x - y) / (x + y + 1)
  const headers = (one: StyleCounts) => one.headers.reduce((sum, count) => sum + count, 0)
  return {
    tokens: difference(a.tokens, b.tokens),
    headers: difference(headers(a), headers(b)),
    lists: difference(a.ordered + a.unordered, b.ordered + b.unordered),
    bold: difference(a.stars + a.underlines, b.stars + b.underlines),
  }
}

/**
 * Draws a vote so that the mean of (win 1, tie or both bad ½, loss 0) is exactly σ(z): a fit that counts ties
 * as half a win gives the planted numbers back. z = strength a − strength b + side + Σ style; P(no winner) = 4 ties π(1 − π).
 */
export function outcomeOf(
  from: Random,
  policy: Policy,
  strengthA: number,
  strengthB: number,
  style: StyleDifference,
): Outcome {
  let z = strengthA - strengthB + policy.side
  for (const feature of STYLE_FEATURES) z += policy.style[feature] * style[feature]
  const pi = 1 / (1 + Math.exp(-z))
  const undecided = 4 * policy.ties * pi * (1 - pi)
  const draw = from.next()
  if (draw < undecided) {
    const logit = policy.bothBad.base - policy.bothBad.strength * ((strengthA + strengthB) / 2)
    return from.chance(1 / (1 + Math.exp(-logit))) ? 'both_bad' : 'tie'
  }
  return draw < undecided + pi - undecided / 2 ? 'model_a' : 'model_b'
}
