import type { Model } from './models'
import type { OddRow } from './odd-vision'
import { type Policy, STYLE_FEATURES } from './policy'
import type { Vote } from './sessions'
import type { Tally } from './tally'

/** What made the sample: `version` of the maker, `scale`, `seed`. */
export interface Stamp {
  readonly version: number
  readonly scale: string
  readonly seed: number
}

interface Repeats {
  readonly pictures: number
  readonly shared: number
  readonly questions: number
}

export function chatTruth(
  stamp: Stamp,
  models: readonly Model[],
  repeats: Repeats,
  rows: number,
  odd: readonly OddRow[],
): object {
  return {
    ...stamp,
    rows,
    models: models.map(({ name }) => ({ name })),
    images: { different: repeats.pictures, in_several_rows: repeats.shared },
    repeated_questions: repeats.questions,
    odd_rows: odd.map(({ what, row }) => ({ what, id: row.conversation_id })),
  }
}

export function battleTruth(
  stamp: Stamp,
  models: readonly Model[],
  repeats: Repeats,
  rows: number,
  odd: readonly OddRow[],
  policy: Policy,
  tally: Tally,
): object {
  return {
    ...stamp,
    rows,
    ...planted(models, policy, tally),
    images: { different: repeats.pictures, in_several_rows: repeats.shared },
    repeated_questions: repeats.questions,
    odd_rows: odd.map(({ what, row }) => ({ what, id: row.question_id })),
  }
}

export function voteTruth(
  stamp: Stamp,
  models: readonly Model[],
  votes: readonly Vote[],
  question: (vote: Vote) => string,
  rows: number,
  odd: readonly OddRow[],
  policy: Policy,
  tally: Tally,
): object {
  const asked = new Map<string, number>()
  const sessions = new Map<number, number>()
  for (const vote of votes) {
    sessions.set(vote.session, (sessions.get(vote.session) ?? 0) + 1)
    if (vote.order > 1) continue
    const text = question(vote)
    asked.set(text, (asked.get(text) ?? 0) + 1)
  }
  return {
    ...stamp,
    rows,
    ...planted(models, policy, tally),
    sessions: {
      all: sessions.size,
      with_several_votes: [...sessions.values()].filter((count) => count > 1).length,
    },
    repeated_questions: [...asked.values()].filter((count) => count > 1).length,
    odd_rows: odd.map(({ what, row }) => ({ what, id: row.id })),
  }
}

/** The numbers a fit has to give back: ties and both-bads count half, odd rows stand aside. */
function planted(models: readonly Model[], policy: Policy, tally: Tally): object {
  const share = (votes: number) => (tally.votes === 0 ? 0 : votes / tally.votes)
  return {
    models: models.map(({ name, strength }) => ({ name, strength })),
    policy: {
      strength: 'nats, mean 0 over the models; rating = 1000 + 173.7178 × strength',
      vote: 'E[1 win, ½ tie or both bad, 0 loss] = σ(strength a − strength b + side + Σ effect × feature)',
      feature: '(a − b) / (a + b + 1) of tokens, headers, lists, bold',
      no_winner:
        'P = 4 ties π (1 − π); logit P(both bad | no winner) = base − strength × mean strength of the pair',
    },
    side_effect: policy.side,
    style: STYLE_FEATURES.map((feature) => {
      const mean = share(tally.sums[feature] ?? 0)
      const sd = Math.sqrt(Math.max(0, share(tally.squares[feature] ?? 0) - mean * mean))
      return { feature, effect: policy.style[feature], mean, sd, effect_per_sd: policy.style[feature] * sd }
    }),
    ties: policy.ties,
    both_bad: policy.bothBad,
    votes: tally.votes,
    shares: Object.fromEntries(
      Object.entries(tally.outcomes).map(([outcome, votes]) => [outcome, share(votes)]),
    ),
  }
}
