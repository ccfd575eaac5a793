import { describe, expect, it } from 'vitest'
import { fitBradleyTerry } from './bradley-terry'
import { countCells, voteCells } from './cells'
import { plantedVotes } from './planted-votes'
import { RINGSIDE_POLICY } from './policy'
import { outcomeChances, surpriseBits, tieShares, voteSurprises } from './surprise'
import { OUTCOME } from './votes'

describe('surprise', () => {
  const { votes } = plantedVotes({ votes: 3000, seed: 5, theta: [1.2, 0, -0.8], tie: 0.2, bothBad: 0.1 })
  votes.outcome[0] = OUTCOME.none
  votes.b[1] = votes.a[1]!
  const cells = voteCells(votes)
  const counts = countCells(cells)
  const fit = fitBradleyTerry(counts, RINGSIDE_POLICY)
  if (fit.kind === 'none') throw new Error(fit.reason)
  const ties = tieShares(counts)

  it('comes from chances that sum to 1, mirrored by swapping sides', () => {
    const there = outcomeChances(fit, ties, 0, 2)!
    const back = outcomeChances(fit, ties, 2, 0)!
    expect(there.aWins + there.bWins + there.tie + there.bothBad).toBeCloseTo(1, 12)
    expect(back.bWins).toBeCloseTo(there.aWins, 12)
    expect(there.aWins / there.bWins).toBeCloseTo(Math.exp(fit.theta[0]! - fit.theta[2]!), 9)
    expect(outcomeChances(fit, ties, 0, 0)).toBeUndefined()
    expect(outcomeChances(fit, ties, 0, 9)).toBeUndefined()
  })
  it('is −log₂ of the chance of what happened, in bits', () => {
    expect([1, 0.5, 0.125].map(surpriseBits)).toEqual([0, 1, 3])
    const bits = voteSurprises(fit, ties, cells)
    for (const i of [2, 3, 50, 1234]) {
      const chances = outcomeChances(fit, ties, votes.a[i]!, votes.b[i]!)!
      const chance = [chances.aWins, chances.bWins, chances.tie, chances.bothBad][votes.outcome[i]!]!
      expect(bits[i]).toBeCloseTo(-Math.log2(chance), 5)
    }
    expect([bits[0], bits[1]]).toEqual([Number.NaN, Number.NaN])
  })
  it('averages to less than that of guessing', () => {
    const bits = voteSurprises(fit, ties, cells).filter((x) => !Number.isNaN(x))
    expect(bits.length).toBe(2998)
    const mean = bits.reduce((sum, x) => sum + x, 0) / bits.length
    expect(mean).toBeLessThan(2)
    expect(mean).toBeGreaterThan(1)
  })
})
