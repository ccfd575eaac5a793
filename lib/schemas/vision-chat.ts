import type { Schema } from '../schema'
import { column, sql } from '../sql'
import {
  booleanColumn,
  booleanFields,
  epochSeconds,
  integerColumn,
  messagesOf,
  presetColumn,
  textColumn,
} from './expressions'
import {
  category,
  chatModel,
  code,
  date,
  image,
  language,
  odd,
  preset,
  question,
  turns,
  user,
  words,
} from './filters'
import { withoutCode } from './vision-categories'

/** lmarena-ai/VisionArena-Chat: chats about images, one model each, no votes (SCHEMAS §1). */
export const visionChat: Schema = {
  family: 'vision-chat',
  kind: 'chat',
  published: {
    title: 'VisionArena-Chat',
    source: 'https://huggingface.co/datasets/lmarena-ai/VisionArena-Chat',
    licence: {
      name: 'VisionArena licence',
      href: 'https://huggingface.co/datasets/lmarena-ai/VisionArena-Chat',
    },
    warning: 'Conversations and images were not filtered: some are offensive or unsafe.',
  },
  required: [['conversation_id'], ['model'], ['conversation'], ['images', 'image']],
  absent: ['model_a', 'model_b'],
  conversations: ['conversation'],
  filters: [words, chatModel, category, preset, language, code, turns, date, user, image, question, odd],
  project(columns) {
    const categories = booleanFields(columns, 'categories')
    const presets = presetColumn(columns)
    const time = epochSeconds(columns, 'tstamp', 'timestamp')
    const numTurns = integerColumn(columns, 'num_turns') ?? integerColumn(columns, 'turn')
    const userId = textColumn(columns, 'user_id', 'user', 'judge')
    const codeFlag = booleanColumn(columns, 'is_code') ?? categories.get('is_code') ?? categories.get('code')
    const languages = textColumn(columns, 'language', 'languages')
    return {
      id: sql`conversation_id::VARCHAR`,
      model: sql`model::VARCHAR`,
      messages_a: messagesOf(column('conversation'), columns.get('conversation')),
      ...(languages ? { language: languages } : {}),
      ...(time ? { time } : {}),
      ...(numTurns ? { turns: numTurns } : {}),
      ...(userId ? { user_id: userId } : {}),
      ...(presets ? { preset: presets } : {}),
      ...(codeFlag ? { code: codeFlag } : {}),
      categories: withoutCode(categories),
      tags: [...categories.values()],
      images: columns.has('images') ? 'images' : 'image',
    }
  },
}
