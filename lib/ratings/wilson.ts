import { Z95 } from './points'

export interface Share {
  readonly share: number
  readonly lower: number
  readonly upper: number
}

/**
 * A share with its Wilson score interval (Wilson 1927), 95 % unless told: never outside 0 … 1, honest for few.
 * `successes` may hold halves (ties). Nothing observed is a share of NaN between 0 and 1.
 */
export function wilson(successes: number, n: number, z = Z95): Share {
  if (!(n > 0)) return { share: Number.NaN, lower: 0, upper: 1 }
  const share = successes / n
  const scale = 1 + (z * z) / n
  const middle = (share + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  // At the ends the interval reaches exactly 0 or 1; rounding must not push it a hair inside.
  return {
    share,
    lower: successes <= 0 ? 0 : Math.max(0, middle - half),
    upper: successes >= n ? 1 : Math.min(1, middle + half),
  }
}

/** Difference of two independent shares, 95 % by Newcombe's combination of two Wilson intervals (1998). */
export function shareDifference(
  first: Share,
  second: Share,
): { difference: number; lower: number; upper: number } {
  const difference = first.share - second.share
  return {
    difference,
    lower: difference - Math.hypot(first.share - first.lower, second.upper - second.share),
    upper: difference + Math.hypot(first.upper - first.share, second.share - second.lower),
  }
}
