import type { Fit } from './fit'

export interface PairResidual {
  /** Model numbers, low < high. */
  readonly low: number
  readonly high: number
  readonly votes: number
  /** Score of `low`, wins + ties / 2, as seen and as the fit expects it. */
  readonly observed: number
  readonly expected: number
  /** (W − Nπ) / √(Nπ(1 − π)(1 − ρ)); positive where `low` does better than one number a model says. */
  readonly residual: number
}

/** Predicted against observed for every met pair. ρ is the pooled tie share; 0 where ties only leave no spread. */
export function pairResiduals(fit: Fit): PairResidual[] {
  const { field, theta } = fit
  const tied = field.tied.reduce((sum, t) => sum + t, 0)
  const decisive = 1 - tied / field.votesUsed
  return Array.from(field.left, (l, p) => {
    const r = field.right[p]!
    const votes = field.leftWins[p]! + field.rightWins[p]! + field.tied[p]!
    const pi = 1 / (1 + Math.exp(theta[r]! - theta[l]!))
    const observed = field.leftWins[p]! + field.tied[p]! / 2
    const expected = votes * pi
    const spread = Math.sqrt(votes * pi * (1 - pi) * decisive)
    return {
      low: field.models[l]!,
      high: field.models[r]!,
      votes,
      observed,
      expected,
      residual: spread > 0 ? (observed - expected) / spread : 0,
    }
  })
}
