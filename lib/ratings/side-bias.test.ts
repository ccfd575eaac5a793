import { describe, expect, it } from 'vitest'
import { cappedMask } from './capped'
import { lengthEffect } from './length-effect'
import { plantedVotes } from './planted-votes'
import { sideBias } from './side-bias'
import { OUTCOME, type Votes } from './votes'

const votes: Votes = {
  models: 2,
  a: Uint16Array.of(0, 1, 0, 1, 0, 1, 0, 0),
  b: Uint16Array.of(1, 0, 1, 0, 1, 0, 0, 1),
  outcome: Uint8Array.of(0, 0, 0, 1, 2, 3, 0, OUTCOME.none),
}

describe('side bias', () => {
  it('is (A − B) / √(A + B) on decisive votes between two models', () => {
    expect(sideBias(votes)).toEqual({ aWins: 3, bWins: 1, ties: 1, bothBad: 1, z: 1 })
    expect(sideBias(votes, Int32Array.of(3, 4))).toEqual({ aWins: 0, bWins: 1, ties: 1, bothBad: 0, z: -1 })
    expect(sideBias(votes, new Uint8Array(8)).z).toBe(0)
  })
  it('shows a planted side', () => {
    const planted = plantedVotes({ votes: 5000, seed: 1, theta: [0.3, 0, -0.3], side: 0.2 }).votes
    expect(sideBias(planted).z).toBeGreaterThan(3)
  })
})

describe('length effect', () => {
  it('counts results by the ratio of lengths, whoever stood where', () => {
    const { bins, uncounted } = lengthEffect(
      votes,
      [40, 10, 10, 10, 0, 5, 9, 9],
      [10, 40, 10, 11.5, 0, Number.NaN, 1, 1],
    )
    expect(uncounted).toBe(1)
    expect(bins).toHaveLength(11)
    expect(bins.reduce((sum, bin) => sum + bin.votes, 0)).toBe(5)
    expect(bins.at(-1)).toMatchObject({ votes: 1, aWins: 1, high: Number.POSITIVE_INFINITY })
    expect(bins.at(-1)!.longerWins.share).toBe(1)
    // A was a quarter as long and won all the same.
    const short = bins[0]!
    expect(short).toMatchObject({ aWins: 1, votes: 1 })
    expect(short.longerWins.share).toBe(0)
    // Equal lengths have no longer answer: one win, one tie between two empty answers.
    const even = bins.find((bin) => bin.low < 0 && bin.high > 0)!
    expect(even).toMatchObject({ votes: 2, aWins: 1, ties: 1 })
    expect(even.longerWins.share).toBeNaN()
  })
  it('puts an empty answer against a full one into the outermost bin', () => {
    const { bins } = lengthEffect(votes, new Float32Array(8), new Float32Array(8).fill(7), Int32Array.of(0))
    expect(bins[0]).toMatchObject({ votes: 1, low: Number.NEGATIVE_INFINITY })
  })
})

it('capping keeps the first votes of every question within the view, and those without one', () => {
  const questions = Int32Array.of(4, 4, 4, 2, -1, -1, 2, 4)
  expect([...cappedMask(questions, 1)]).toEqual([1, 0, 0, 1, 1, 1, 0, 0])
  expect([...cappedMask(questions, 2, Int32Array.of(1, 2, 4, 7))]).toEqual([0, 1, 1, 0, 1, 0, 0, 0])
})
