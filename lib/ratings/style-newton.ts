import { factorCholesky, solveCholesky } from './cholesky'
import { ground } from './information'
import { type StylePass, type StyleRuns, stylePass } from './style-pass'

export interface StyleMaximum {
  readonly parameters: Float64Array
  readonly converged: boolean
}

/** Precisions of the priors on strengths and on coefficients, in 1/nats²; 0 is none. */
export interface StylePriors {
  readonly theta: number
  readonly gamma: number
}

const CLOSE = 1e-8
const STEPS = 40

/** A coefficient beyond this (nats a standard deviation) is on its way to infinity: style alone tells the votes apart. */
const RUNAWAY = 12

/**
 * The maximum in (θ, γ): full Newton steps while they still change the Hessian, then cheap gradient passes with the
 * last factor. Stops early, not converged, when a coefficient runs away or a pivot vanishes.
 * `first` is a full pass at `begin`, where there is one already.
 */
export function maximiseStyle(
  runs: StyleRuns,
  begin: Float64Array,
  priors: StylePriors,
  first?: StylePass,
): StyleMaximum {
  const width = begin.length
  const n = runs.field.models.length
  let parameters: Float64Array = begin.slice()
  let factor: Float64Array | undefined
  let before = Number.POSITIVE_INFINITY
  for (let step = 0; step < STEPS; step++) {
    const isFull = factor === undefined
    const pass =
      step === 0 && first !== undefined
        ? copyOf(first)
        : stylePass(runs, parameters, isFull ? ['information'] : [])
    addPriorGradient(pass.gradient, parameters, n, priors)
    factor = factor ?? factorOf(runs, pass, priors)
    if (factor === undefined) return { parameters, converged: false }
    const move = pass.gradient.map((g) => -g)
    solveCholesky(factor, width, move)
    const longest = move.reduce((most, m) => Math.max(most, Math.abs(m)), 0)
    parameters = safely(runs, parameters, move, longest, priors)
    for (let k = n; k < width; k++) {
      if (!(Math.abs(parameters[k]!) < RUNAWAY)) return { parameters, converged: false }
    }
    // Steps with one factor shrink by a steady ratio, so the next one can be foreseen.
    if (longest < CLOSE || (!isFull && (longest * longest) / before < CLOSE))
      return { parameters, converged: true }
    // With the last factor each pass gains log(longest / before) digits; a slow or first step asks for a new one.
    if (isFull ? longest > 0.1 : longest > 0.1 * before) factor = undefined
    before = longest
  }
  return { parameters, converged: false }
}

/** Priors are added in place, and `first` may be used again. */
function copyOf(pass: StylePass): StylePass {
  return { gradient: pass.gradient.slice(), information: pass.information?.slice() }
}

/** parameters + move; a long move is halved until the slope along it, still downhill or gently up, says it was safe. */
function safely(
  runs: StyleRuns,
  parameters: Float64Array,
  move: Float64Array,
  longest: number,
  priors: StylePriors,
): Float64Array {
  const after = parameters.map((value, k) => value + move[k]!)
  if (longest < 1) return after
  const n = runs.field.models.length
  const slopeAt = (at: Float64Array) => {
    const { gradient } = stylePass(runs, at, [])
    addPriorGradient(gradient, at, n, priors)
    return gradient.reduce((sum, g, k) => sum + g * move[k]!, 0)
  }
  let share = 1
  const slope = slopeAt(parameters)
  let reached = after
  while (share > 1e-6 && slopeAt(reached) > -0.5 * slope) {
    share /= 2
    reached = parameters.map((value, k) => value + share * move[k]!)
  }
  return reached
}

function addPriorGradient(
  gradient: Float64Array,
  parameters: Float64Array,
  n: number,
  priors: StylePriors,
): void {
  for (let k = 0; k < gradient.length; k++)
    gradient[k]! += (k < n ? priors.theta : priors.gamma) * parameters[k]!
}

function factorOf(runs: StyleRuns, pass: StylePass, priors: StylePriors): Float64Array | undefined {
  const width = pass.gradient.length
  const matrix = groundStyle(runs, pass.information!, priors)
  return factorCholesky(matrix, width) === -1 ? matrix : undefined
}

/** The information with priors (or flat directions) put in; changes and returns the matrix. */
export function groundStyle(runs: StyleRuns, information: Float64Array, priors: StylePriors): Float64Array {
  const n = runs.field.models.length
  const width = n + runs.columns.length
  ground(information, width, runs.field, priors.theta)
  for (let k = n; k < width; k++) information[k * width + k]! += priors.gamma
  return information
}
