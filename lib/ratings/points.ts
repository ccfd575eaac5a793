/** Points of one nat: a difference of 400 points is odds of ten to one. */
export const POINTS = 400 / Math.LN10

/** Half-width of a 95 % interval in standard errors. */
export const Z95 = 1.96

/** Ratings and their standard errors in points. */
export interface Points {
  readonly rating: Float64Array
  readonly error: Float64Array
}

export function toPoints(theta: number, score = 1000): number {
  return score + POINTS * theta
}

/** Lower and upper ends of the 95 % interval. */
export function interval95(value: number, error: number): { lower: number; upper: number } {
  return { lower: value - Z95 * error, upper: value + Z95 * error }
}
