import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fitBradleyTerry } from './bradley-terry'
import { countCells, voteCells } from './cells'
import type { Fit } from './fit'
import { leaderboard } from './leaderboard'
import { type PairCounts, type PairRow, pairCounts } from './pair-counts'
import { plantedVotes, seededRandom } from './planted-votes'
import { POINTS } from './points'
import { ARENA_RANK_POLICY, type RatingPolicy, RINGSIDE_POLICY } from './policy'

function fitted(counts: PairCounts, policy: RatingPolicy = RINGSIDE_POLICY): Fit {
  const fit = fitBradleyTerry(counts, policy)
  if (fit.kind === 'none') throw new Error(fit.reason)
  expect(fit.converged).toBe(true)
  return fit
}

/** Ratings of all models by number. */
function ratings(fit: Fit): number[] {
  return leaderboard(fit)
    .rows.toSorted((x, y) => x.model - y.model)
    .map((row) => row.rating)
}

describe('published examples', () => {
  it('agrees with the worked example of Wikipedia', () => {
    // en.wikipedia.org/wiki/Bradley–Terry_model, "Worked example of solution procedure"; the geometric mean is 1.
    const fit = fitted(
      pairCounts(4, [
        { a: 0, b: 1, aWins: 2, bWins: 3 },
        { a: 0, b: 3, aWins: 1, bWins: 4 },
        { a: 1, b: 2, aWins: 5, bWins: 3 },
        { a: 2, b: 3, aWins: 1, bWins: 3 },
      ]),
    )
    const strengths = Array.from(fit.theta, (t) => Math.exp(t))
    for (const [k, p] of [0.64, 1.043, 0.66, 2.27].entries()) expect(strengths[k]).toBeCloseTo(p, 3)
  })

  const reference = fileURLToPath(new URL('../../../shared/data/reference/', import.meta.url))
  it.skipIf(!existsSync(reference)).each(['food', 'simple'])(
    'agrees with the golden scores of %s',
    (name) => {
      const read = (file: string) =>
        readFileSync(`${reference}evalica_${file}.csv`, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','))
      const golden = read(`${name}-golden`).filter(([algorithm]) => algorithm === 'bradley_terry')
      const names = golden.map(([, item]) => item!)
      const rows: PairRow[] = read(name).map(([left, right, winner]) => ({
        a: names.indexOf(left!),
        b: names.indexOf(right!),
        aWins: winner === 'left' ? 1 : 0,
        bWins: winner === 'right' ? 1 : 0,
        ties: winner === 'tie' ? 1 : 0,
      }))
      const { theta } = fitted(pairCounts(names.length, rows))
      const sum = theta.reduce((total, t) => total + Math.exp(t), 0)
      // The published scores come from an iteration that stops at 1e-6 or so.
      golden.forEach(([, , score], k) => {
        expect(Math.exp(theta[k]!) / sum).toBeCloseTo(Number(score), 4)
      })
    },
  )
})

describe('closed forms', () => {
  it.each([
    [7, 3, 0, 0],
    [60_000, 1, 0, 0],
    [1, 60_000, 0, 0],
    [5, 5, 10, 3],
    [12, 0, 1, 0],
    [1, 1, 0, 0],
  ])('of two models: %i wins, %i losses, %i ties, %i both bad', (aWins, bWins, ties, bothBad) => {
    const fit = fitted(pairCounts(2, [{ a: 0, b: 1, aWins, bWins, ties, bothBad }]))
    const half = (ties + bothBad) / 2
    const n = aWins + bWins + 2 * half
    const pi = (aWins + half) / n
    expect(fit.prior).toBe(0)
    expect(POINTS * (fit.theta[0]! - fit.theta[1]!)).toBeCloseTo(POINTS * Math.log(pi / (1 - pi)), 4)
    const meat = aWins * (1 - pi) ** 2 + bWins * pi ** 2 + 2 * half * (0.5 - pi) ** 2
    // Half the difference lies on either side of the mean.
    expect(Math.sqrt(fit.covariance[0]!) * 2).toBeCloseTo(Math.sqrt(meat) / (n * pi * (1 - pi)), 6)
  })
  it('of a perfect round robin: everyone equal', () => {
    const rows = [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3].filter((b) => b > a).map((b) => ({ a, b, aWins: 9, bWins: 9 })),
    )
    for (const rating of ratings(fitted(pairCounts(4, rows)))) expect(rating).toBeCloseTo(1000, 8)
  })
})

