import type { Dataset } from '../catalog'
import type { ExportContext, ExportMessage, ExportRow } from '../export/columns'
import { join, sql } from '../sql'
import type { View } from '../view'
import { fetchMatches, type Matches } from './matches'
import { fetchOrder } from './order'
import { fetchRows, orNull } from './rows'

/** Rows asked for at once: what an export holds at any time is these, whatever the view. */
const BATCH = 250

/**
 * The rows of a view, whole, in its order. Row numbers come first, then some rows at a time by their indexes: a
 * statement over all of them would be a DuckDB stream, and these end early without an error.
 */
export async function openExport(
  dataset: Dataset,
  view: View,
): Promise<{ readonly total: number; batches(): AsyncGenerator<ExportRow[]> }> {
  const [matches, order] = await Promise.all([fetchMatches(dataset, view.chosen), fetchOrder(dataset, view)])
  const said = saidOf(matches)
  return {
    total: matches.total,
    async *batches() {
      const numbers = inOrder(matches, order)
      for (let start = 0; start < numbers.length; start += BATCH) {
        yield await fetchWholeRows(dataset, [...numbers.subarray(start, start + BATCH)], said)
      }
    },
  }
}

/** All matching rows. Four bytes a row, so that a view may be exported while others are read. */
function inOrder(matches: Matches, order: Int32Array | undefined): Int32Array {
  return order ? order.filter((row) => matches.misses[row] === 0) : matches.found
}

type Said = ReadonlyMap<number, { readonly labels: readonly string[]; readonly note: string | null }>

/** What readers said when the export was begun: like its rows, it is of one moment. */
function saidOf({ labels }: Matches): Said {
  return new Map(
    [...(labels?.byRow ?? [])].map(([row, { labels, note }]) => [
      row,
      { labels: [...labels], note: note || null },
    ]),
  )
}

interface StoredTranscript {
  readonly source: number
  readonly a: ExportMessage[] | null
  readonly b: ExportMessage[] | null
  readonly context:
    | { user: ExportMessage[] | null; a: ExportMessage[] | null; b: ExportMessage[] | null }[]
    | null
}

/** @throws Error when a row that the index names is not in it. */
async function fetchWholeRows(
  dataset: Dataset,
  numbers: readonly number[],
  said: Said,
): Promise<ExportRow[]> {
  const sources = numbers.map((number) => dataset.counted.sources[number] ?? -1)
  const [summaries, transcripts] = await Promise.all([
    fetchRows(dataset, numbers),
    dataset.db.query<StoredTranscript>(
      sql`SELECT source, a, b, context FROM transcripts WHERE source IN (${join(sources)})`,
    ),
  ])
  if (summaries.length !== numbers.length || transcripts.length !== numbers.length) {
    throw new Error(
      `${dataset.slug}: ${numbers.length} rows were asked for, ${summaries.length} with ${transcripts.length} transcripts came`,
    )
  }
  const bySource = new Map(transcripts.map((transcript) => [transcript.source, transcript]))
  const { a: countsA, b: countsB } = dataset.counted.sides
  return summaries.map((summary, at) => {
    const number = numbers[at] ?? -1
    const transcript = bySource.get(sources[at] ?? -1)
    const a = messagesOf(transcript?.a)
    const labelled = said.get(number)
    const asked = a.find(({ role }) => role === 'user')
    const both = {
      language: summary.language,
      language_raw: summary.language_raw,
      turns: summary.turns,
      time: summary.time,
      categories: summary.categories,
      preset: summary.preset,
      code: summary.code,
    }
    const end = {
      images: summary.images,
      question: summary.question,
      marked: summary.marked,
      labels: labelled?.labels ?? [],
      note: labelled?.note ?? null,
      source_file: summary.source.file,
      source_row: summary.source.row,
    }
    const prompt = asked?.content ?? ''
    if (dataset.kind === 'chat') {
      return {
        id: summary.id,
        model: summary.model ?? null,
        ...both,
        prompt,
        conversation: a,
        prompt_tokens: summary.prompt_tokens,
        user: summary.user,
        ...end,
      }
    }
    return {
      id: summary.id,
      model_a: summary.model_a ?? null,
      model_b: summary.model_b ?? null,
      winner: summary.winner ?? null,
      ...both,
      anonymous: summary.anonymous,
      prompt,
      conversation_a: a,
      conversation_b: messagesOf(transcript?.b),
      context: (transcript?.context ?? []).map(contextOf),
      prompt_tokens: summary.prompt_tokens,
      tokens_a: orNull(countsA.tokens[number]),
      headers_a: orNull(countsA.headers[number]),
      lists_a: orNull(countsA.lists[number]),
      bold_a: orNull(countsA.bold[number]),
      tokens_b: orNull(countsB.tokens[number]),
      headers_b: orNull(countsB.headers[number]),
      lists_b: orNull(countsB.lists[number]),
      bold_b: orNull(countsB.bold[number]),
      user: summary.user,
      session: summary.session,
      order: summary.order,
      ...end,
    }
  })
}

function contextOf(turn: NonNullable<StoredTranscript['context']>[number]): ExportContext {
  return { user: messagesOf(turn.user), a: messagesOf(turn.a), b: messagesOf(turn.b) }
}

function messagesOf(messages: readonly (ExportMessage | null)[] | null | undefined): ExportMessage[] {
  return (messages ?? []).filter((message) => message !== null)
}
