import { describe, expect, it } from 'vitest'
import { fitBradleyTerry } from './bradley-terry'
import { countCells, type VoteCells, voteCells } from './cells'
import { centre, referenceSet, zeroOf } from './center'
import type { ClusteredVotes } from './clusters'
import { compareFits, ratingDifference } from './difference'
import type { Fit } from './fit'
import { leaderboard } from './leaderboard'
import { type PairCounts, pairCounts } from './pair-counts'
import { plantedVotes, seededRandom } from './planted-votes'
import { POINTS } from './points'
import { ARENA_RANK_POLICY, type RatingPolicy, RINGSIDE_POLICY } from './policy'

const theta = [0.9, 0.4, 0.2, 0, -0.3, -1.2]

function fitted(
  counts: PairCounts,
  policy: RatingPolicy = ARENA_RANK_POLICY,
  clusters?: ClusteredVotes,
): Fit {
  const fit = fitBradleyTerry(counts, policy, clusters)
  if (fit.kind === 'none') throw new Error(fit.reason)
  return fit
}

function errors(fit: Fit): Float64Array {
  return centre(fit, zeroOf(fit)).error
}

/** One multinomial resample of the votes, seeded. */
function resample(cells: VoteCells, random: () => number): PairCounts {
  const rows = Int32Array.from(cells.cell, () => Math.floor(random() * cells.cell.length))
  return countCells(cells, rows)
}

describe('sandwich intervals', () => {
  it.each([[{}], [{ ties: 'drop' }], [{ weights: 'pair' }]] as const)(
    'have the width of a bootstrap under %j',
    (change) => {
      const policy = { ...ARENA_RANK_POLICY, ...change }
      const cells = voteCells(plantedVotes({ votes: 3000, seed: 21, theta, tie: 0.2, bothBad: 0.1 }).votes)
      const random = seededRandom(99)
      const samples = Array.from({ length: 400 }, () => {
        const fit = fitted(resample(cells, random), policy)
        return centre(fit, zeroOf(fit)).rating
      })
      const fit = fitted(countCells(cells), policy)
      errors(fit).forEach((error, m) => {
        const sorted = samples.map((s) => s[m]!).sort((x, y) => x - y)
        const width = sorted[389]! - sorted[10]!
        // 400 resamples know a 95 % width to about 5 %.
        expect(width / (2 * 1.96 * error)).toBeGreaterThan(0.85)
        expect(width / (2 * 1.96 * error)).toBeLessThan(1.15)
      })
    },
  )
  it('hold the truth 95 times in a hundred, Fisher more often', () => {
    const mean = theta.reduce((sum, t) => sum + t, 0) / theta.length
    const held = { sandwich: 0, fisher: 0 }
    for (let seed = 0; seed < 300; seed++) {
      const counts = countCells(
        voteCells(plantedVotes({ votes: 600, seed, theta, tie: 0.2, bothBad: 0.1 }).votes),
      )
      for (const interval of ['sandwich', 'fisher'] as const) {
        for (const row of leaderboard(fitted(counts, { ...ARENA_RANK_POLICY, interval })).rows) {
          const truth = 1000 + POINTS * (theta[row.model]! - mean)
          if (row.lower <= truth && truth <= row.upper) held[interval]++
        }
      }
    }
    expect(held.sandwich / 1800).toBeGreaterThan(0.93)
    expect(held.sandwich / 1800).toBeLessThan(0.97)
    expect(held.fisher).toBeGreaterThan(held.sandwich)
  })
})

describe('the wider of both', () => {
  const rows = (ties: number) => [
    { a: 0, b: 1, aWins: 60, bWins: 40 },
    { a: 1, b: 2, aWins: 60, bWins: 40 },
    { a: 3, b: 1, aWins: 1, bWins: 0, ties },
  ]
  const error = (ties: number) => {
    const { rows: board } = leaderboard(fitted(pairCounts(4, rows(ties)), RINGSIDE_POLICY))
    return board.find((row) => row.model === 3)!.error
  }
  it('is shown below 20 votes, where ties alone would read as near certainty', () => {
    expect(error(18)).toBeGreaterThan(60)
    expect(error(19)).toBeLessThan(45)
  })
})