/** An independent exact solution: bisection on one strength at a time, round after round, with nothing shared but the counts. */
function solveSlowly(fit: Fit): Float64Array {
  const { left, right, leftWins, rightWins, tied, weight } = fit.field
  const theta = new Float64Array(fit.theta.length)
  const slope = (m: number, value: number) => {
    let sum = fit.prior * value
    for (let p = 0; p < left.length; p++) {
      if (left[p] !== m && right[p] !== m) continue
      const other = theta[left[p] === m ? right[p]! : left[p]!]!
      const won = (left[p] === m ? leftWins[p]! : rightWins[p]!) + tied[p]! / 2
      sum += weight[p]! * ((leftWins[p]! + rightWins[p]! + tied[p]!) / (1 + Math.exp(other - value)) - won)
    }
    return sum
  }
  for (let round = 0; round < 4000; round++) {
    let moved = 0
    for (let m = 0; m < theta.length; m++) {
      let low = theta[m]! - 40
      let high = theta[m]! + 40
      for (let k = 0; k < 60; k++) {
        const middle = (low + high) / 2
        if (slope(m, middle) > 0) high = middle
        else low = middle
      }
      moved = Math.max(moved, Math.abs(low - theta[m]!))
      theta[m] = low
    }
    if (moved < 1e-12) break
  }
  const mean = theta.reduce((sum, t) => sum + t, 0) / theta.length
  return theta.map((t) => t - mean)
}

describe('an independent exact solution', () => {
  const dense = plantedVotes({
    votes: 1500,
    seed: 11,
    theta: [0.9, 0.4, 0.1, 0, -0.3, -1],
    tie: 0.2,
    bothBad: 0.1,
  })
  const sparse = plantedVotes({ votes: 14, seed: 5, theta: [1.5, 0.5, 0, -0.5, -1.5] })
  it.each([
    ['ties half', dense.votes, RINGSIDE_POLICY, 0],
    ['ties dropped', dense.votes, { ...RINGSIDE_POLICY, ties: 'drop' }, 0],
    ['pair weights', dense.votes, { ...RINGSIDE_POLICY, weights: 'pair' }, 0],
    ['a prior', sparse.votes, RINGSIDE_POLICY, 1 / 9],
  ] as const)('is met within 1e-4 points with %s', (_, votes, policy, prior) => {
    const fit = fitted(countCells(voteCells(votes)), policy)
    expect(fit.prior).toBe(prior)
    solveSlowly(fit).forEach((theta, m) => {
      expect(Math.abs(POINTS * (fit.theta[m]! - theta))).toBeLessThan(1e-4)
    })
  })
})

describe('invariances', () => {
  const { votes } = plantedVotes({
    votes: 900,
    seed: 2,
    theta: [0.8, 0.3, 0, -0.4, -0.7],
    tie: 0.2,
    bothBad: 0.1,
  })
  const board = ratings(fitted(countCells(voteCells(votes))))
  it('do not care who stood left', () => {
    const swapped = {
      ...votes,
      a: votes.b,
      b: votes.a,
      outcome: votes.outcome.map((o) => (o < 2 ? 1 - o : o)),
    }
    expect(ratings(fitted(countCells(voteCells(swapped))))).toEqual(board)
  })
  it('do not care how models are numbered', () => {
    const renumber = (x: Uint16Array | Int32Array) => Uint16Array.from(x, (m) => 4 - m)
    const turned = { ...votes, a: renumber(votes.a), b: renumber(votes.b) }
    const mirrored = ratings(fitted(countCells(voteCells(turned)))).reverse()
    mirrored.forEach((rating, m) => {
      expect(rating).toBeCloseTo(board[m]!, 8)
    })
  })
  it('do not care how often everything is repeated, but the intervals do', () => {
    const once = countCells(voteCells(votes))
    const times4 = (x: Int32Array) => x.map((n) => 4 * n)
    const { lowWins, highWins, ties, bothBad } = once
    const four = {
      ...once,
      lowWins: times4(lowWins),
      highWins: times4(highWins),
      ties: times4(ties),
      bothBad: times4(bothBad),
    }
    const fit = fitted(four)
    ratings(fit).forEach((rating, m) => {
      expect(rating).toBeCloseTo(board[m]!, 6)
    })
    expect(fit.covariance[0]! * 4).toBeCloseTo(fitted(once).covariance[0]!, 8)
  })
  it('do not know pair weights while every pair has at most 50 votes', () => {
    const few = plantedVotes({ votes: 250, seed: 9, theta: [0.5, 0, 0.2, -0.4, -0.1] }).votes
    const counts = countCells(voteCells(few))
    ratings(fitted(counts, { ...RINGSIDE_POLICY, weights: 'pair' })).forEach((rating, m) => {
      expect(rating).toBeCloseTo(ratings(fitted(counts))[m]!, 6)
    })
  })
})

