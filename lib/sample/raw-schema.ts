import type { SchemaElement } from 'hyparquet'

/**
 * The three raw schemas of the published datasets, element by element as pyarrow writes them:
 * every column and leaf optional, lists in three levels.
 */

/** The set a preset image came from: the dataset card and the loaders spell the column differently. */
export type PresetColumn = 'preset_dataset' | 'dataset_preset'

export const CATEGORY_KEYS = [
  'captioning',
  'code',
  'creative_writing',
  'diagram',
  'entity_recognition',
  'homework',
  'humor',
  'is_code',
  'ocr',
  'refusal',
] as const

/** What a schema may carry beside the published columns. */
export interface SchemaOptions {
  readonly preset?: PresetColumn
  /** One more category that no documentation names: readers must accept unknown ones. */
  readonly unknownCategory?: boolean
}

export const UNKNOWN_CATEGORY = 'sketching'
export const UNKNOWN_TAG = 'research_v0.1'

export function visionChatSchema(options: SchemaOptions = {}): SchemaElement[] {
  return root([
    images(),
    string('conversation_id'),
    string('model'),
    int64('num_turns'),
    nestedMessages('conversation'),
    string('language'),
    int64('user_id'),
    double('tstamp'),
    bool('is_preset'),
    string(options.preset ?? 'preset_dataset'),
    categories(options),
  ])
}

export function visionBattleSchema(options: SchemaOptions = {}): SchemaElement[] {
  return root([
    images(),
    string('question_id'),
    string('model_a'),
    string('model_b'),
    string('winner'),
    string('judge'),
    nestedMessages('conversation_a'),
    nestedMessages('conversation_b'),
    int64('turn'),
    bool('anony'),
    string('language'),
    double('tstamp'),
    struct('conv_metadata', [
      boldCount('a'),
      boldCount('b'),
      int64('context_a_tokens'),
      int64('context_b_tokens'),
      headerCount('a'),
      headerCount('b'),
      listCount('a'),
      listCount('b'),
      int64('sum_assistant_a_tokens'),
      int64('sum_assistant_b_tokens'),
      int64('sum_user_tokens'),
    ]),
    bool('is_preset'),
    string(options.preset ?? 'dataset_preset'),
    categories(options),
  ])
}

export function preferenceSchema(options: SchemaOptions = {}): SchemaElement[] {
  return root([
    string('id'),
    string('model_a'),
    string('model_b'),
    string('winner'),
    string('evaluation_session_id'),
    int32('evaluation_order'),
    list('conversation_a', (name) => struct(name, [string('role'), typedContent()])),
    list('conversation_b', (name) => struct(name, [string('role'), typedContent(), int32('num_tokens')])),
    list('full_conversation', (name) =>
      struct(name, [
        struct('user', [string('role'), typedContent()]),
        struct('model_side_a', [string('role'), typedContent()]),
        struct('model_side_b', [string('role'), typedContent()]),
      ]),
    ),
    struct('conv_metadata', [
      int32('sum_assistant_a_tokens'),
      headerCount('a'),
      listCount('a'),
      boldCount('a'),
      int32('context_a_tokens'),
      int32('sum_assistant_b_tokens'),
      headerCount('b'),
      listCount('b'),
      boldCount('b'),
      int32('context_b_tokens'),
      int32('sum_user_tokens'),
      int32('turns'),
    ]),
    struct('category_tag', [
      struct('creative_writing_v0.1', [bool('creative_writing'), string('score')]),
      struct('criteria_v0.1', CRITERIA.map(bool)),
      struct('if_v0.1', [bool('if'), int32('score')]),
      struct('math_v0.1', [bool('math')]),
      ...(options.unknownCategory ? [struct(UNKNOWN_TAG, [bool('research')])] : []),
    ]),
    string('language'),
    bool('is_code'),
    timestamp('timestamp'),
  ])
}

export const CRITERIA = [
  'complexity',
  'creativity',
  'domain_knowledge',
  'problem_solving',
  'real_world',
  'specificity',
  'technical_accuracy',
] as const

function images(): SchemaElement[] {
  return list('images', (name) =>
    struct(name, [[{ type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL', name: 'bytes' }], string('path')]),
  )
}

/** Every message in a list of its own. */
function nestedMessages(column: string): SchemaElement[] {
  return list(column, (name) => list(name, (inner) => struct(inner, [string('content'), string('role')])))
}

function typedContent(): SchemaElement[] {
  return list('content', (name) =>
    struct(name, [string('type'), string('text'), string('image'), string('mimeType')]),
  )
}

function categories(options: SchemaOptions): SchemaElement[] {
  return struct(
    'categories',
    [...CATEGORY_KEYS, ...(options.unknownCategory ? [UNKNOWN_CATEGORY] : [])].map(bool),
  )
}

function headerCount(side: 'a' | 'b'): SchemaElement[] {
  return struct(`header_count_${side}`, ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(int64))
}

function listCount(side: 'a' | 'b'): SchemaElement[] {
  return struct(`list_count_${side}`, [int64('ordered'), int64('unordered')])
}

function boldCount(side: 'a' | 'b'): SchemaElement[] {
  return struct(`bold_count_${side}`, [int64('**'), int64('__')])
}

function root(columns: readonly SchemaElement[][]): SchemaElement[] {
  return [{ repetition_type: 'REQUIRED', name: 'schema', num_children: columns.length }, ...columns.flat()]
}

function struct(name: string, fields: readonly SchemaElement[][]): SchemaElement[] {
  return [{ repetition_type: 'OPTIONAL', name, num_children: fields.length }, ...fields.flat()]
}

function list(name: string, element: (name: string) => SchemaElement[]): SchemaElement[] {
  return [
    {
      repetition_type: 'OPTIONAL',
      name,
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { repetition_type: 'REPEATED', name: 'list', num_children: 1 },
    ...element('element'),
  ]
}

function string(name: string): SchemaElement[] {
  return [
    {
      type: 'BYTE_ARRAY',
      repetition_type: 'OPTIONAL',
      name,
      converted_type: 'UTF8',
      logical_type: { type: 'STRING' },
    },
  ]
}

function int32(name: string): SchemaElement[] {
  return [{ type: 'INT32', repetition_type: 'OPTIONAL', name }]
}

function int64(name: string): SchemaElement[] {
  return [{ type: 'INT64', repetition_type: 'OPTIONAL', name }]
}

function double(name: string): SchemaElement[] {
  return [{ type: 'DOUBLE', repetition_type: 'OPTIONAL', name }]
}

function bool(name: string): SchemaElement[] {
  return [{ type: 'BOOLEAN', repetition_type: 'OPTIONAL', name }]
}

/** Naive microseconds, as the published files most likely hold. */
function timestamp(name: string): SchemaElement[] {
  return [
    {
      type: 'INT64',
      repetition_type: 'OPTIONAL',
      name,
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
    },
  ]
}
