import type { Dataset } from '../catalog'
import { fetchMatches, matchingRows } from '../queries/matches'
import { fetchOrder } from '../queries/order'
import { fetchRows, orNull } from '../queries/rows'
import { sql } from '../sql'
import type { View } from '../view'

interface Message {
  readonly role: string | null
  readonly content: string | null
  readonly other: string | null
}
type Messages = readonly (Message | null)[] | null

interface StoredTranscript {
  readonly source: number
  readonly a: Messages
  readonly b: Messages
  readonly context: readonly { user: Messages; a: Messages; b: Messages }[] | null
}

/** What an export of a view must say, a row an object: put together from what lists and rows show, not by SQL. */
export async function exportedRows(dataset: Dataset, view: View): Promise<Record<string, unknown>[]> {
  const [matches, order] = await Promise.all([fetchMatches(dataset, view.chosen), fetchOrder(dataset, view)])
  const found = matchingRows(matches)
  const numbers = order ? [...order].filter((row) => matches.misses[row] === 0) : [...found]
  const summaries = await fetchRows(dataset, numbers)
  const transcripts = await dataset.db.query<StoredTranscript>(
    sql`SELECT source, a, b, context FROM transcripts`,
  )
  const bySource = new Map(transcripts.map((transcript) => [transcript.source, transcript]))
  const { sides, sources } = dataset.counted
  return summaries.map((summary, at) => {
    const number = numbers[at] ?? -1
    const transcript = bySource.get(sources[number] ?? -1)
    const a = messagesOf(transcript?.a)
    const said = matches.labels?.byRow.get(number)
    const counts = (['a', 'b'] as const).flatMap((side) =>
      (['tokens', 'headers', 'lists', 'bold'] as const).map(
        (name) => [`${name}_${side}`, orNull(sides[side][name][number])] as const,
      ),
    )
    const battle = dataset.kind === 'battle'
    return {
      id: summary.id,
      ...(battle
        ? { model_a: summary.model_a, model_b: summary.model_b, winner: summary.winner }
        : { model: summary.model }),
      language: summary.language,
      language_raw: summary.language_raw,
      turns: summary.turns,
      time: summary.time,
      categories: summary.categories,
      preset: summary.preset,
      code: summary.code,
      ...(battle ? { anonymous: summary.anonymous } : {}),
      prompt: (transcript?.a ?? []).find((message) => message?.role === 'user')?.content ?? '',
      ...(battle
        ? {
            conversation_a: a,
            conversation_b: messagesOf(transcript?.b),
            context: (transcript?.context ?? []).map((turn) => ({
              user: messagesOf(turn.user),
              a: messagesOf(turn.a),
              b: messagesOf(turn.b),
            })),
          }
        : { conversation: a }),
      prompt_tokens: summary.prompt_tokens,
      ...(battle ? Object.fromEntries(counts) : {}),
      user: summary.user,
      ...(battle ? { session: summary.session, order: summary.order } : {}),
      images: summary.images,
      question: summary.question,
      marked: summary.marked,
      labels: [...(said?.labels ?? [])],
      note: said?.note || null,
      source_file: summary.source.file,
      source_row: summary.source.row,
    }
  })
}

/** `other` stands only where a message held something else. */
function messagesOf(messages: Messages | undefined): Partial<Message>[] {
  return (messages ?? [])
    .filter((message) => message !== null)
    .map(({ other, ...message }) => (other === null ? message : { ...message, other }))
}
