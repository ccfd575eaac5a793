import type { Pictures } from './images/store'
import { nested, type Said } from './messages'
import type { Model } from './models'
import type { RawRow } from './parquet-shard'
import type { PicturePlan } from './plan'
import { random } from './random'
import { CATEGORY_KEYS, UNKNOWN_CATEGORY } from './raw-schema'
import { momentBetween } from './time'
import { pictureAnswer, pictureFollowUp, pictureQuestion, REFUSAL } from './vision-question'

/** Chats by number of turns, from the published counts; the last weight is spread over 11 to 30. */
const TURNS: readonly (readonly [number, number])[] = [
  [1, 156_449],
  [2, 23_752],
  [3, 8_717],
  [4, 4_044],
  [5, 2_166],
  [6, 1_280],
  [7, 819],
  [8, 563],
  [9, 416],
  [10, 352],
  [11, 442],
]

/** One row of VisionArena-Chat. */
export async function chatRow(
  seed: number,
  row: number,
  plan: PicturePlan,
  models: readonly Model[],
  pictures: Pictures,
): Promise<RawRow> {
  const from = random(seed, 'chat', row)
  const picture = plan.picture[row] ?? 0
  const scene = pictures.scene(picture)
  const question = pictureQuestion(seed, scene, picture, plan.variant[row] ?? 0)
  const model = from.weighted(models.map((one): [Model, number] => [one, one.weight]))
  const drawn = from.weighted(TURNS)
  const turns = drawn === 11 ? from.between(11, 30) : drawn
  const said: Said[] = []
  for (let turn = 0; turn < turns; turn++) {
    const user = turn === 0 ? question.text : pictureFollowUp(question, turn, from)
    said.push({ user, answer: pictureAnswer(from, question, model, user) })
  }
  const preset = scene.preset !== null && random(seed, 'preset', picture).chance(0.3)
  const keys = new Set([
    ...scene.categories,
    ...(said.some(({ answer }) => answer === REFUSAL) ? ['refusal'] : []),
  ])
  return {
    images: [
      { bytes: await pictures.bytes(picture), path: from.chance(0.6) ? pictures.name(picture) : null },
    ],
    conversation_id: from.hex(32),
    model: model.name,
    num_turns: BigInt(turns),
    conversation: nested(said),
    language: question.tongue.name,
    user_id: userId(from.int(1 + plan.picture.length / 3), seed),
    tstamp: momentBetween(from, '2024-02-20', '2024-09-10'),
    is_preset: preset,
    preset_dataset: preset ? scene.preset : from.chance(0.5) ? null : '',
    categories: Object.fromEntries(
      [...CATEGORY_KEYS, UNKNOWN_CATEGORY].map((key) => [
        key,
        keys.has(key) || (key === UNKNOWN_CATEGORY && scene.kind === 'painting'),
      ]),
    ),
  }
}

/** A 63-bit hash, far beyond what a JavaScript number holds exactly. */
export function userId(user: number, seed: number): bigint {
  return BigInt.asIntN(64, BigInt(`0x${random(seed, 'user', user).hex(16)}`)) >> 1n
}
