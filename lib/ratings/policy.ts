/** The choices behind a board: each changes numbers, none changes which votes match. The first word is the default. */
export interface RatingPolicy {
  readonly style: 'none' | 'length' | 'full'
  /** `tie` and `both_bad` alike: half a win each, or left out and counted. */
  readonly ties: 'half' | 'drop'
  /** `pair`: a pair's votes weigh 1 / max(N_p, 50), scaled so that the mean vote weighs 1. */
  readonly weights: 'none' | 'pair'
  readonly center: 'reference' | 'mean'
  /** Fixes one model (by number) at a score instead of `center`; steps aside where that model has no votes. */
  readonly anchor?: { readonly model: number; readonly score: number }
  readonly interval: 'sandwich' | 'fisher'
  /** Whose votes count as one observation in the sandwich. */
  readonly cluster: 'none' | 'session' | 'user'
}

export const RINGSIDE_POLICY: RatingPolicy = {
  style: 'none',
  ties: 'half',
  weights: 'none',
  center: 'reference',
  interval: 'sandwich',
  cluster: 'none',
}

/** What github.com/lmarena/arena-rank computes by default: the mean of all models is 1000. */
export const ARENA_RANK_POLICY: RatingPolicy = { ...RINGSIDE_POLICY, center: 'mean' }

export const POLICIES = { ringside: RINGSIDE_POLICY, 'arena-rank': ARENA_RANK_POLICY } as const
