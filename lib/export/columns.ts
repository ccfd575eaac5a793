/** What an export carries: one row a chat or vote, the same columns in every format. */
export interface ExportColumn {
  readonly name: string
  /** How a format writes it: a list is JSON in CSV and nested elsewhere, a time is UTC. */
  readonly kind: 'text' | 'integer' | 'flag' | 'time' | 'texts' | 'messages' | 'context'
  /** For a reader of `/api`. */
  readonly means: string
  /** Where it stands: in both kinds of dataset unless said otherwise. */
  readonly of?: 'chat' | 'battle'
}

const COLUMNS: readonly ExportColumn[] = [
  { name: 'id', kind: 'text', means: 'the id of the row, as in its address' },
  { name: 'model', kind: 'text', means: 'the model', of: 'chat' },
  { name: 'model_a', kind: 'text', means: 'the model of side A', of: 'battle' },
  { name: 'model_b', kind: 'text', means: 'the model of side B', of: 'battle' },
  {
    name: 'winner',
    kind: 'text',
    means: 'model_a, model_b, tie or both_bad; null where nobody voted',
    of: 'battle',
  },
  { name: 'language', kind: 'text', means: 'BCP-47 code, or unknown' },
  { name: 'language_raw', kind: 'text', means: 'the language as stored' },
  { name: 'turns', kind: 'integer', means: 'user turns of this chat or evaluation' },
  { name: 'time', kind: 'time', means: 'when it took place, UTC' },
  { name: 'categories', kind: 'texts', means: 'keys of the categories that hold' },
  { name: 'preset', kind: 'text', means: 'the source set of a preset image; null where it is none' },
  { name: 'code', kind: 'flag', means: 'whether the data says that it is about code' },
  { name: 'anonymous', kind: 'flag', means: 'whether the models were hidden from the voter', of: 'battle' },
  { name: 'prompt', kind: 'text', means: 'the first message of the user, whole' },
  { name: 'conversation', kind: 'messages', means: 'every message: role, content, other', of: 'chat' },
  { name: 'conversation_a', kind: 'messages', means: 'every message of side A', of: 'battle' },
  { name: 'conversation_b', kind: 'messages', means: 'every message of side B', of: 'battle' },
  {
    name: 'context',
    kind: 'context',
    means: 'turns of the session before this evaluation: user, a, b',
    of: 'battle',
  },
  { name: 'prompt_tokens', kind: 'integer', means: 'tokens of the user, as the data counts them' },
  ...(['a', 'b'] as const).flatMap((side): ExportColumn[] =>
    (['tokens', 'headers', 'lists', 'bold'] as const).map((counted) => ({
      name: `${counted}_${side}`,
      kind: 'integer',
      means: `${counted === 'bold' ? 'bold passages' : counted} in the answers of side ${side.toUpperCase()}`,
      of: 'battle',
    })),
  ),
  { name: 'user', kind: 'text', means: 'the user or judge' },
  { name: 'session', kind: 'text', means: 'the evaluation session', of: 'battle' },
  { name: 'order', kind: 'integer', means: 'place of the evaluation in its session', of: 'battle' },
  {
    name: 'images',
    kind: 'texts',
    means:
      'SHA-256 of each image, null for one that could not be read; no bytes: /media/{slug}/{hash} has them',
  },
  { name: 'question', kind: 'text', means: 'hash that rows with the same question share' },
  { name: 'marked', kind: 'flag', means: 'whether bytes that were not UTF-8 were replaced by �' },
  { name: 'labels', kind: 'texts', means: 'labels that readers gave, in the order they were given' },
  { name: 'note', kind: 'text', means: 'the note of readers; null where there is none' },
  { name: 'source_file', kind: 'text', means: 'the parquet file in the dataset’s folder' },
  { name: 'source_row', kind: 'integer', means: 'the row in that file, from 0' },
]

/** The columns of an export of this kind of dataset, in their order. */
export function exportColumns(kind: 'chat' | 'battle'): readonly ExportColumn[] {
  return COLUMNS.filter(({ of }) => of === undefined || of === kind)
}

/** For the documentation: every column once. */
export const documentedColumns: readonly ExportColumn[] = COLUMNS
