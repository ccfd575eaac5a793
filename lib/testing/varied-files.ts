import { seeded } from '../media/parquet-fixture'
import {
  BATTLE_COLUMNS,
  battleRow,
  CHAT_COLUMNS,
  chatRow,
  counts,
  FLAT,
  flat,
  nested,
  type RawFile,
  spoken,
  VOTE_COLUMNS,
  voteRow,
} from './raw-parquet'

/** For tests: seeded files of each family, with everything that occurs in the wild and repeats enough to be counted. */
export interface VariedFiles {
  readonly family: 'vision-chat' | 'vision-battle' | 'arena-preference'
  readonly files: Readonly<Record<string, RawFile>>
}

const MODELS = [
  'gpt-4o',
  'org/model:1 (beta) +',
  'claude',
  '!bang',
  'a,b',
  'größe',
  'back\\slash',
  'rare',
  null,
]
const LANGUAGES = [
  'English',
  'en',
  'Russian',
  'ru',
  'Chinese',
  'zh',
  'zh-Hant',
  'und',
  '<err>',
  'unknown',
  '',
  null,
]
const WINNERS = [
  'model_a',
  'model_b',
  'tie',
  'tie (bothbad)',
  'tie (both bad)',
  'bothbad',
  'both_bad',
  null,
  'draw',
]
const CATEGORY_KEYS = ['captioning', 'code', 'diagram', 'homework', 'humor', 'is_code', 'ocr']
const PRESETS = ['WikiArt', 'NewYorker', ' WikiArt', '', null]

class Dice {
  private readonly random: () => number
  constructor(seed: number) {
    this.random = seeded(seed)
  }
  /** From `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1))
  }
  chance(share: number): boolean {
    return this.random() < share
  }
  /** The first are the more frequent ones. */
  one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() ** 1.7 * items.length)] as Item
  }
  maybe(share: number): boolean | null {
    return this.chance(0.1) ? null : this.chance(share)
  }
}

/** Seconds between the end of 2023 and 2025, seldom none. */
function timeOf(dice: Dice): number | null {
  return dice.chance(0.08) ? null : 1_703_900_000 + dice.whole(0, 40_000_000) + dice.whole(0, 3) / 4
}

function idOf(dice: Dice, row: number): string | null {
  if (dice.chance(0.04)) return dice.chance(0.5) ? null : ''
  return dice.chance(0.1) ? `again ${dice.whole(1, 6)}` : `id ${row}`
}

function flagsOf(dice: Dice): unknown {
  if (dice.chance(0.1)) return null
  return Object.fromEntries(CATEGORY_KEYS.map((key) => [key, dice.maybe(0.25)]))
}

function imagesOf(dice: Dice): unknown {
  if (dice.chance(0.06)) return null
  const one = () => ({ bytes: dice.chance(0.1) ? null : `ffd8ff0${dice.whole(0, 7)}`, path: null })
  return Array.from({ length: dice.whole(0, 9) === 0 ? 2 : 1 }, one)
}

function isoOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString()
}

export function variedChats(rows = 300): VariedFiles {
  const dice = new Dice(1)
  const row = (number: number) => {
    const words = dice.whole(0, 40)
    const prompt = dice.chance(0.05) ? null : `prompt ${dice.whole(1, 30)}`
    const answer = dice.chance(0.05) ? null : 'ö '.repeat(words)
    return {
      ...chatRow({
        images: imagesOf(dice),
        conversation_id: idOf(dice, number),
        model: dice.one(MODELS),
        num_turns: dice.chance(0.1) ? null : dice.whole(1, 12) ** 2 % 14,
        language: dice.one(LANGUAGES),
        user_id: dice.chance(0.1) ? null : `90071992547409${dice.whole(91, 99)}`,
        is_preset: dice.maybe(0.3),
        categories: flagsOf(dice),
      }),
      preset: dice.one(PRESETS),
      prompt,
      answer,
      seconds: timeOf(dice),
    }
  }
  const all = Array.from({ length: rows }, (_, number) => row(number))
  const third = Math.ceil(rows / 3)
  const { preset_dataset, tstamp, conversation, ...others } = CHAT_COLUMNS
  const finish = (from: number, write: (one: (typeof all)[number]) => Record<string, unknown>) =>
    all.slice(from, from + third).map((one) => {
      const { preset, prompt, answer, seconds, ...kept } = one
      return { ...kept, ...write(one) }
    })
  return {
    family: 'vision-chat',
    files: {
      'data/train-00000.parquet': {
        columns: CHAT_COLUMNS,
        rowGroup: 2048,
        rows: finish(0, ({ preset, prompt, answer, seconds }) => ({
          preset_dataset: preset,
          conversation: nested(prompt, answer),
          tstamp: seconds,
        })),
      },
      'data/train-00001.parquet': {
        columns: {
          extra: 'VARCHAR',
          conversation: FLAT,
          ...others,
          dataset_preset: 'VARCHAR',
          tstamp: 'TIMESTAMP',
        },
        rows: finish(third, ({ preset, prompt, answer, seconds }) => ({
          dataset_preset: preset,
          conversation: flat(prompt, answer),
          tstamp: isoOf(seconds),
        })),
      },
      'data/train-00002.parquet': {
        columns: {
          tstamp: 'VARCHAR',
          ...others,
          preset_dataset: 'VARCHAR',
          conversation: CHAT_COLUMNS.conversation,
        },
        rows: finish(2 * third, ({ preset, prompt, answer, seconds }) => ({
          preset_dataset: preset,
          conversation: nested(prompt, answer),
          tstamp: isoOf(seconds),
        })),
      },
    },
  }
}

