import { type Tongue, tongueOf } from './languages'
import type { Said } from './messages'
import type { Model } from './models'
import { type Random, random, uuid } from './random'
import { answer, type Question, reply } from './text/answer'
import type { Bank, Topic } from './text/bank'
import { bankOf } from './text/banks'
import { filled, slotsOf } from './text/slots'
import { momentBetween } from './time'
import { pairOf } from './vision-battle'

/** A person's visit: one vote or several in a row, each by a new pair of models. */
export interface Session {
  readonly id: string
  readonly tongue: Tongue
  readonly votes: number
  /** Epoch seconds of the first vote. */
  readonly start: number
}

/** A row of the dataset: the vote `order` (from 1) of a session. */
export interface Vote {
  readonly session: number
  readonly order: number
}

export function sessionOf(seed: number, session: number): Session {
  const from = random(seed, 'session', session)
  return {
    id: uuid(from),
    tongue: tongueOf(from, 'text'),
    votes: session === 0 ? 28 : from.weighted(VOTES),
    start: momentBetween(from, '2025-04-17', '2025-07-25'),
  }
}

/** 88.6 % of the sessions hold one vote. */
const VOTES: readonly (readonly [number, number])[] = [
  [1, 886],
  [2, 76],
  [3, 22],
  [4, 9],
  [5, 4],
  [7, 2],
  [11, 1],
]

/**
 * The votes that stand in the data, in a shuffled order. Of the longer sessions some lack a vote in the middle
 * or at the beginning, as the published ones do.
 */
export function votesOf(seed: number, rows: number): Vote[] {
  const votes: Vote[] = []
  for (let session = 0; votes.length < rows; session++) {
    const { votes: wanted } = sessionOf(seed, session)
    const from = random(seed, 'gaps', session)
    const gap = wanted > 2 && from.chance(0.35) ? from.between(1, wanted - 1) : 0
    for (let order = 1; order <= wanted && votes.length < rows; order++) {
      if (order !== gap) votes.push({ session, order })
    }
  }
  return random(seed, 'order of votes').shuffled(votes)
}

/** One vote with everything that was said in it. */
export interface Evaluation {
  readonly topic: Topic
  readonly bank: Bank
  readonly a: Model
  readonly b: Model
  readonly saidA: readonly Said[]
  readonly saidB: readonly Said[]
}

export function evaluationOf(
  seed: number,
  vote: Vote,
  session: Session,
  models: readonly Model[],
  breadth: number,
): Evaluation {
  const question = questionOf(seed, vote, session)
  const from = random(seed, 'evaluation', vote.session, vote.order)
  const [a, b] = pairOf(from, models)
  const turns = from.weighted([
    [1, 90],
    [2, 6.5],
    [3, 2],
    [5, 1],
    [8, 0.4],
  ] as const)
  const [saidA, saidB]: [Said[], Said[]] = [[], []]
  const followUps = random(seed, 'follow-ups', vote.session).shuffled(
    question.bank.words.followUps.map((_, i) => i),
  )
  for (let turn = 0; turn < turns; turn++) {
    const followUp =
      turn > 0 || goesOn(seed, vote) ? (followUps[(vote.order + turn) % followUps.length] ?? 0) : -1
    const user = followUp < 0 ? question.text : (question.bank.words.followUps[followUp] ?? '')
    const say = (model: Model) =>
      followUp < 0
        ? answer(from, question, model.manner, breadth)
        : reply(from, question, model.manner, followUp, breadth)
    saidA.push({ user, answer: say(a) })
    saidB.push({ user, answer: say(b) })
  }
  return { topic: question.topic, bank: question.bank, a, b, saidA, saidB }
}

/**
 * The question a session's vote is about, which is the one before it when the vote only goes on with that; one in
 * nine first questions comes from a pool that many people ask.
 */
export function questionOf(seed: number, vote: Vote, session: Session): Question {
  if (goesOn(seed, vote)) return questionOf(seed, { ...vote, order: vote.order - 1 }, session)
  const from = random(seed, 'question', vote.session, vote.order)
  const popular = vote.order === 1 && from.chance(0.11)
  if (popular) return popularQuestion(seed, Math.floor(from.next() ** 2 * POPULAR))
  return asked(from, bankOf(session.tongue.code), session.tongue)
}

function goesOn(seed: number, { session, order }: Vote): boolean {
  return order > 1 && random(seed, 'goes on', session, order).chance(0.6)
}

const POPULAR = 40

function popularQuestion(seed: number, number: number): Question {
  const from = random(seed, 'popular', number)
  const bank = bankOf(
    from.weighted([
      ['en', 6],
      ['zh', 1],
      ['ru', 1],
      ['de', 1],
      ['es', 1],
    ] as const),
  )
  return asked(from, bank, { code: bank.code, name: bank.name })
}

function asked(from: Random, bank: Bank, tongue: Tongue): Question {
  const topic = from.pick(bank.topics)
  const slots = slotsOf(from)
  const wishes = from.chance(0.5) ? [from.pick(bank.words.wishes)] : []
  if (bank.code !== tongue.code) wishes.push(`Please answer in ${tongue.name}.`)
  const text = filled(
    [from.pick(topic.asks), ...wishes].join(bank.code === 'zh' || bank.code === 'ja' ? '' : ' '),
    slots,
  )
  // Some people paste what they have and want it worked on: the long prompts of the data.
  if (from.chance(0.055)) {
    const pasted = answer(from, { bank, topic, slots, text }, PASTED, from.real(1.5, 4))
    return { bank, topic, slots, text: `${text}\n\n${pasted}` }
  }
  return { bank, topic, slots, text }
}

const PASTED = { length: 1, headers: 0, bullets: 0.3, bold: 0, blocks: 0.6, opener: 0, closer: 0 }