describe('small and odd slices', () => {
  const none = (counts: PairCounts, policy = RINGSIDE_POLICY) => {
    const fit = fitBradleyTerry(counts, policy)
    return fit.kind === 'none' ? fit.reason : 'fitted'
  }
  it('say why there is nothing to fit', () => {
    expect(none(pairCounts(3, []))).toBe('no votes')
    expect(none(pairCounts(0, []))).toBe('no votes')
    expect(none(pairCounts(1, [{ a: 0, b: 0, aWins: 4, bWins: 0 }]))).toBe('only one model')
    expect(none(pairCounts(2, [{ a: 1, b: 1, aWins: 4, bWins: 0 }]))).toBe(
      'every battle is of a model with itself',
    )
    const ties = pairCounts(2, [{ a: 0, b: 1, aWins: 0, bWins: 0, ties: 5 }])
    expect(none(ties, { ...RINGSIDE_POLICY, ties: 'drop' })).toBe('every vote is a tie, and ties are dropped')
    const crowd = Array.from({ length: 600 }, (_, a) => ({ a, b: a + 1, aWins: 1, bWins: 1 }))
    expect(none(pairCounts(601, crowd))).toBe('too many models')
  })
  it.each([1, 2, 20])('never show certainty after %i wins of as many', (wins) => {
    const fit = fitted(pairCounts(2, [{ a: 0, b: 1, aWins: wins, bWins: 0 }]))
    const [winner, loser] = leaderboard(fit).rows
    expect(fit.prior).toBeCloseTo(1 / 9)
    expect(winner).toMatchObject({ model: 0, provisional: 'no losses', winRate: 1 })
    expect(loser).toMatchObject({ model: 1, provisional: 'no wins', winRate: 0 })
    expect(winner!.rating).toBeGreaterThan(1000)
    expect(winner!.rating).toBeLessThan(2000)
    expect(winner!.upper - winner!.lower).toBeGreaterThan(500)
  })
  it('rate ties only as equal, with an interval', () => {
    const fit = fitted(
      pairCounts(3, [
        { a: 0, b: 1, aWins: 0, bWins: 0, ties: 40 },
        { a: 1, b: 2, aWins: 0, bWins: 0, bothBad: 40 },
      ]),
    )
    for (const row of leaderboard(fit).rows) {
      expect(row.rating).toBeCloseTo(1000, 8)
      expect(row.winRate).toBe(0.5)
      expect(row.upper - row.lower).toBeGreaterThan(50)
      expect(row).toMatchObject({ rankLower: 1, rankUpper: 3, provisional: null })
    }
  })
  it('keep two groups that never met apart', () => {
    const fit = fitted(
      pairCounts(5, [
        { a: 0, b: 1, aWins: 30, bWins: 20 },
        { a: 1, b: 2, aWins: 30, bWins: 20 },
        { a: 3, b: 4, aWins: 30, bWins: 10 },
      ]),
    )
    expect(fit.prior).toBe(0)
    expect(fit.field.components.count).toBe(2)
    const rows = leaderboard(fit).rows
    const row = (model: number) => rows.find((r) => r.model === model)!
    expect(row(3).provisional).toBe('never met the others')
    expect(row(0).provisional).toBeNull()
    expect((row(0).rating + row(1).rating + row(2).rating) / 3).toBeCloseTo(1000, 8)
    expect(row(3).upper - row(3).lower).toBeGreaterThan(1000)
    expect(row(0).upper - row(0).lower).toBeLessThan(300)
  })
  it('name what is missing between a model and the main component', () => {
    const fit = fitted(
      pairCounts(6, [
        { a: 0, b: 1, aWins: 30, bWins: 20 },
        { a: 1, b: 2, aWins: 30, bWins: 20 },
        { a: 3, b: 0, aWins: 2, bWins: 0 },
        { a: 4, b: 0, aWins: 0, bWins: 2 },
        { a: 3, b: 5, aWins: 0, bWins: 1 },
      ]),
    )
    expect(fit.field.provisional).toEqual([
      null,
      null,
      null,
      'no chain of wins and losses joins it to the others',
      'no wins',
      'no losses',
    ])
  })
  it('leave out and count what carries no information', () => {
    const counts = pairCounts(2, [{ a: 0, b: 1, aWins: 3, bWins: 2, ties: 4, bothBad: 1 }], {
      selfBattles: 7,
      noVote: 9,
    })
    const fit = fitted(counts, { ...RINGSIDE_POLICY, ties: 'drop' })
    expect(fit.field.leftOut).toEqual({ selfBattles: 7, noVote: 9, tiesDropped: 5, noCounts: 0 })
    expect(fit.field.votesUsed).toBe(5)
    expect(leaderboard(fit).rows[0]).toMatchObject({ votes: 5, winRate: 0.6 })
  })
  it('stand a chain in which each beats the next 60,000 times and the last the first once', () => {
    const fit = fitted(
      pairCounts(3, [
        { a: 0, b: 1, aWins: 60_000, bWins: 0 },
        { a: 1, b: 2, aWins: 60_000, bWins: 0 },
        { a: 2, b: 0, aWins: 1, bWins: 0 },
      ]),
    )
    expect(fit.prior).toBe(0)
    expect(fit.theta.every(Number.isFinite)).toBe(true)
    const gradient =
      60_000 / (1 + Math.exp(fit.theta[0]! - fit.theta[1]!)) -
      1 / (1 + Math.exp(fit.theta[2]! - fit.theta[0]!))
    expect(gradient).toBeCloseTo(0, 6)
  })
  it('keep every number finite on random tiny slices', () => {
    const random = seededRandom(77)
    for (let slice = 0; slice < 300; slice++) {
      const models = 2 + Math.floor(random() * 8)
      const votes = plantedVotes({
        votes: 1 + Math.floor(random() * 25),
        seed: slice,
        theta: Array.from({ length: models }, () => 4 * random() - 2),
        tie: 0.2,
      }).votes
      for (const ties of ['half', 'drop'] as const) {
        for (const weights of ['none', 'pair'] as const) {
          const fit = fitBradleyTerry(countCells(voteCells(votes)), { ...RINGSIDE_POLICY, ties, weights })
          if (fit.kind === 'none') continue
          expect(fit.converged).toBe(true)
          for (const row of leaderboard(fit).rows) {
            expect(Number.isFinite(row.rating)).toBe(true)
            expect(row.upper).toBeGreaterThan(row.lower)
          }
        }
      }
    }
  })
})

it('rates 300 models and finds the planted strengths inside the intervals', () => {
  const random = seededRandom(1)
  const theta = Array.from({ length: 300 }, () => 2 * random() - 1)
  const mean = theta.reduce((sum, t) => sum + t, 0) / 300
  const { votes } = plantedVotes({ votes: 60_000, seed: 4, theta, tie: 0.2, bothBad: 0.1 })
  const { rows } = leaderboard(fitted(countCells(voteCells(votes)), ARENA_RANK_POLICY))
  const held = rows.filter(({ model, lower, upper }) => {
    const truth = 1000 + POINTS * (theta[model]! - mean)
    return lower <= truth && truth <= upper
  })
  expect(rows).toHaveLength(300)
  // 95 % of 300 is 285, give or take 4.
  expect(held.length).toBeGreaterThanOrEqual(272)
  expect(held.length).toBeLessThan(300)
})