describe("Fisher's covariance", () => {
  it('has no part along the constant of any component', () => {
    const fit = fitted(
      pairCounts(5, [
        { a: 0, b: 1, aWins: 30, bWins: 20 },
        { a: 1, b: 2, aWins: 30, bWins: 20 },
        { a: 3, b: 4, aWins: 30, bWins: 10 },
      ]),
      { ...ARENA_RANK_POLICY, interval: 'fisher' },
    )
    for (let i = 0; i < 5; i++) {
      const row = fit.covariance.subarray(5 * i, 5 * i + 5)
      expect(row[0]! + row[1]! + row[2]!).toBeCloseTo(0, 12)
      expect(row[3]! + row[4]!).toBeCloseTo(0, 12)
    }
    // Two models alone: var(θ_3 − θ_4) = 1 / Nπ(1 − π).
    expect(4 * fit.covariance[18]!).toBeCloseTo(1 / (40 * 0.75 * 0.25), 10)
  })
})

describe('clustered intervals', () => {
  const cells = voteCells(plantedVotes({ votes: 2000, seed: 8, theta, tie: 0.1 }).votes)
  const counts = countCells(cells)
  const policy: RatingPolicy = { ...ARENA_RANK_POLICY, cluster: 'session' }
  const codes = (of: (i: number) => number) => Int32Array.from({ length: 2000 }, (_, i) => of(i))
  it.each([
    ['every vote is its own cluster', codes((i) => i)],
    ['nobody is known', codes(() => -1)],
  ])('are the plain sandwich when %s', (_, alone) => {
    for (const change of [{}, { ties: 'drop' }, { weights: 'pair' }] as const) {
      const plain = errors(fitted(counts, { ...ARENA_RANK_POLICY, ...change }))
      errors(fitted(counts, { ...policy, ...change }, { cells, codes: alone })).forEach((error, m) => {
        expect(error).toBeCloseTo(plain[m]!, 8)
      })
    }
  })
  it('are √3 times wider when every vote was cast three times', () => {
    const thrice = (x: Uint16Array) => Uint16Array.from({ length: 6000 }, (_, i) => x[i % 2000]!)
    const { votes } = plantedVotes({ votes: 2000, seed: 8, theta, tie: 0.1 })
    const tripled = voteCells({
      models: votes.models,
      a: thrice(Uint16Array.from(votes.a)),
      b: thrice(Uint16Array.from(votes.b)),
      outcome: Uint8Array.from({ length: 6000 }, (_, i) => votes.outcome[i % 2000]!),
    })
    const sessions = Int32Array.from({ length: 6000 }, (_, i) => i % 2000)
    const clustered = errors(fitted(countCells(tripled), policy, { cells: tripled, codes: sessions }))
    errors(fitted(countCells(tripled))).forEach((error, m) => {
      expect(clustered[m]! / error).toBeCloseTo(Math.sqrt(3), 6)
    })
  })
  it('follow a selection, and are never certain with few clusters', () => {
    const mask = Uint8Array.from({ length: 2000 }, (_, i) => (i < 1000 ? 1 : 0))
    const clusters = { cells, codes: codes((i) => i), selection: mask }
    const plain = errors(fitted(countCells(cells, mask)))
    errors(fitted(countCells(cells, mask), policy, clusters)).forEach((error, m) => {
      expect(error).toBeCloseTo(plain[m]!, 8)
    })
    const one = errors(fitted(counts, policy, { cells, codes: codes(() => 0) }))
    const all = errors(fitted(counts))
    one.forEach((error, m) => {
      expect(error).toBeGreaterThan(0.9 * all[m]!)
    })
  })
  it('refuse to be guessed', () => {
    expect(() => fitBradleyTerry(counts, policy)).toThrow('session')
    expect(() => fitBradleyTerry(counts, policy, { cells, codes: new Int32Array(3) })).toThrow(
      '3 cluster codes',
    )
    expect(() => fitBradleyTerry(counts, policy, { cells, codes: codes(() => 9e6) })).toThrow(
      'cluster 9000000',
    )
  })
})