export function variedBattles(rows = 300): VariedFiles {
  const dice = new Dice(2)
  const make = (number: number) =>
    battleRow({
      images: imagesOf(dice),
      question_id: idOf(dice, number),
      model_a: dice.one(MODELS),
      model_b: dice.one(MODELS),
      winner: dice.one(WINNERS),
      judge: dice.chance(0.1) ? null : `judge ${dice.whole(1, 9)}`,
      conversation_a: nested(`prompt ${dice.whole(1, 20)}`, 'a'.repeat(dice.whole(0, 90))),
      conversation_b: nested(`prompt ${dice.whole(1, 20)}`, 'b'.repeat(dice.whole(0, 90))),
      turn: dice.chance(0.1) ? null : dice.whole(1, 5),
      anony: dice.maybe(0.8),
      language: dice.one(LANGUAGES),
      tstamp: timeOf(dice),
      conv_metadata: dice.chance(0.1)
        ? null
        : counts(dice.whole(1, 900), dice.whole(0, 4000), dice.whole(0, 4000), 1),
      is_preset: dice.maybe(0.3),
      preset_dataset: dice.one(PRESETS),
      categories: flagsOf(dice),
    })
  const all = Array.from({ length: rows }, (_, number) => make(number))
  const half = Math.ceil(rows / 2)
  return {
    family: 'vision-battle',
    files: {
      'data/train-00000.parquet': { columns: BATTLE_COLUMNS, rows: all.slice(0, half) },
      'data/train-00001.parquet': {
        columns: { ...BATTLE_COLUMNS, tstamp: 'INTEGER' },
        rows: all.slice(half).map((row) => ({
          ...row,
          tstamp: typeof row.tstamp === 'number' ? Math.floor(row.tstamp) : null,
        })),
      },
    },
  }
}

export function variedVotes(rows = 300): VariedFiles {
  const dice = new Dice(3)
  const make = (number: number) => {
    const turns = dice.whole(1, 3)
    const criteria = Object.fromEntries(
      'complexity creativity domain_knowledge problem_solving real_world specificity technical_accuracy'
        .split(' ')
        .map((key) => [key, dice.maybe(0.8)]),
    )
    const answer = (letter: string) => letter.repeat(dice.whole(0, 200))
    const turn = (n: number) => ({
      user: spoken('user', `prompt ${n}`),
      model_side_a: spoken('assistant', answer('a')),
      model_side_b: spoken('assistant', answer('b')),
    })
    return voteRow({
      id: idOf(dice, number),
      model_a: dice.one(MODELS),
      model_b: dice.one(MODELS),
      winner: dice.one(WINNERS),
      evaluation_session_id: dice.chance(0.1) ? null : `session ${dice.whole(1, 60)}`,
      evaluation_order: dice.chance(0.1) ? null : dice.whole(1, 9),
      conversation_a: [spoken('user', `prompt ${dice.whole(1, 20)}`), spoken('assistant', answer('a'))],
      conversation_b: [spoken('user', 'x'), spoken('assistant', dice.chance(0.1) ? null : answer('b'))],
      full_conversation: Array.from({ length: dice.whole(0, 4) }, (_, n) => turn(n)),
      conv_metadata: dice.chance(0.1)
        ? null
        : counts(dice.whole(1, 1000), dice.whole(-1, 9000), dice.whole(-1, 9000), turns),
      category_tag: dice.chance(0.1)
        ? null
        : {
            'criteria_v0.1': dice.chance(0.1) ? null : criteria,
            'math_v0.1': { math: dice.maybe(0.2) },
            'creative_writing_v0.1': { creative_writing: dice.maybe(0.2), score: 'x' },
            'if_v0.1': { if: dice.maybe(0.3), score: 3 },
          },
      language: dice.one(LANGUAGES),
      is_code: dice.maybe(0.3),
      timestamp: isoOf(timeOf(dice)),
    })
  }
  const all = Array.from({ length: rows }, (_, number) => make(number))
  const half = Math.ceil(rows / 2)
  return {
    family: 'arena-preference',
    files: {
      'data/train-00000-of-00002.parquet': { columns: VOTE_COLUMNS, rows: all.slice(0, half) },
      'data/train-00001-of-00002.parquet': {
        columns: { ...VOTE_COLUMNS, timestamp: 'TIMESTAMP_NS' },
        rows: all.slice(half),
      },
    },
  }
}
