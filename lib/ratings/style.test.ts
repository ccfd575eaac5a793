import { describe, expect, it } from 'vitest'
import { fitBradleyTerry } from './bradley-terry'
import { countCells, voteCells } from './cells'
import { leaderboard } from './leaderboard'
import { plantedVotes, seededRandom } from './planted-votes'
import { POINTS } from './points'
import { ARENA_RANK_POLICY, type RatingPolicy } from './policy'
import { fitStyle, type StyleFit, type StyleOptions } from './style'
import { relativeDifference, type StyleFeature, sideFeature, styleFeatures } from './style-features'
import { type StyleRows, styleRows } from './style-rows'
import type { Votes } from './votes'

const theta = [0.9, 0.4, 0.2, 0, -0.3, -1.2]
const NAMES = ['length', 'headers', 'lists', 'bold']
const PLAIN: RatingPolicy = ARENA_RANK_POLICY
const LENGTH: RatingPolicy = { ...PLAIN, style: 'length' }
const FULL: RatingPolicy = { ...PLAIN, style: 'full' }

function named(features: readonly Float32Array[], names: readonly string[] = NAMES): StyleFeature[] {
  return features.map((values, k) => ({ name: names[k]!, values, scaling: 'standardised' }))
}

function rowsOf(votes: Votes, features: readonly StyleFeature[]): StyleRows {
  return styleRows(voteCells(votes), votes.a, features)
}

function fitted(rows: StyleRows, policy: RatingPolicy, options: StyleOptions = {}): StyleFit {
  const fit = fitStyle(rows, policy, options)
  if (fit.kind === 'none') throw new Error(fit.reason)
  expect(fit.converged).toBe(true)
  return fit
}

/** Newton in the open: one dense row a vote, all parameters, Gaussian elimination; sums of zero by a penalty. */
function solveSlowly(votes: Votes, features: readonly Float32Array[], keep: (i: number) => boolean) {
  const n = votes.models
  const used = Array.from(votes.a.keys()).filter(keep)
  const standard = features.map((values) => {
    const mean = used.reduce((sum, i) => sum + values[i]!, 0) / used.length
    const sd = Math.sqrt(used.reduce((sum, i) => sum + (values[i]! - mean) ** 2, 0) / used.length)
    return (i: number) => (values[i]! - mean) / sd
  })
  const width = n + features.length
  const design = used.map((i) => {
    const x = new Array<number>(width).fill(0)
    x[votes.a[i]!]! += 1
    x[votes.b[i]!]! -= 1
    standard.forEach((value, k) => {
      x[n + k] = value(i)
    })
    return { x, y: [1, 0, 0.5, 0.5][votes.outcome[i]!]! }
  })
  const beta = new Array<number>(width).fill(0)
  let inverse: number[][] = []
  let meat: number[][] = []
  for (let step = 0; step < 12; step++) {
    const gradient = new Array<number>(width).fill(0)
    const hessian = Array.from({ length: width }, (_, i) =>
      Array.from({ length: width }, (_, j) => (i < n && j < n ? 1 : 0)),
    )
    meat = Array.from({ length: width }, () => new Array<number>(width).fill(0))
    for (const { x, y } of design) {
      const pi = 1 / (1 + Math.exp(-x.reduce((sum, v, k) => sum + v * beta[k]!, 0)))
      for (let i = 0; i < width; i++) {
        if (x[i] === 0) continue
        gradient[i]! += (pi - y) * x[i]!
        for (let j = 0; j < width; j++) {
          hessian[i]![j]! += pi * (1 - pi) * x[i]! * x[j]!
          meat[i]![j]! += (pi - y) ** 2 * x[i]! * x[j]!
        }
      }
    }
    inverse = invert(hessian)
    inverse.forEach((row, i) => {
      beta[i]! -= row.reduce((sum, v, j) => sum + v * gradient[j]!, 0)
    })
  }
  const times = (x: number[][], y: number[][]) =>
    x.map((row) => y[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * y[k]![j]!, 0)))
  const covariance = times(times(inverse, meat), inverse)
  const mean = beta.slice(0, n).reduce((sum, t) => sum + t, 0) / n
  return {
    theta: beta.slice(0, n).map((t) => t - mean),
    gamma: beta.slice(n),
    errors: covariance.map((row, i) => Math.sqrt(row[i]!)),
  }
}

