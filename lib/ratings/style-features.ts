/** One column of a style fit, a value a vote, measured as A against B. */
export interface StyleFeature {
  readonly name: string
  /** NaN where the vote brings no count: such votes are left out. */
  readonly values: Float32Array
  /** Standardised over the slice, or entered as it is (a constant such as the side). */
  readonly scaling: 'standardised' | 'as it is'
}

/** Names of the four columns of `style=full`, in order; `style=length` is the first alone. */
export const STYLE_FEATURES = ['length', 'headers', 'lists', 'bold'] as const

/** Counts per vote of one side; NaN or negative where unknown. */
export interface StyleCounts {
  readonly length: ArrayLike<number>
  readonly headers: ArrayLike<number>
  readonly lists: ArrayLike<number>
  readonly bold: ArrayLike<number>
}

/** The four columns of the arena's style control from the counts of both sides. */
export function styleFeatures(a: StyleCounts, b: StyleCounts): StyleFeature[] {
  return STYLE_FEATURES.map((name) => ({
    name,
    values: relativeDifference(a[name], b[name]),
    scaling: 'standardised',
  }))
}

/** The side itself: 1 for every vote, its coefficient is what standing left is worth. */
export function sideFeature(votes: number): StyleFeature {
  return { name: 'side', values: new Float32Array(votes).fill(1), scaling: 'as it is' }
}

/** (v_a − v_b) / (v_a + v_b + 1), between −1 and 1; NaN where either count is unknown. */
export function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): Float32Array {
  if (a.length !== b.length) throw new Error(`${a.length} counts on the left but ${b.length} on the right`)
  const difference = new Float32Array(a.length)
  for (let i = 0; i < difference.length; i++) {
    const left = a[i]!
    const right = b[i]!
    difference[i] = left >= 0 && right >= 0 ? (left - right) / (left + right + 1) : Number.NaN
  }
  return difference
}