describe('the zero point', () => {
  const counts = pairCounts(5, [
    { a: 0, b: 1, aWins: 40, bWins: 30 },
    { a: 1, b: 2, aWins: 40, bWins: 30 },
    { a: 0, b: 2, aWins: 50, bWins: 30 },
    { a: 3, b: 0, aWins: 2, bWins: 1 },
    { a: 4, b: 0, aWins: 1, bWins: 0 },
  ])
  it('is the mean of the main component with 30 votes', () => {
    const fit = fitted(counts, RINGSIDE_POLICY)
    expect([...referenceSet(fit)]).toEqual([0, 1, 2])
    const { rating } = centre(fit, zeroOf(fit))
    expect((rating[0]! + rating[1]! + rating[2]!) / 3).toBeCloseTo(1000, 8)
  })
  it('is the mean of all models on request', () => {
    const { rows, zero } = leaderboard(fitted(counts, ARENA_RANK_POLICY))
    expect(zero).toMatchObject({ kind: 'mean' })
    expect(rows.reduce((sum, r) => sum + r.rating, 0) / 5).toBeCloseTo(1000, 8)
  })
  it('is an anchor at its score, itself without an interval, and steps aside when the anchor has no votes', () => {
    const anchored = leaderboard(fitted(counts, { ...RINGSIDE_POLICY, anchor: { model: 1, score: 1250 } }))
    const anchor = anchored.rows.find((r) => r.model === 1)!
    expect(anchor).toMatchObject({ rating: 1250, lower: 1250, upper: 1250 })
    for (const model of [77, -1]) {
      const fit = fitted(counts, { ...RINGSIDE_POLICY, anchor: { model, score: 1250 } })
      expect(leaderboard(fit).zero).toMatchObject({ kind: 'reference', score: 1000 })
    }
  })
  it('does not move differences or their errors', () => {
    const fits = [
      RINGSIDE_POLICY,
      ARENA_RANK_POLICY,
      { ...RINGSIDE_POLICY, anchor: { model: 2, score: 0 } },
    ].map((p) => fitted(counts, p))
    const [first, ...others] = fits.map((fit) => ratingDifference(fit, 0, 1)!)
    for (const other of others) expect(other).toEqual(first)
  })
  it('falls back to everyone in a slice where nobody has 30 votes or a main component', () => {
    const two = fitted(pairCounts(2, [{ a: 0, b: 1, aWins: 2, bWins: 0 }]), RINGSIDE_POLICY)
    const { rows } = leaderboard(two)
    expect(rows[0]!.rating + rows[1]!.rating).toBeCloseTo(2000, 8)
  })
})

describe('differences', () => {
  const cells = voteCells(plantedVotes({ votes: 4000, seed: 31, theta, tie: 0.2 }).votes)
  it('of two models follow var = C_aa + C_bb − 2 C_ab', () => {
    const fit = fitted(countCells(cells))
    const n = theta.length
    const { difference, error, z } = ratingDifference(fit, 0, 3)!
    const c = fit.covariance
    expect(error).toBeCloseTo(POINTS * Math.sqrt(c[0]! + c[3 * n + 3]! - 2 * c[3]!), 8)
    expect(z).toBeCloseTo(difference / error, 8)
    expect(ratingDifference(fit, 3, 0)!.difference).toBeCloseTo(-difference, 8)
    expect(ratingDifference(fit, 0, 0)).toBeUndefined()
    expect(ratingDifference(fit, 0, 99)).toBeUndefined()
  })
  it('between a slice and its rest are honest: no truth, |z| > 1.96 in about 5 %', () => {
    let beyond = 0
    let seen = 0
    for (let seed = 0; seed < 100; seed++) {
      const random = seededRandom(1000 + seed)
      const mask = Uint8Array.from(cells.cell, () => (random() < 0.4 ? 1 : 0))
      const rest = mask.map((x) => 1 - x)
      for (const { interval } of compareFits(
        fitted(countCells(cells, mask)),
        fitted(countCells(cells, rest)),
      )) {
        seen++
        if (Math.abs(interval!.z) > 1.96) beyond++
      }
    }
    expect(seen).toBe(600)
    // Splits of one set of votes are dependent draws, but each is a fair one.
    expect(beyond / seen).toBeGreaterThan(0.01)
    expect(beyond / seen).toBeLessThan(0.1)
  })
  it('sum to zero over the common reference, and overlapping views give no interval', () => {
    const half = countCells(
      cells,
      Uint8Array.from(cells.cell, (_, i) => i & 1),
    )
    const rows = compareFits(fitted(half), fitted(countCells(cells)), true)
    expect(rows.reduce((sum, r) => sum + r.difference, 0)).toBeCloseTo(0, 6)
    expect(rows.every((r) => r.interval === null)).toBe(true)
  })
  it('are none where two views share no steady models', () => {
    const one = fitted(pairCounts(4, [{ a: 0, b: 1, aWins: 40, bWins: 30 }]))
    const other = fitted(pairCounts(4, [{ a: 2, b: 3, aWins: 40, bWins: 30 }]))
    expect(compareFits(one, other)).toEqual([])
  })
})
