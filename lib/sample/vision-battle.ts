import { tokensOf } from './counts'
import type { Pictures } from './images/store'
import { answerCounts, countStructs, nested, type Said, userTokens } from './messages'
import type { Model } from './models'
import type { Raw, RawRow } from './parquet-shard'
import type { PicturePlan } from './plan'
import { type Outcome, outcomeOf, type StyleDifference, styleDifference, VISION_POLICY } from './policy'
import { type Random, random } from './random'
import { CATEGORY_KEYS, UNKNOWN_CATEGORY } from './raw-schema'
import { momentBetween } from './time'
import { pictureAnswer, pictureFollowUp, pictureQuestion } from './vision-question'

const TURNS: readonly (readonly [number, number])[] = [
  [1, 25_796],
  [2, 2_676],
  [3, 812],
  [4, 322],
  [5, 394],
]

export interface Voted {
  readonly row: RawRow
  readonly outcome: Outcome
  readonly style: StyleDifference
}

/** One row of VisionArena-Battle. */
export async function battleRow(
  seed: number,
  row: number,
  plan: PicturePlan,
  models: readonly Model[],
  pictures: Pictures,
): Promise<Voted> {
  const from = random(seed, 'battle', row)
  const picture = plan.picture[row] ?? 0
  const scene = pictures.scene(picture)
  const question = pictureQuestion(seed, scene, picture, plan.variant[row] ?? 0)
  const [a, b] = pairOf(from, models)
  const drawn = from.weighted(TURNS)
  const turns = drawn === 5 ? from.between(5, 12) : drawn
  const [saidA, saidB]: [Said[], Said[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    const user = turn === 0 ? question.text : pictureFollowUp(question, turn, from)
    saidA.push({ user, answer: pictureAnswer(from, question, a, user) })
    saidB.push({ user, answer: pictureAnswer(from, question, b, user) })
  }
  const [countsA, countsB] = [answerCounts(saidA), answerCounts(saidB)]
  const style = styleDifference(countsA, countsB)
  const outcome = outcomeOf(from, VISION_POLICY, a.strength, b.strength, style)
  const preset = scene.preset !== null && random(seed, 'preset', picture).chance(0.3)
  const context = (said: readonly Said[]): Raw =>
    BigInt(userTokens(said) + said.slice(0, -1).reduce((sum, { answer }) => sum + tokensOf(answer), 0))
  return {
    outcome,
    style,
    row: {
      images: [
        { bytes: await pictures.bytes(picture), path: from.chance(0.6) ? pictures.name(picture) : null },
      ],
      question_id: from.hex(32),
      model_a: a.name,
      model_b: b.name,
      winner: outcome === 'both_bad' ? 'tie (bothbad)' : outcome,
      judge: `arena_user_${from.int(1 + plan.picture.length / 4)}`,
      conversation_a: nested(saidA),
      conversation_b: nested(saidB),
      turn: BigInt(turns),
      anony: from.chance(0.96),
      language: question.tongue.name,
      tstamp: momentBetween(from, '2024-02-25', '2024-09-05'),
      conv_metadata: {
        ...countStructs('a', countsA),
        ...countStructs('b', countsB),
        context_a_tokens: context(saidA),
        context_b_tokens: context(saidB),
        sum_assistant_a_tokens: BigInt(countsA.tokens),
        sum_assistant_b_tokens: BigInt(countsB.tokens),
        sum_user_tokens: BigInt(userTokens(saidA)),
      },
      is_preset: preset,
      dataset_preset: preset ? scene.preset : null,
      categories: Object.fromEntries(
        [...CATEGORY_KEYS, UNKNOWN_CATEGORY].map((key) => [
          key,
          scene.categories.includes(key) || (key === UNKNOWN_CATEGORY && scene.kind === 'painting'),
        ]),
      ),
    },
  }
}

/** Two different models; often used ones meet more often, and neighbours in strength a little more. */
export function pairOf(from: Random, models: readonly Model[]): [Model, Model] {
  const weights = models.map((one): [Model, number] => [one, one.weight])
  const first = from.weighted(weights)
  const second = from.weighted(
    weights.map(([one, weight]): [Model, number] => [
      one,
      one === first ? 0 : weight * (0.4 + Math.exp(-Math.abs(one.strength - first.strength))),
    ]),
  )
  return [first, second]
}
