import { expect, test } from 'vitest'
import { crowdAgreement } from './agreement'
import { SHOWN_VOTES, sidesSwapped, storedVote } from './blind'
import { eventsOfForm } from './label-form'

test('about half of the rows change sides, others for another seed', () => {
  const ids = Array.from({ length: 2000 }, (_, n) => `row-${n}`)
  const swapped = (seed: number) => ids.filter((id) => sidesSwapped(seed, id))
  expect(swapped(1).length).toBeGreaterThan(900)
  expect(swapped(1).length).toBeLessThan(1100)
  const both = swapped(1).filter((id) => sidesSwapped(2, id)).length
  expect(both).toBeGreaterThan(400)
  expect(both).toBeLessThan(600)
})

test('a vote is kept for the side as stored', () => {
  expect(SHOWN_VOTES.map((vote) => storedVote(vote, false))).toEqual([
    'model_a',
    'model_b',
    'tie',
    'both_bad',
  ])
  expect(SHOWN_VOTES.map((vote) => storedVote(vote, true))).toEqual(['model_b', 'model_a', 'tie', 'both_bad'])
  const row = ['x', 'y', 'z', 'w', 'v'].find((id) => sidesSwapped(7, id)) ?? ''
  const given = { at: 'now', who: 'Ann', row, has: () => false }
  const form = (vote: string) =>
    eventsOfForm(new URLSearchParams({ action: `vote:${vote}`, seed: '7' }), given)
  expect(form('a')).toMatchObject([{ kind: 'vote', vote: 'model_b' }])
  expect(form('nonsense')).toEqual([])
})

test('agreement with the crowd is Cohen’s κ', () => {
  // Fleiss' textbook case in the two cells that matter: 20 yes-yes, 15 no-no, 5 and 10 apart.
  const pairs = [
    ...Array.from({ length: 20 }, () => ['model_a', 'model_a'] as const),
    ...Array.from({ length: 5 }, () => ['model_a', 'model_b'] as const),
    ...Array.from({ length: 10 }, () => ['model_b', 'model_a'] as const),
    ...Array.from({ length: 15 }, () => ['model_b', 'model_b'] as const),
  ]
  const { share, kappa, lower, upper } = crowdAgreement(pairs)
  expect(share.share).toBeCloseTo(0.7)
  expect(kappa).toBeCloseTo(0.4)
  expect(upper - kappa).toBeCloseTo((1.96 * Math.sqrt((0.7 * 0.3) / 50)) / 0.5, 3)
  expect(kappa - lower).toBeCloseTo(upper - kappa)
  expect(crowdAgreement([]).votes).toBe(0)
  expect(crowdAgreement([['tie', 'tie']]).kappa).toBeNaN()
})
