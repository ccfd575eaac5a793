import { sideFilters } from '../filters/sides'
import type { Schema } from '../schema'
import { column, sql } from '../sql'
import {
  booleanColumn,
  booleanFields,
  epochSeconds,
  integerColumn,
  messagesOf,
  presetColumn,
  sidesOf,
  textColumn,
} from './expressions'
import {
  anonymous,
  answerTokens,
  category,
  code,
  date,
  gap,
  image,
  language,
  longer,
  odd,
  preset,
  promptTokens,
  question,
  surprise,
  times,
  turns,
  user,
  winner,
  words,
} from './filters'
import { withoutCode } from './vision-categories'

/** lmarena-ai/VisionArena-Battle: votes about images (SCHEMAS §2). */
export const visionBattle: Schema = {
  family: 'vision-battle',
  kind: 'battle',
  published: {
    title: 'VisionArena-Battle',
    source: 'https://huggingface.co/datasets/lmarena-ai/VisionArena-Battle',
    licence: {
      name: 'VisionArena licence',
      href: 'https://huggingface.co/datasets/lmarena-ai/VisionArena-Battle',
    },
    warning: 'Conversations and images were not filtered: some are offensive or unsafe.',
  },
  required: [
    ['question_id'],
    ['model_a'],
    ['model_b'],
    ['winner'],
    ['conversation_a'],
    ['conversation_b'],
    ['images', 'image'],
  ],
  conversations: ['conversation_a', 'conversation_b'],
  filters: [
    words,
    ...(sideFilters as Schema['filters']),
    winner,
    category,
    preset,
    language,
    code,
    turns,
    promptTokens,
    answerTokens,
    gap,
    longer,
    times,
    date,
    user,
    image,
    question,
    anonymous,
    odd,
    surprise,
  ],
  project(columns) {
    const categories = booleanFields(columns, 'categories')
    const presets = presetColumn(columns)
    const time = epochSeconds(columns, 'tstamp', 'timestamp')
    const turn = integerColumn(columns, 'turn')
    const judge = textColumn(columns, 'judge', 'judge_hash', 'user_id')
    const anony = booleanColumn(columns, 'anony')
    const codeFlag = booleanColumn(columns, 'is_code') ?? categories.get('is_code') ?? categories.get('code')
    const languages = textColumn(columns, 'language', 'languages')
    const tokens = integerColumn(columns, 'conv_metadata', 'sum_user_tokens')
    return {
      id: sql`question_id::VARCHAR`,
      model_a: sql`model_a::VARCHAR`,
      model_b: sql`model_b::VARCHAR`,
      winner: sql`winner::VARCHAR`,
      messages_a: messagesOf(column('conversation_a'), columns.get('conversation_a')),
      messages_b: messagesOf(column('conversation_b'), columns.get('conversation_b')),
      ...(languages ? { language: languages } : {}),
      ...(time ? { time } : {}),
      ...(turn ? { turns: turn } : {}),
      ...(judge ? { user_id: judge } : {}),
      ...(presets ? { preset: presets } : {}),
      ...(anony ? { anonymous: anony } : {}),
      ...(codeFlag ? { code: codeFlag } : {}),
      ...(tokens ? { prompt_tokens: tokens } : {}),
      ...sidesOf(columns),
      categories: withoutCode(categories),
      tags: [...categories.values()],
      images: columns.has('images') ? 'images' : 'image',
    }
  },
}