function invert(matrix: readonly number[][]): number[][] {
  const n = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let c = 0; c < n; c++) {
    const pivot = work.slice(c).reduce((best, row) => (Math.abs(row[c]!) > Math.abs(best[c]!) ? row : best))
    work.splice(work.indexOf(pivot), 1)
    work.splice(c, 0, pivot)
    const scale = pivot[c]!
    pivot.forEach((v, k) => {
      pivot[k] = v / scale
    })
    work.forEach((row, r) => {
      const factor = row[c]!
      if (r === c || factor === 0) return
      pivot.forEach((v, k) => {
        row[k]! -= factor * v
      })
    })
  }
  return work.map((row) => row.slice(n))
}

describe('style control', () => {
  const gamma = [0.8, -0.4, 0.3, 0]
  const { votes, features } = plantedVotes({ votes: 2500, seed: 6, theta, gamma, tie: 0.15, bothBad: 0.1 })
  const rows = rowsOf(votes, named(features))

  it.each([
    ['length', LENGTH, 1],
    ['full', FULL, 4],
  ] as const)('meets an independent exact solution within 1e-4 points: %s', (_, policy, columns) => {
    const fit = fitted(rows, policy)
    const slow = solveSlowly(votes, features.slice(0, columns), () => true)
    slow.theta.forEach((t, m) => {
      expect(Math.abs(POINTS * (fit.theta[m]! - t))).toBeLessThan(1e-4)
      expect(Math.sqrt(fit.covariance[m * theta.length + m]!) / slow.errors[m]!).toBeCloseTo(1, 5)
    })
    expect(fit.coefficients.map((c) => c.name)).toEqual(NAMES.slice(0, columns))
    slow.gamma.forEach((g, k) => {
      expect(Math.abs(fit.coefficients[k]!.points - POINTS * g)).toBeLessThan(1e-4)
      expect(fit.coefficients[k]!.error / slow.errors[theta.length + k]!).toBeCloseTo(1, 5)
    })
  })

  it('does so over a slice with dropped ties, standardised anew', () => {
    const mask = Uint8Array.from(votes.a, (_, i) => (i % 3 === 0 ? 0 : 1))
    const fit = fitted(rows, { ...FULL, ties: 'drop' }, { selection: mask })
    const slow = solveSlowly(votes, features, (i) => mask[i] === 1 && votes.outcome[i]! < 2)
    slow.theta.forEach((t, m) => {
      expect(Math.abs(POINTS * (fit.theta[m]! - t))).toBeLessThan(1e-4)
    })
    expect(fit.field.leftOut.tiesDropped).toBe(
      mask.filter((x, i) => x === 1 && votes.outcome[i]! >= 2).length,
    )
  })

  it('is the plain fit when no column is asked for', () => {
    const plain = fitBradleyTerry(countCells(rows.cells), PLAIN)
    const fit = fitted(rows, PLAIN)
    if (plain.kind === 'none') throw new Error(plain.reason)
    fit.theta.forEach((t, m) => {
      expect(t).toBeCloseTo(plain.theta[m]!, 9)
    })
    fit.covariance.forEach((v, k) => {
      expect(v).toBeCloseTo(plain.covariance[k]!, 9)
    })
  })

  it('does not care who stood left', () => {
    const swapped: Votes = {
      ...votes,
      a: votes.b,
      b: votes.a,
      outcome: votes.outcome.map((o) => (o < 2 ? 1 - o : o)),
    }
    const turned = fitted(rowsOf(swapped, named(features.map((f) => f.map((x) => -x)))), FULL)
    const fit = fitted(rows, FULL)
    turned.theta.forEach((t, m) => {
      expect(t).toBeCloseTo(fit.theta[m]!, 7)
    })
    turned.coefficients.forEach((c, k) => {
      expect(c.gamma).toBeCloseTo(fit.coefficients[k]!.gamma, 7)
      expect(c.error).toBeCloseTo(fit.coefficients[k]!.error, 7)
    })
  })

  it('does not care how models are numbered', () => {
    const renumber = (x: ArrayLike<number>) => Uint16Array.from(x, (m) => 5 - m)
    const turned = fitted(
      rowsOf({ ...votes, a: renumber(votes.a), b: renumber(votes.b) }, named(features)),
      FULL,
    )
    const fit = fitted(rows, FULL)
    turned.theta.toReversed().forEach((t, m) => {
      expect(t).toBeCloseTo(fit.theta[m]!, 7)
    })
  })

  it('has clustered intervals equal to the plain ones when every vote stands alone', () => {
    const clusters = Int32Array.from(votes.a, (_, i) => i)
    const clustered = fitted(rows, { ...FULL, cluster: 'user' }, { clusters })
    const plain = fitted(rows, FULL)
    clustered.covariance.forEach((v, k) => {
      expect(v).toBeCloseTo(plain.covariance[k]!, 10)
    })
    clustered.coefficients.forEach((c, k) => {
      expect(c.error).toBeCloseTo(plain.coefficients[k]!.error, 10)
    })
    expect(() => fitStyle(rows, { ...FULL, cluster: 'user' })).toThrow('user')
  })
})

