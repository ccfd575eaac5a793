import { tokensOf } from './counts'
import { answerCounts, countStructs, type Said, typed, userTokens } from './messages'
import type { Model } from './models'
import type { Raw } from './parquet-shard'
import { outcomeOf, styleDifference, TEXT_POLICY } from './policy'
import { type Random, random, uuid } from './random'
import { CRITERIA, UNKNOWN_TAG } from './raw-schema'
import { type Evaluation, evaluationOf, sessionOf, type Vote } from './sessions'
import { bankOf } from './text/banks'
import type { Voted } from './vision-battle'

/** One row of arena-human-preference-140k. */
export function voteRow(seed: number, vote: Vote, models: readonly Model[], breadth: number): Voted {
  const from = random(seed, 'ballot', vote.session, vote.order)
  const session = sessionOf(seed, vote.session)
  const earlier: Evaluation[] = []
  for (let order = 1; order < vote.order; order++) {
    earlier.push(evaluationOf(seed, { session: vote.session, order }, session, models, breadth))
  }
  const now = evaluationOf(seed, vote, session, models, breadth)
  const context = earlier.flatMap((one) => turnsOf(one))
  const [countsA, countsB] = [answerCounts(now.saidA), answerCounts(now.saidB)]
  const style = styleDifference(countsA, countsB)
  const outcome = outcomeOf(from, TEXT_POLICY, now.a.strength, now.b.strength, style)
  const asked = userTokens(context.map(({ user, a }) => ({ user, answer: a }))) + userTokens(now.saidA)
  const before = (side: 'a' | 'b', said: readonly Said[]) =>
    context.reduce((sum, turn) => sum + tokensOf(turn[side]), 0) +
    said.slice(0, -1).reduce((sum, { answer }) => sum + tokensOf(answer), 0)
  return {
    outcome,
    style,
    row: {
      id: uuid(from),
      model_a: now.a.name,
      model_b: now.b.name,
      winner: outcome,
      evaluation_session_id: session.id,
      // A few sessions were joined from two: more than one vote is the first.
      evaluation_order: vote.order === 2 && from.chance(0.04) ? 1 : vote.order,
      conversation_a: now.saidA.flatMap(({ user, answer }) => [
        typed('user', user),
        typed('assistant', answer),
      ]),
      conversation_b: now.saidB.flatMap(({ user, answer }) => [
        { ...typed('user', user), num_tokens: tokensOf(user) },
        { ...typed('assistant', answer), num_tokens: tokensOf(answer) },
      ]),
      full_conversation: [...context, ...turnsOf(now)].map(({ user, a, b }) => ({
        user: typed('user', user),
        model_side_a: typed('assistant', a),
        model_side_b: typed('assistant', b),
      })),
      conv_metadata: {
        ...countStructs('a', countsA),
        ...countStructs('b', countsB),
        sum_assistant_a_tokens: countsA.tokens,
        sum_assistant_b_tokens: countsB.tokens,
        context_a_tokens: asked + before('a', now.saidA),
        context_b_tokens: asked + before('b', now.saidB),
        sum_user_tokens: asked,
        turns: now.saidA.length,
      },
      category_tag: categoryTag(from, now),
      language: languageOf(from, session.tongue.code, now.bank.code),
      is_code: now.topic.tags.includes('code'),
      timestamp: BigInt(Math.floor((session.start + (vote.order - 1) * 240 + from.real(0, 120)) * 1e6)),
    },
  }
}

/** What a detector would say: the language of the question, at times undecided. */
function languageOf(from: Random, tongue: string, asked: string): string {
  if (from.chance(0.085)) return 'und'
  if (asked === 'zh') return from.chance(0.12) ? 'zh-Hant' : 'zh'
  return asked === 'en' && bankOf(tongue).code !== tongue ? tongue : asked
}

function turnsOf(evaluation: Evaluation): { user: string; a: string; b: string }[] {
  return evaluation.saidA.map(({ user, answer }, i) => ({
    user,
    a: answer,
    b: evaluation.saidB[i]?.answer ?? '',
  }))
}

/** Tags that fit the topic; about three in eight are hard prompts (at least six of the seven criteria). */
function categoryTag(from: Random, { topic }: Evaluation): Raw {
  const has = (tag: (typeof topic.tags)[number]) => topic.tags.includes(tag)
  const hard = from.chance(has('hard') ? 0.85 : has('code') || has('math') ? 0.55 : 0.12)
  const spared = hard ? from.int(10) : -1
  const criteria = CRITERIA.map((key, i): [string, boolean] => [
    key,
    hard ? i !== spared : from.chance(0.35) && key !== 'complexity' && key !== 'technical_accuracy',
  ])
  const follows = from.chance(has('instruction') ? 0.6 : 0.09)
  return {
    'creative_writing_v0.1': { creative_writing: has('creative'), score: has('creative') ? 'yes' : 'no' },
    'criteria_v0.1': Object.fromEntries(criteria),
    'if_v0.1': { if: follows, score: follows ? from.between(4, 5) : from.between(0, 3) },
    'math_v0.1': { math: has('math') },
    [UNKNOWN_TAG]: { research: has('hard') },
  }
}
