import type { Fit } from './fit'

/** mean_j σ(θ_i − θ_j) over all other models by position: a win rate free of who met whom. */
export function impliedWinRates(fit: Fit): Float64Array {
  const { theta } = fit
  return theta.map((own, i) => {
    let sum = 0
    for (let j = 0; j < theta.length; j++) if (j !== i) sum += 1 / (1 + Math.exp(theta[j]! - own))
    return sum / (theta.length - 1)
  })
}