it('gives planted strengths, style, side and ties back inside the intervals', () => {
  const gamma = [0.9, 0.3, -0.4, 0]
  const truth = { votes: 40_000, seed: 13, theta, gamma, side: 0.15, tie: 0.15, bothBad: 0.1 }
  const { votes, features } = plantedVotes(truth)
  const fit = fitted(rowsOf(votes, [...named(features), sideFeature(votes.a.length)]), FULL, {
    further: ['side'],
  })
  const mean = theta.reduce((sum, t) => sum + t, 0) / theta.length
  for (const row of leaderboard(fit).rows) {
    const z = (row.rating - 1000 - POINTS * (theta[row.model]! - mean)) / row.error
    expect(Math.abs(z)).toBeLessThan(3)
  }
  const [length, headers, lists, bold, side] = fit.coefficients
  for (const [k, coefficient] of [length!, headers!, lists!, bold!].entries()) {
    const z = (coefficient.perUnit - POINTS * gamma[k]!) / coefficient.perUnitError
    expect(Math.abs(z)).toBeLessThan(3)
  }
  // Features enter centred, so the side also carries what their mean is worth.
  const shift = [length!, headers!, lists!, bold!].reduce((sum, c, k) => sum + gamma[k]! * c.mean, 0)
  expect(Math.abs(side!.gamma - 0.15 - shift) / side!.error).toBeLessThan(3)
})

describe('features that say nothing', () => {
  const { votes, features } = plantedVotes({ votes: 800, seed: 3, theta, gamma: [0.8, 0.2] })
  const [length, other] = features as [Float32Array, Float32Array]
  const alone = fitted(rowsOf(votes, named([length])), LENGTH)
  it.each([
    ['the same for every vote', length.map(() => 0.3), 'constant'],
    ['zero', length.map(() => 0), 'constant'],
    ['identical to another', length, 'collinear'],
    ['another but for a hair', length.map((x, i) => x + 1e-5 * (i % 3)), 'collinear'],
    ['a multiple of another', length.map((x) => -3 * x), 'collinear'],
  ] as const)('are dropped by name: %s', (_, values, reason) => {
    const fit = fitted(rowsOf(votes, named([length, values, values, values])), FULL)
    expect(fit.dropped).toEqual(NAMES.slice(1).map((name) => ({ name, reason })))
    fit.theta.forEach((t, m) => {
      expect(t).toBeCloseTo(alone.theta[m]!, 6)
    })
    expect(fit.coefficients).toHaveLength(1)
    expect(fit.coefficients[0]!.gamma).toBeCloseTo(alone.coefficients[0]!.gamma, 6)
  })
  it('are dropped when the models themselves say as much', () => {
    const values = length.map((_, i) => votes.a[i]! ** 2 - votes.b[i]! ** 2)
    const rows = rowsOf(votes, [...named([length]), { name: 'square', values, scaling: 'as it is' }])
    expect(fitted(rows, LENGTH, { further: ['square'] }).dropped).toEqual([
      { name: 'square', reason: 'collinear' },
    ])
  })
  it('but not their sum with something else', () => {
    const fit = fitted(
      rowsOf(votes, named([length, length.map((x, i) => x + other[i]!), other, other])),
      FULL,
    )
    expect(fit.dropped.map((d) => d.name)).toEqual(['lists', 'bold'])
  })
})

