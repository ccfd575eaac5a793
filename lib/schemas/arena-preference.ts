import type { Columns } from '../column-type'
import { sideFilters } from '../filters/sides'
import type { Schema } from '../schema'
import { column, join, type Sql, sql } from '../sql'
import {
  booleanColumn,
  booleanFields,
  epochSeconds,
  integerColumn,
  MESSAGES,
  messageOf,
  messagesOf,
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
  language,
  longer,
  odd,
  order,
  promptTokens,
  question,
  session,
  surprise,
  times,
  turns,
  user,
  winner,
  words,
} from './filters'
import { withoutCode } from './vision-categories'

/**
 * lmarena-ai/arena-human-preference-140k: votes about text, in sessions. Its forerunners (100k, 33k) fit too: flat
 * conversations, `question_id`, a judge instead of a session.
 */
export const arenaPreference: Schema = {
  family: 'arena-preference',
  kind: 'battle',
  published: {
    title: 'arena-human-preference-140k',
    source: 'https://huggingface.co/datasets/lmarena-ai/arena-human-preference-140k',
    licence: {
      name: 'prompts CC-BY-4.0, answers under their providers’ terms',
      href: 'https://huggingface.co/datasets/lmarena-ai/arena-human-preference-140k',
    },
  },
  required: [
    ['id', 'question_id'],
    ['model_a'],
    ['model_b'],
    ['winner'],
    ['conversation_a'],
    ['conversation_b'],
  ],
  absent: ['images', 'image'],
  conversations: ['conversation_a', 'conversation_b'],
  filters: [
    words,
    ...(sideFilters as Schema['filters']),
    winner,
    category,
    language,
    code,
    turns,
    order,
    promptTokens,
    answerTokens,
    gap,
    longer,
    times,
    date,
    user,
    session,
    question,
    anonymous,
    odd,
    surprise,
  ],
  project(columns) {
    const time = epochSeconds(columns, 'timestamp', 'tstamp')
    const numTurns = integerColumn(columns, 'conv_metadata', 'turns') ?? integerColumn(columns, 'turn')
    const judge = textColumn(columns, 'judge_hash', 'judge', 'user_id')
    const anony = booleanColumn(columns, 'anony')
    const evaluationOrder = integerColumn(columns, 'evaluation_order')
    const sessionId = textColumn(columns, 'evaluation_session_id')
    const isCode = booleanColumn(columns, 'is_code')
    const languages = textColumn(columns, 'language')
    const tokens = integerColumn(columns, 'conv_metadata', 'sum_user_tokens')
    const context = contextOf(columns, numTurns)
    return {
      id: columns.has('id') ? sql`id::VARCHAR` : sql`question_id::VARCHAR`,
      model_a: sql`model_a::VARCHAR`,
      model_b: sql`model_b::VARCHAR`,
      winner: sql`winner::VARCHAR`,
      messages_a: messagesOf(column('conversation_a'), columns.get('conversation_a')),
      messages_b: messagesOf(column('conversation_b'), columns.get('conversation_b')),
      ...(context ? { context } : {}),
      ...(languages ? { language: languages } : {}),
      ...(time ? { time } : {}),
      ...(numTurns ? { turns: numTurns } : {}),
      ...(evaluationOrder ? { evaluation_order: evaluationOrder } : {}),
      ...(judge ? { user_id: judge } : {}),
      ...(sessionId ? { session: sessionId } : {}),
      ...(anony ? { anonymous: anony } : {}),
      ...(isCode ? { code: isCode } : {}),
      ...(tokens ? { prompt_tokens: tokens } : {}),
      ...sidesOf(columns),
      categories: categoriesOf(columns, isCode, numTurns, tokens),
      tags: tagsOf(columns),
    }
  },
}

/**
 * Turns before this evaluation: all of `full_conversation` but its last `conv_metadata.turns` elements. Where the data
 * does not say how many those are, none is called context.
 */
function contextOf(columns: Columns, turnCount: Sql | undefined): Sql | undefined {
  const full = columns.get('full_conversation')
  if (full?.kind !== 'list' || full.of.kind !== 'struct' || !turnCount) return undefined
  const fields = full.of.fields
  const side = (name: string): Sql => {
    const type = fields.get(name)
    const content = type?.kind === 'struct' ? type.fields.get('content') : undefined
    if (type?.kind !== 'struct' || !content) return sql`[]::${MESSAGES}`
    const message = sql`t.${column(name)}`
    return sql`CASE WHEN ${message} IS NULL THEN []::${MESSAGES} ELSE [${messageOf(message, content, type.fields.get('role'))}] END`
  }
  return sql`list_transform(
    list_filter(full_conversation[1 : greatest(len(full_conversation) - coalesce(CASE WHEN ${turnCount} > 0 THEN ${turnCount} END, len(full_conversation)), 0)], lambda t: t IS NOT NULL),
    lambda t: struct_pack("user" := ${side('user')}, a := ${side('model_side_a')}, b := ${side('model_side_b')}))`
}

const CRITERIA = [
  'complexity',
  'creativity',
  'domain_knowledge',
  'problem_solving',
  'real_world',
  'specificity',
  'technical_accuracy',
]

/** The leaves of `category_tag` that are read, and those of the forerunners' plain struct. */
function tagsOf(columns: Columns): readonly Sql[] {
  const paths = [
    ...CRITERIA.map((key) => ['criteria_v0.1', key]),
    ['math_v0.1', 'math'],
    ['creative_writing_v0.1', 'creative_writing'],
    ['if_v0.1', 'if'],
  ]
  return [
    ...paths.flatMap((path) => booleanColumn(columns, 'category_tag', ...path) ?? []),
    ...booleanFields(columns, 'categories').values(),
  ]
}

/** The arena's own derivations: hard prompt = at least six of the seven criteria, longer query = over 500 user tokens. */
function categoriesOf(
  columns: Columns,
  isCode: Sql | undefined,
  turnCount: Sql | undefined,
  userTokens: Sql | undefined,
): ReadonlyMap<string, Sql> {
  const tag = (...path: string[]) => booleanColumn(columns, 'category_tag', ...path)
  const criteria = CRITERIA.flatMap((key) => {
    const value = tag('criteria_v0.1', key)
    return value ? [[key, value] as const] : []
  })
  const met = criteria.map(([, value]) => sql`coalesce(${value}, FALSE)::INTEGER`)
  const derived: [string, Sql | undefined][] = [
    ['hard_prompt', met.length ? sql`(${join(met, sql` + `)}) >= 6` : undefined],
    ['math', tag('math_v0.1', 'math')],
    ['creative_writing', tag('creative_writing_v0.1', 'creative_writing')],
    ['instruction_following', tag('if_v0.1', 'if')],
    ['code', isCode],
    ['multi_turn', turnCount ? sql`${turnCount} > 1` : undefined],
    ['longer_query', userTokens ? sql`${userTokens} > 500` : undefined],
  ]
  const plain = withoutCode(booleanFields(columns, 'categories'))
  return new Map([
    ...derived.flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
    ...criteria,
    ...plain,
  ])
}
