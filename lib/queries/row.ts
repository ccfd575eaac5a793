import { ApiError } from '../api-error'
import type { Dataset } from '../catalog'
import type { Conversation, Message, Part } from '../conversation'
import { fetchRepairedRows } from '../indexing/broken-text'
import { column, literal, sql } from '../sql'
import type { Side } from '../vote'
import { fetchRows, orNull, type RowSummary } from './rows'

/** A row, whole: what the reader needs beyond the list. */
export interface Row {
  readonly summary: RowSummary
  /** One for a chat; sides A and B for a vote. */
  readonly conversations: readonly Conversation[]
  /** Turns of the session before this evaluation, answered by other models. */
  readonly context: readonly ContextTurn[]
  /** Counts that came with the data; null where it has none. */
  readonly style: { readonly a: StyleCount | null; readonly b: StyleCount | null }
}

export interface ContextTurn {
  readonly user: readonly Message[]
  readonly a: readonly Message[]
  readonly b: readonly Message[]
}

export interface StyleCount {
  readonly tokens: number | null
  readonly headers: number | null
  readonly lists: number | null
  readonly bold: number | null
}

interface RawMessage {
  readonly role: string | null
  readonly content: string | null
  readonly other: string | null
}

interface RawTranscript {
  readonly a: RawMessage[] | null
  readonly b: RawMessage[] | null
  readonly context: { user: RawMessage[] | null; a: RawMessage[] | null; b: RawMessage[] | null }[] | null
}

export async function fetchRow(dataset: Dataset, row: number): Promise<Row> {
  const source = dataset.counted.sources[row]
  // By a plain number, which the index looks up: a subquery in its place would read through all transcripts.
  const [[summary], [transcript]] = await Promise.all([
    fetchRows(dataset, [row]),
    source === undefined
      ? []
      : dataset.db.query<RawTranscript>(sql`SELECT a, b, context FROM transcripts WHERE source = ${source}`),
  ])
  if (!summary || !transcript) throw new Error(`row ${row} of ${dataset.slug} has no transcript`)
  const sides = dataset.kind === 'chat' ? [transcript.a] : [transcript.a, transcript.b]
  return {
    summary,
    conversations: sides.map((messages) => ({ messages: messagesOf(messages) })),
    context: (transcript.context ?? []).map((turn) => ({
      user: messagesOf(turn.user),
      a: messagesOf(turn.a),
      b: messagesOf(turn.b),
    })),
    style: { a: styleOf(dataset, row, 'a'), b: styleOf(dataset, row, 'b') },
  }
}

/** The row straight from the parquet; image bytes are left out, their length stands in for them. */
export async function fetchRawRow(dataset: Dataset, summary: RowSummary): Promise<Record<string, unknown>> {
  const file = dataset.files.find((candidate) => candidate.name === summary.source.file)
  if (!file) throw new Error(`${summary.source.file} is not among the files of ${dataset.slug}`)
  const images = dataset.imageColumn
  const from = sql`read_parquet(${literal(file.path)}, file_row_number = true)`
  const measured = images
    ? sql`SELECT * EXCLUDE (file_row_number, ${column(images)}), NULL AS ${column(images)}`
    : sql`SELECT * EXCLUDE (file_row_number)`
  const place = summary.source.row
  const row = await dataset.db
    .query(sql`${measured} FROM ${from} WHERE file_row_number = ${place}`)
    .then(([found]) => found)
    .catch(() => fetchRepairedRow(file, images, place))
  if (!row) throw goneFrom(file.name)
  return images ? { ...row, [images]: await fetchImageNotes(dataset, summary) } : row
}

/** A row that DuckDB refuses, since a string in its group is not UTF-8, or because the file is no longer what it was. */
async function fetchRepairedRow(
  file: { readonly path: string; readonly name: string },
  images: string,
  place: number,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const [found] = await fetchRepairedRows(file.path, images || undefined, place, place + 1)
    return found?.row
  } catch (error) {
    throw goneFrom(file.name, error)
  }
}

function goneFrom(name: string, cause?: unknown): ApiError {
  return Object.assign(
    new ApiError(
      404,
      'no_raw_row',
      `${name} does not hold this row any more: the file is gone or was replaced since it was read. Start again to read it anew.`,
    ),
    { cause },
  )
}

/** What stands for the bytes of a row's images: their hash and length. */
async function fetchImageNotes(dataset: Dataset, summary: RowSummary): Promise<unknown> {
  if (!dataset.hasImages) return 'bytes left out'
  return dataset.db.query(
    sql`SELECT n, hash AS sha256, length FROM places JOIN files USING (file)
      WHERE files.name = ${summary.source.file} AND file_row = ${summary.source.row} ORDER BY n`,
  )
}

function messagesOf(raw: readonly (RawMessage | null)[] | null): Message[] {
  return (raw ?? []).flatMap((message) => {
    if (!message) return []
    const parts: Part[] = []
    if (message.content) parts.push({ kind: 'text', text: message.content })
    if (message.other) parts.push({ kind: 'other', type: message.other, note: 'not in the data' })
    return [{ role: message.role ?? '', parts }]
  })
}

function styleOf({ counted }: Dataset, row: number, side: Side): StyleCount | null {
  const { tokens, headers, lists, bold } = counted.sides[side]
  const style = {
    tokens: orNull(tokens[row]),
    headers: orNull(headers[row]),
    lists: orNull(lists[row]),
    bold: orNull(bold[row]),
  }
  return Object.values(style).every((value) => value === null) ? null : style
}