describe('odd slices', () => {
  it('hold the coefficient with a prior where the longer answer always won', () => {
    const { votes, features } = plantedVotes({ votes: 300, seed: 4, theta, gamma: [1] })
    const separated = { ...votes, outcome: votes.outcome.map((_, i) => (features[0]![i]! > 0 ? 0 : 1)) }
    const fit = fitted(rowsOf(separated, named(features)), LENGTH)
    expect(fit.stylePrior).toBeCloseTo(1 / 9)
    expect(fit.coefficients[0]!.gamma).toBeGreaterThan(2)
    expect(fit.coefficients[0]!.error).toBeGreaterThan(0.2)
  })
  it('leave out and count votes without counts, and say so when none has them', () => {
    const { votes, features } = plantedVotes({ votes: 600, seed: 4, theta, gamma: [1, 0, 0, 0] })
    const holes = features.map((f, k) => f.map((x, i) => (i % 5 === k ? Number.NaN : x)))
    const fit = fitted(rowsOf(votes, named(holes)), FULL)
    expect(fit.field.leftOut.noCounts).toBe(480)
    expect(fit.field.votesUsed).toBe(120)
    const whole = rowsOf(votes, named(features.map((f) => f.map(() => Number.NaN))))
    expect(fitStyle(whole, FULL)).toMatchObject({
      kind: 'none',
      reason: 'no vote has style counts',
      votesUsed: 0,
    })
    expect(fitStyle(whole, FULL, { selection: new Int32Array(0) })).toMatchObject({ reason: 'no votes' })
  })
  it('rate nothing but ties as equal, with intervals', () => {
    const { votes, features } = plantedVotes({ votes: 300, seed: 4, theta, gamma: [1] })
    const fit = fitted(rowsOf({ ...votes, outcome: votes.outcome.map(() => 2) }, named(features)), LENGTH)
    expect(fit.coefficients[0]!.gamma).toBeCloseTo(0, 9)
    expect(fit.coefficients[0]!.error).toBeGreaterThan(0.01)
    for (const row of leaderboard(fit).rows) expect(row.upper - row.lower).toBeGreaterThan(20)
  })
  it('keep every number finite on random tiny slices', () => {
    const random = seededRandom(5)
    const { votes, features } = plantedVotes({ votes: 400, seed: 8, theta, gamma: [2, 1, 0, 0], tie: 0.1 })
    const rows = rowsOf(votes, [...named(features), sideFeature(400)])
    for (let round = 0; round < 200; round++) {
      const size = 1 + Math.floor(random() * 40)
      const selection = Int32Array.from(
        new Set(Array.from({ length: size }, () => Math.floor(random() * 400))),
      )
      const ties = round % 2 === 0 ? 'half' : 'drop'
      const weights = round % 3 === 0 ? 'pair' : 'none'
      const interval = round % 5 === 0 ? 'fisher' : 'sandwich'
      const fit = fitStyle(rows, { ...FULL, ties, weights, interval }, { selection, further: ['side'] })
      if (fit.kind === 'none') continue
      expect(fit.converged).toBe(true)
      for (const c of fit.coefficients)
        expect(Number.isFinite(c.points) && c.error > 0 && c.error < 20).toBe(true)
      for (const row of leaderboard(fit).rows) {
        expect(Number.isFinite(row.rating)).toBe(true)
        expect(row.upper).toBeGreaterThan(row.lower)
      }
    }
  })
  it('refuse columns that do not fit', () => {
    const { votes, features } = plantedVotes({ votes: 20, seed: 4, theta, gamma: [1] })
    expect(() => rowsOf(votes, named([new Float32Array(3)]))).toThrow('length has 3 values for 20')
    expect(() => fitStyle(rowsOf(votes, named(features)), FULL)).toThrow('no style feature headers')
  })
})

it('measures style as (a − b) / (a + b + 1), NaN where a count is missing', () => {
  expect([...relativeDifference([3, 0, 5, -1], [1, 0, Number.NaN, 2])]).toEqual([
    Math.fround(0.4),
    0,
    Number.NaN,
    Number.NaN,
  ])
  const counts = { length: [9], headers: [0], lists: [1], bold: [0] }
  const none = { length: [0], headers: [0], lists: [0], bold: [1] }
  expect(styleFeatures(counts, none).map((f) => [f.name, f.values[0]])).toEqual([
    ['length', Math.fround(0.9)],
    ['headers', 0],
    ['lists', 0.5],
    ['bold', -0.5],
  ])
})
